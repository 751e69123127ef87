"""A foreign key is a list.

## What it does

Reports names in `fields` of `@hasOne` and `@belongsTo` of fields that are lists.

## Why is this bad?

The transformers accept it, but a list is not a key, so the related record is not found.

## Example

```graphql bad
type Author @model @auth(rules: [{ allow: owner }]) {
  name: String
}

type Post @model @auth(rules: [{ allow: owner }]) {
  authorIDs: [ID]
  author: Author @hasOne(fields: ["authorIDs"])
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
from amplify_ls.rules.gen1.related import relations_in
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.gen1.facts.declared import Declared


def check(declared: Declared) -> Iterator[Finding]:
    for relation in relations_in(declared):
        for name in relation.fields or () if relation.kind in ("hasOne", "belongsTo") else ():
            field = declared.definition.field(name.text)
            if field is not None and field.type.is_list and declared.api.is_scalar_or_enum(field.type.name.text):
                yield Finding(
                    name.span,
                    f"The field `{declared.name}.{name.text}` is a list and cannot be the key of one `{relation.target}`.",
                )


RULE = Rule(
    code="gen1/list-as-foreign-key",
    severity=Severity.WARNING,
    stages=(Stage.RUNTIME,),
    subject=Subject.GEN1_DEFINITION,
    directives=RELATION_DIRECTIVES,
    summary="A foreign key is a list.",
    covers=("G151",),
    check=check,
    added="0.2.0",
)
