"""A rule for owners grants nothing that a rule for all users does not grant.

## What it does

Reports rules with `allow: owner` in a model that also has `allow: private` of the same provider with at least the same
operations.

## Why is this bad?

Every signed-in user may do to every record what the rule for owners grants, which is rarely intended.

## Example

```graphql bad
type Todo @model @auth(rules: [{ allow: owner }, { allow: private }]) {
  content: String
}
```

Use instead:

```graphql good
type Todo @model @auth(rules: [{ allow: owner }, { allow: private, operations: [read] }]) {
  content: String
}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.gen1.facts.auth_rules import DEFAULT_OPERATIONS, READ_OPERATIONS
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from amplify_ls.gen1.facts.auth_rules import AuthRule
    from amplify_ls.gen1.facts.declared import Declared

_OPERATIONS = frozenset({*DEFAULT_OPERATIONS, *READ_OPERATIONS})


def check(declared: Declared) -> Iterator[Finding]:
    model = declared.model
    if model is None:
        return
    granted = _granted_to_all(model.rules)
    for rule in model.rules:
        if rule.strategy != "owner" or rule.groups:
            continue
        if any(operations.issuperset(rule.operations) for operations in granted.get(rule.provider, ())):
            yield Finding(
                rule.node.span,
                f"The rule for owners of `{declared.name}` has no effect: all signed-in users have the same access.",
            )


def _granted_to_all(rules: Sequence[AuthRule]) -> dict[str, set[frozenset[str]]]:
    """The operations that each rule for all users allows, by provider.

    Only operations that exist: there are few combinations of them, so thousands of rules are not compared in pairs.
    """
    granted: dict[str, set[frozenset[str]]] = {}
    for rule in rules:
        if rule.strategy == "private":
            granted.setdefault(rule.provider, set()).add(_OPERATIONS.intersection(rule.operations))
    return granted


RULE = Rule(
    code="gen1/pointless-owner-rule",
    severity=Severity.INFORMATION,
    stages=(Stage.RUNTIME,),
    subject=Subject.GEN1_DEFINITION,
    directives=("auth",),
    summary="A rule for owners grants nothing that a rule for all users does not grant.",
    covers=("G251",),
    check=check,
    added="0.2.0",
)
