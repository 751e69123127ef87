"""A relationship uses a field as a key that is not a scalar or an enum.

## What it does

Reports names in `fields` and `references` of fields whose type is another type or a model.

## Why is this bad?

The transformers reject the relationship: `must be scalar or enum fields`.

## Example

```graphql bad
type Meta { note: String }

type Author @model @auth(rules: [{ allow: owner }]) {
  name: String
}

type Post @model @auth(rules: [{ allow: owner }]) {
  meta: Meta
  author: Author @hasOne(fields: ["meta"])
}
```

Use instead:

```graphql good
type Author @model @auth(rules: [{ allow: owner }]) {
  name: String
}

type Post @model @auth(rules: [{ allow: owner }]) {
  authorID: ID
  author: Author @hasOne(fields: ["authorID"])
}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.gen1.catalog.directives import RELATION_DIRECTIVES
from amplify_ls.rules.gen1.related import relations_in, target_of
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.gen1.facts.declared import Declared


def check(declared: Declared) -> Iterator[Finding]:
    for relation in relations_in(declared):
        target = target_of(declared, relation)
        if target is None:
            continue
        is_ours = relation.references is None or relation.kind == "belongsTo"
        for name in (relation.references if relation.references is not None else relation.fields) or ():
            own = declared.definition.field(name.text)
            other = target.field(name.text)
            base = (None if own is None else own.type.name.text) if is_ours else None if other is None else other.base
            if base is not None and not declared.api.is_scalar_or_enum(base) and declared.api.chunk(base) is not None:
                what = "fields" if relation.references is None else "reference fields"
                yield Finding(
                    name.span,
                    f"The field `{name.text}` cannot be a key, because its type is `{base}`.",
                    package_message=f"All {what} provided to @{relation.kind} must be scalar or enum fields.",
                )


RULE = Rule(
    code="gen1/relationship-field-not-scalar",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.GEN1_DEFINITION,
    directives=RELATION_DIRECTIVES,
    summary="A relationship uses a field as a key that is not a scalar or an enum.",
    covers=("G138", "G169"),
    check=check,
    added="0.2.0",
)
