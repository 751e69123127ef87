"""A rule names groups, but its strategy is another one.

## What it does

Reports `groups` in rules with `allow: private`, `allow: public` or `allow: owner`.

## Why is this bad?

For `private` and `public` the groups are ignored, so every signed-in user, or everyone with the API key, is granted access.
A rule for owners becomes a rule for groups, and owners have no access.

## Example

```graphql bad
type Todo @model @auth(rules: [{ allow: private, groups: ["Admin"] }]) {
  content: String
}
```

Use instead:

```graphql good
type Todo @model @auth(rules: [{ allow: groups, groups: ["Admin"] }]) {
  content: String
}
```

## Fix safety

The fix changes who is granted access, so it is unsafe.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.graphql_operations import (
    SetText,
)
from amplify_ls.edits.operations import Fix
from amplify_ls.rules.gen1.access import (
    auth_places,
)
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.gen1.facts.auth_rules import AuthRule
    from amplify_ls.gen1.facts.declared import Declared


def check(declared: Declared) -> Iterator[Finding[AuthRule]]:
    for place in auth_places(declared):
        for rule in place.rules:
            if rule.allow is None or not rule.groups or rule.strategy not in ("private", "public", "owner"):
                continue
            if rule.groups_field is not None:
                continue
            effect = (
                "so owners have no access"
                if rule.strategy == "owner"
                else "so every signed-in user has access"
                if rule.strategy == "private"
                else "so everyone has access"
            )
            verb = "turns the rule into one for groups" if rule.strategy == "owner" else "is ignored"
            yield Finding(rule.allow.span, f"`groups` {verb} with `allow: {rule.strategy}`, {effect}.", data=rule)


def fix(finding: Finding[AuthRule]) -> Iterator[Fix]:
    yield Fix("Change to `allow: groups`", (SetText(finding.span, "groups"),), is_preferred=True)


RULE = Rule(
    code="gen1/ignored-groups",
    severity=Severity.WARNING,
    stages=(Stage.RUNTIME,),
    subject=Subject.GEN1_DEFINITION,
    directives=("auth",),
    summary="A rule names groups, but its strategy is another one.",
    covers=("G235", "G236"),
    check=check,
    fix=fix,
    fixable="always",
    added="0.2.0",
)
