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
    for each in declared.api.incoming(declared.name):
        if not any(relation.kind == "hasMany" and relation.is_implicit for relation in each.relations):
            continue
        field = declared.definition.field(foreign_key_name(declared.api, each.owner, each.key[0], each.field))
        base = each.key_types[0]
        if field is not None and base and (field.type.name.text != base or field.type.is_list):
            yield Finding(
                field.type.name.span,
                f"The field `{declared.name}.{field.name.text}` is the foreign key of `{each.owner}.{each.field}` "
                f"and should be of type `{base}`.",
            )


RULE = Rule(
    code="gen1/foreign-key-taken",
    severity=Severity.WARNING,
    stages=(Stage.RUNTIME,),
    subject=Subject.GEN1_DEFINITION,
    directives=("model",),
    summary="A field has the name of a generated foreign key and another type.",
    covers=("G150",),
    check=check,
    added="0.2.0",
)
