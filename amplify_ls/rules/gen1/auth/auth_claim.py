"""An authorization rule has a claim of another strategy.

## What it does

Reports `identityClaim` in a rule for groups, and `groupClaim` in a rule for owners.

## Why is this bad?

The transformers reject the rule.

## Example

```graphql bad
type Todo @model @auth(rules: [{ allow: groups, groups: ["Admin"], identityClaim: "role" }]) {
  content: String
}
```

Use instead:

```graphql good
type Todo @model @auth(rules: [{ allow: groups, groups: ["Admin"], groupClaim: "role" }]) {
  content: String
}
```

## Fix safety

The other key is what the strategy needs, but access changes, so the fix is unsafe.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.graphql_operations import (
    RemoveEntry,
    SetText,
)
from amplify_ls.edits.operations import Fix
from amplify_ls.gen1.syntax.nodes import (
    Argument,
    TextValue,
)
from amplify_ls.rules.gen1.access import (
    auth_places,
)
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.gen1.facts.auth_rules import AuthRule
    from amplify_ls.gen1.facts.declared import Declared

_WRONG = {
    "groups": ("identityClaim", "groupClaim", "'allow: owner'"),
    "owner": ("groupClaim", "identityClaim", "'allow: groups'"),
}


def check(declared: Declared) -> Iterator[Finding[tuple[AuthRule, Argument, str]]]:
    for place in auth_places(declared):
        for rule in place.rules:
            wrong, right, needed = _WRONG.get(rule.strategy, ("", "", ""))
            entry = rule.node.entry(wrong) if wrong else None
            if entry is not None and isinstance(entry.value, TextValue) and entry.value.text:
                joint = "for " if wrong == "identityClaim" else ""
                yield Finding(
                    entry.name.span,
                    f"`{wrong}` does not apply to `allow: {rule.strategy}`.",
                    package_message=f"@auth {wrong} can only be used {joint}{needed}",
                    data=(rule, entry, right),
                )


def fix(finding: Finding[tuple[AuthRule, Argument, str]]) -> Iterator[Fix]:
    rule, entry, right = finding.data
    if rule.node.entry(right) is None:
        yield Fix(f"Change to `{right}`", (SetText(entry.name.span, right),), is_preferred=True)
    else:
        yield Fix(f"Remove `{entry.name.text}`", (RemoveEntry(rule.node, entry),), is_preferred=True)


RULE = Rule(
    code="gen1/auth-claim",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.GEN1_DEFINITION,
    directives=("auth",),
    summary="An authorization rule has a claim of another strategy.",
    covers=("G224", "G225"),
    check=check,
    fix=fix,
    fixable="always",
    added="0.2.0",
)
