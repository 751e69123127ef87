"""A field has the name of a generated foreign key and another type.

## What it does

Reports fields named like the foreign key that an implicit `@hasMany` of another model adds, whose type is not that of the
key.

## Why is this bad?

The field is used as it is, but the generated index expects the type of the key, so queries and records do not fit.

## Example

```graphql bad
type Post @model @auth(rules: [{ allow: owner }]) {
  comments: [Comment] @hasMany
}

type Comment @model @auth(rules: [{ allow: owner }]) {
  postCommentsId: Int
}
```

Use instead:

```graphql good
type Post @model @auth(rules: [{ allow: owner }]) {
  comments: [Comment] @hasMany
}

type Comment @model @auth(rules: [{ allow: owner }]) {
  postCommentsId: ID
}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.rules.gen1.related import foreign_key_name
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.gen1.facts.declared import Declared


def check(declared: Declared) -> Iterator[Finding]:
    if declared.model is None:
        return
    for name in declared.api.model_names:
        shape = declared.api.shape(name)
        for other in () if shape is None else shape.fields:
            if (
                shape is None
                or other.base != declared.name
                or not any(each.kind == "hasMany" and each.is_implicit for each in other.relations)
            ):
                continue
            field = declared.definition.field(foreign_key_name(declared.api, shape, other.name))
            base = shape.key_types()[0]
            if field is not None and base and (field.type.name.text != base or field.type.is_list):
                yield Finding(
                    field.type.name.span,
                    f"The field `{declared.name}.{field.name.text}` is the foreign key of `{name}.{other.name}` "
                    f"and should be of type `{base}`.",
                )


RULE = Rule(
    code="gen1/foreign-key-taken",
    severity=Severity.WARNING,
    stages=(Stage.RUNTIME,),
    subject=Subject.GEN1_DEFINITION,
    summary="A field has the name of a generated foreign key and another type.",
    covers=("G150",),
    check=check,
    added="0.2.0",
)
