"""Both sides of a many-to-many relationship are in the same model.

## What it does

Reports the second `@manyToMany` of a relation name in a model whose fields refer to the model itself.

## Why is this bad?

The join model would have two indexes of the same name, so the transformers reject it. A join model with two `@hasMany`
relationships is possible.

## Example

```graphql bad
type User @model @auth(rules: [{ allow: owner }]) {
  follows: [User] @manyToMany(relationName: "Follows")
  followers: [User] @manyToMany(relationName: "Follows")
}
```

Use instead:

```graphql good
type User @model @auth(rules: [{ allow: owner }]) {
  follows: [Follow] @hasMany
}

type Follow @model @auth(rules: [{ allow: owner }]) {
  since: AWSDate
}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.gen1.catalog.directives import RELATION_DIRECTIVES
from amplify_ls.gen1.facts.texts import upper_first
from amplify_ls.rules.gen1.related import relations_in
from amplify_ls.rules.gen1.wording import related_types
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.gen1.facts.declared import Declared
    from amplify_ls.gen1.facts.models import Relation


def check(declared: Declared) -> Iterator[Finding]:
    seen: dict[str, Relation] = {}
    for relation in relations_in(declared):
        name = relation.relation_name
        if name is None or relation.kind != "manyToMany" or relation.target != declared.name:
            continue
        first = seen.setdefault(name.text, relation)
        if first is not relation and len(declared.api.sides(name.text)) == 2:
            yield Finding(
                relation.directive.at_name,
                f"Both sides of `{name.text}` are in `{declared.name}`, but a model cannot have a many-to-many "
                "relationship with itself.",
                related_types(first.field.name, "The first side"),
                package_message=(
                    f"You may only supply one @index with the name 'by{declared.name}' on type '{upper_first(name.text)}'."
                ),
            )


RULE = Rule(
    code="gen1/many-to-many-self",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.GEN1_DEFINITION,
    directives=RELATION_DIRECTIVES,
    summary="Both sides of a many-to-many relationship are in the same model.",
    covers=("G185",),
    check=check,
    added="0.2.0",
)
