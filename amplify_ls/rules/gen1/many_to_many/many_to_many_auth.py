"""The models of a many-to-many relationship have different authorization rules.

## What it does

Reports `@manyToMany` between two models whose `@auth` rules differ.

## Why is this bad?

The join model has the rules of both models, so who may read one of them may read and change the links of the other.

## Example

```graphql bad
type Course @model @auth(rules: [{ allow: private }]) {
  students: [Student] @manyToMany(relationName: "Enrollment")
}

type Student @model @auth(rules: [{ allow: groups, groups: ["Teachers"] }]) {
  courses: [Course] @manyToMany(relationName: "Enrollment")
}
```

Use instead:

```graphql good
type Course @model @auth(rules: [{ allow: private }]) {
  students: [Student] @manyToMany(relationName: "Enrollment")
}

type Student @model @auth(rules: [{ allow: private }]) {
  courses: [Course] @manyToMany(relationName: "Enrollment")
}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.gen1.catalog.directives import RELATION_DIRECTIVES
from amplify_ls.gen1.syntax.nodes import (
    Directive,
    ListValue,
)
from amplify_ls.gen1.validation.values import written
from amplify_ls.rules.gen1.related import is_first_side, relations_in
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.gen1.facts.declared import Declared


def check(declared: Declared) -> Iterator[Finding]:
    own = declared.definition.directive("auth")
    for relation in relations_in(declared):
        name = relation.relation_name
        if name is None or relation.kind != "manyToMany" or relation.target == declared.name:
            continue
        other = declared.api.definition(relation.target)
        rules = None if other is None else other.directive("auth")
        sides = declared.api.sides(name.text)
        if len(sides) != 2 or own is None or rules is None or not is_first_side(declared, relation, name.text):
            continue
        if _shown(own) != _shown(rules):
            yield Finding(
                relation.directive.at_name,
                f"The join model of `{name.text}` has the authorization rules of `{declared.name}` and of "
                f"`{relation.target}`, which differ.",
            )


def _shown(directive: Directive) -> frozenset[str]:
    value = directive.get("rules")
    return frozenset(map(written, value.items)) if isinstance(value, ListValue) else frozenset()


RULE = Rule(
    code="gen1/many-to-many-auth",
    severity=Severity.WARNING,
    stages=(Stage.RUNTIME,),
    subject=Subject.GEN1_DEFINITION,
    directives=RELATION_DIRECTIVES,
    summary="The models of a many-to-many relationship have different authorization rules.",
    covers=("G187",),
    check=check,
    added="0.2.0",
)
