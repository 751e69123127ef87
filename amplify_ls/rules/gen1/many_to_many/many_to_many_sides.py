"""A many-to-many relationship does not have exactly two sides.

## What it does

Reports `@manyToMany` with a `relationName` that is used once, or more than twice.

## Why is this bad?

The transformers reject the relationship: `must be used in exactly two locations`.

## Example

```graphql bad
type Post @model @auth(rules: [{ allow: owner }]) {
  tags: [Tag] @manyToMany(relationName: "PostTags")
}

type Tag @model @auth(rules: [{ allow: owner }]) {
  label: String
}
```

Use instead:

```graphql good
type Post @model @auth(rules: [{ allow: owner }]) {
  tags: [Tag] @manyToMany(relationName: "PostTags")
}

type Tag @model @auth(rules: [{ allow: owner }]) {
  label: String
  posts: [Post] @manyToMany(relationName: "PostTags")
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
        name = relation.relation_name
        if name is None or relation.kind != "manyToMany":
            continue
        count = len(declared.api.sides(name.text))
        if count != 2 and not declared.api.has_broken_definitions:
            times = "once" if count == 1 else f"{count} times"
            yield Finding(
                relation.directive.at_name,
                f"The relation name `{name.text}` is used {times}, but must be used on both sides.",
                package_message=f"@manyToMany relation '{name.text}' must be used in exactly two locations.",
            )


RULE = Rule(
    code="gen1/many-to-many-sides",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.GEN1_DEFINITION,
    directives=RELATION_DIRECTIVES,
    summary="A many-to-many relationship does not have exactly two sides.",
    covers=("G180",),
    check=check,
    added="0.2.0",
)
