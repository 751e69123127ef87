"""The two sides of a many-to-many relationship do not refer to each other.

## What it does

Reports the type of a `@manyToMany` field that is not the model with the other side.

## Why is this bad?

The transformers reject the relationship: `expects ... but got`.

## Example

```graphql bad
type Post @model @auth(rules: [{ allow: owner }]) {
  tags: [Author] @manyToMany(relationName: "PostTags")
}

type Tag @model @auth(rules: [{ allow: owner }]) {
  posts: [Post] @manyToMany(relationName: "PostTags")
}

type Author @model @auth(rules: [{ allow: owner }]) {
  name: String
}
```

Use instead:

```graphql good
type Post @model @auth(rules: [{ allow: owner }]) {
  tags: [Tag] @manyToMany(relationName: "PostTags")
}

type Tag @model @auth(rules: [{ allow: owner }]) {
  posts: [Post] @manyToMany(relationName: "PostTags")
}

type Author @model @auth(rules: [{ allow: owner }]) {
  name: String
}
```

## Fix safety

The fix is unsafe, because the relation name may be wrong instead.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.graphql_operations import (
    SetText,
)
from amplify_ls.edits.operations import Fix
from amplify_ls.gen1.catalog.directives import RELATION_DIRECTIVES
from amplify_ls.rules.gen1.related import relations_in
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.gen1.facts.declared import Declared
    from amplify_ls.gen1.facts.models import Relation


def check(declared: Declared) -> Iterator[Finding[tuple[Relation, str]]]:
    for relation in relations_in(declared):
        name = relation.relation_name
        sides = () if name is None or relation.kind != "manyToMany" else declared.api.sides(name.text)
        if name is None or len(sides) != 2:
            continue
        other = next(
            (side.model for side in sides if (side.model, side.field) != (declared.name, relation.field.name.text)), None
        )
        if other is not None and relation.target != other:
            yield Finding(
                relation.field.type.name.span,
                f"The other side of `{name.text}` is in `{other}`, but the type of "
                f"`{declared.name}.{relation.field.name.text}` is `{relation.target}`.",
                package_message=f"@manyToMany relation '{name.text}' expects '{other}' but got '{relation.target}'.",
                data=(relation, other),
            )


def fix(finding: Finding[tuple[Relation, str]]) -> Iterator[Fix]:
    relation, other = finding.data
    yield Fix(f"Change to `{other}`", (SetText(relation.field.type.name.span, other),), is_preferred=True)


RULE = Rule(
    code="gen1/many-to-many-target",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.GEN1_DEFINITION,
    directives=RELATION_DIRECTIVES,
    summary="The two sides of a many-to-many relationship do not refer to each other.",
    covers=("G181",),
    check=check,
    fix=fix,
    fixable="always",
    added="0.2.0",
)
