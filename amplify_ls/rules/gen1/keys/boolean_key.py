"""A key or an index contains a field of type Boolean.

## What it does

Reports `@primaryKey` and `@index` on fields of type `Boolean`, and such fields in `sortKeyFields`.

## Why is this bad?

DynamoDB has no keys of this type, and the transformers reject it.

## Example

```graphql bad
type Post @model @auth(rules: [{ allow: owner }]) {
  published: Boolean! @index(name: "byPublished")
}
```

Use instead:

```graphql good
type Post @model @auth(rules: [{ allow: owner }]) {
  state: String! @index(name: "byState")
}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.gen1.facts.texts import text_names
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.gen1.facts.declared import Declared
    from amplify_ls.gen1.syntax.nodes import (
        Field,
    )
    from amplify_ls.syntax.outline import Span


def check(declared: Declared) -> Iterator[Finding]:
    if not declared.definition.is_model:
        return
    for field, directive in (*declared.uses("primaryKey"), *declared.uses("index")):
        names = text_names(directive.get("sortKeyFields"))
        if _is_boolean(field):
            yield _finding(declared, field, field.type.name.span, "Boolean values cannot be used as sort keys.")
        for name in names:
            other = declared.definition.field(name.text)
            if other is None or not _is_boolean(other):
                continue
            if len(names) == 1:
                yield _finding(
                    declared, other, name.span, f"Sort Key Condition could not be constructed for field '{name.text}'"
                )
            else:
                yield _finding(declared, other, other.type.name.span, "Boolean values cannot be used as sort keys.")


def _is_boolean(field: Field) -> bool:
    return field.type.name.text == "Boolean" and not field.type.is_list


def _finding(declared: Declared, field: Field, span: Span, package_message: str) -> Finding:
    message = f"The field `{declared.name}.{field.name.text}` cannot be part of a key, because its type is `Boolean`."
    return Finding(span, message, package_message=package_message)


RULE = Rule(
    code="gen1/boolean-key",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.GEN1_DEFINITION,
    directives=("primaryKey", "index"),
    summary="A key or an index contains a field of type Boolean.",
    covers=("G089", "G090", "G109", "G110"),
    check=check,
    added="0.2.0",
)
