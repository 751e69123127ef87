"""The limit of a relationship is less than 1.

## What it does

Reports `limit` of `@hasMany` and `@manyToMany` with a value below 1.

## Why is this bad?

The transformers accept it, but no page can contain fewer than one record.

## Example

```graphql bad
type Post @model @auth(rules: [{ allow: owner }]) {
  comments: [Comment] @hasMany(limit: -5)
}

type Comment @model @auth(rules: [{ allow: owner }]) {
  text: String
}
```

Use instead:

```graphql good
type Post @model @auth(rules: [{ allow: owner }]) {
  comments: [Comment] @hasMany(limit: 50)
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
        limit = relation.limit
        if limit is not None and limit.is_integer and (limit.text.startswith("-") or limit.text.strip("0") == ""):
            yield Finding(
                limit.span,
                f"The limit of `{declared.name}.{relation.field.name.text}` is {limit.text}, but should be at least 1.",
            )


RULE = Rule(
    code="gen1/relationship-limit",
    severity=Severity.WARNING,
    stages=(Stage.RUNTIME,),
    subject=Subject.GEN1_DEFINITION,
    directives=RELATION_DIRECTIVES,
    summary="The limit of a relationship is less than 1.",
    covers=("G157",),
    check=check,
    added="0.2.0",
)
