"""A relationship is required.

## What it does

Reports relationship fields with an exclamation mark, except those with `references`.

## Why is this bad?

The generated foreign key becomes required. If the other record cannot be read, the whole record is null.

## Example

```graphql bad
type Post @model @auth(rules: [{ allow: owner }]) {
  comments: [Comment!]! @hasMany
}

type Comment @model @auth(rules: [{ allow: owner }]) {
  text: String
}
```

Use instead:

```graphql good
type Post @model @auth(rules: [{ allow: owner }]) {
  comments: [Comment] @hasMany
}

type Comment @model @auth(rules: [{ allow: owner }]) {
  text: String
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
        if relation.references is None and relation.field.type.is_required and declared.api.is_model(relation.target):
            _, end = relation.field.type.span.start, relation.field.type.span.end
            yield Finding(
                relation.field.type.span._replace(start=end - 1),
                f"`{declared.name}.{relation.field.name.text}` is required, so a record whose `{relation.target}` "
                "cannot be read is null as a whole.",
            )


RULE = Rule(
    code="gen1/required-relationship",
    severity=Severity.INFORMATION,
    stages=(Stage.RUNTIME,),
    subject=Subject.GEN1_DEFINITION,
    directives=RELATION_DIRECTIVES,
    summary="A relationship is required.",
    covers=("G156",),
    check=check,
    added="0.2.0",
)
