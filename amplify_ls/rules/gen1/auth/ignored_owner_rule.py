"""A rule depends on a record, but there is none.

## What it does

Reports rules with `allow: owner` or `groupsField` on fields of `Query`, `Mutation`, `Subscription` and of types without
`@model`.

## Why is this bad?

These rules compare the caller with a field of a record of a table. Elsewhere they are dropped, and if there is no other
rule, nobody is granted access.

## Example

```graphql bad
type Query {
  mine: [String] @function(name: "mine-${env}") @auth(rules: [{ allow: groups, groupsField: "team" }])
}
```

Use instead:

```graphql good
type Query {
  mine: [String] @function(name: "mine-${env}") @auth(rules: [{ allow: groups, groups: ["Team"] }])
}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.gen1.syntax.nodes import (
    Kind,
)
from amplify_ls.rules.gen1.access import (
    auth_places,
)
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.gen1.facts.declared import Declared


def check(declared: Declared) -> Iterator[Finding]:
    definition = declared.definition
    if definition.is_model or definition.kind is not Kind.TYPE or declared.api.is_model(declared.name):
        return
    for place in auth_places(declared):
        for rule in place.rules if place.field else ():
            entry = rule.node.entry("groupsField")
            if rule.strategy == "owner" and rule.allow is not None and not rule.groups:
                yield Finding(rule.allow.span, f"The rule for owners is ignored, because `{place.where}` belongs to no record.")
            elif entry is not None and rule.strategy == "groups":
                yield Finding(
                    entry.name.span,
                    f"The rule is ignored, because `{place.where}` belongs to no record with a field for groups.",
                )


RULE = Rule(
    code="gen1/ignored-owner-rule",
    severity=Severity.WARNING,
    stages=(Stage.RUNTIME,),
    subject=Subject.GEN1_DEFINITION,
    directives=("auth",),
    summary="A rule depends on a record, but there is none.",
    covers=("G238", "G245"),
    check=check,
    added="0.2.0",
)
