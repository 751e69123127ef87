"""A key or an index contains a field that is not a scalar or an enum.

## What it does

Reports `@primaryKey` and `@index` on lists, relationships and fields of other types, and such fields in `sortKeyFields`.

## Why is this bad?

DynamoDB keys are strings, numbers or binary values. The transformers reject the key: `cannot be a non-scalar`.

## Example

```graphql bad
type Stock @model @auth(rules: [{ allow: owner }]) {
  id: ID!
  tags: [String] @index(name: "byTag")
}
```

Use instead:

```graphql good
type Stock @model @auth(rules: [{ allow: owner }]) {
  id: ID!
  tag: String @index(name: "byTag")
}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.gen1.facts.texts import text_names
from amplify_ls.rules.gen1.keys_of_models import index_name, is_no_key
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.gen1.facts.declared import Declared


def check(declared: Declared) -> Iterator[Finding]:
    if not declared.definition.is_model:
        return
    for field, directive in (*declared.uses("primaryKey"), *declared.uses("index")):
        is_index = directive.name.text == "index"
        if is_no_key(declared, field):
            where = f"{declared.name}.{field.name.text}"
            yield Finding(
                directive.at_name if is_index else field.type.span,
                f"The field `{where}` cannot be the key of {'an index' if is_index else 'the table'}, because its "
                f"type is `{field.type.text}`.",
                package_message=(
                    f"Index '{index_name(declared, field, directive)}' on type '{where}' cannot be a non-scalar."
                    if is_index
                    else f"The primary key on type '{where}' cannot be a non-scalar."
                ),
            )
        for name in text_names(directive.get("sortKeyFields")):
            other = declared.definition.field(name.text)
            if other is not None and is_no_key(declared, other):
                where = f"{declared.name}.{name.text}"
                yield Finding(
                    name.span,
                    f"The field `{where}` cannot be a sort key, because its type is `{other.type.text}`.",
                    package_message=(
                        f"The sort key of index '{index_name(declared, field, directive)}' on type '{where}' "
                        "cannot be a non-scalar."
                        if is_index
                        else f"The primary key's sort key on type '{where}' cannot be a non-scalar."
                    ),
                )


RULE = Rule(
    code="gen1/key-not-scalar",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.GEN1_DEFINITION,
    directives=("primaryKey", "index"),
    summary="A key or an index contains a field that is not a scalar or an enum.",
    covers=("G083", "G085", "G107", "G108"),
    check=check,
    added="0.2.0",
)
