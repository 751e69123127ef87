"""A rule has a key of another strategy, which is ignored.

## What it does

Reports `ownerField`, `identityClaim`, `groupsField` and `groupClaim` in rules with `allow: private` or `allow: public`.

## Why is this bad?

The key is ignored, so every signed-in user, or everyone with the API key, is granted access to all records, not only owners or
members of groups to theirs.

## Example

```graphql bad
type Todo @model @auth(rules: [{ allow: private, ownerField: "author" }]) {
  author: String
  content: String
}
```

Use instead:

```graphql good
type Todo @model @auth(rules: [{ allow: owner, ownerField: "author" }]) {
  author: String
  content: String
}
```

## Fix safety

The fixes are unsafe: one of them changes who is granted access, and the other one removes what may have been intended.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.graphql_operations import RemoveEntry, SetText
from amplify_ls.edits.operations import Fix
from amplify_ls.gen1.facts.auth_rules import PROVIDERS
from amplify_ls.gen1.syntax.nodes import TextValue
from amplify_ls.rules.gen1.access import auth_places
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.gen1.facts.auth_rules import AuthRule
    from amplify_ls.gen1.facts.declared import Declared
    from amplify_ls.gen1.syntax.nodes import Argument

_EFFECTS = {"private": "every signed-in user has access", "public": "everyone has access"}
_STRATEGIES = {"ownerField": "owner", "identityClaim": "owner", "groupsField": "groups", "groupClaim": "groups"}


def check(declared: Declared) -> Iterator[Finding[tuple[AuthRule, Argument]]]:
    for place in auth_places(declared):
        for rule in place.rules:
            effect = _EFFECTS.get(rule.strategy)
            # `gen1/ignored-groups` reports rules with groups.
            if effect is None or rule.groups:
                continue
            for key in _STRATEGIES:
                entry = rule.node.entry(key)
                if entry is not None and isinstance(entry.value, TextValue):
                    message = f"`{key}` is ignored with `allow: {rule.strategy}`, so {effect}."
                    yield Finding(entry.name.span, message, data=(rule, entry))


def fix(finding: Finding[tuple[AuthRule, Argument]]) -> Iterator[Fix]:
    rule, entry = finding.data
    strategy = _STRATEGIES[entry.name.text]
    provider = rule.written_provider
    if rule.allow is not None and (provider is None or provider.text in PROVIDERS[strategy]):
        yield Fix(f"Change to `allow: {strategy}`", (SetText(rule.allow.span, strategy),), is_preferred=True)
    yield Fix(f"Remove `{entry.name.text}`", (RemoveEntry(rule.node, entry),))


RULE = Rule(
    code="gen1/ignored-rule-key",
    severity=Severity.WARNING,
    stages=(Stage.RUNTIME,),
    subject=Subject.GEN1_DEFINITION,
    directives=("auth",),
    summary="A rule has a key of another strategy, which is ignored.",
    covers=(),
    check=check,
    fix=fix,
    fixable="always",
    added="0.2.0",
)
