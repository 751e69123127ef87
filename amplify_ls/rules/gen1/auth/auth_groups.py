"""A rule for groups names no groups, or names them twice.

## What it does

Reports `allow: groups` without `groups` and `groupsField`, with an empty list of groups, and rules with both keys.

## Why is this bad?

The transformers reject the rule.

## Example

```graphql bad
type Todo @model @auth(rules: [{ allow: groups, groups: ["Admin"], groupsField: "team" }]) {
  content: String
  team: String
}
```

Use instead:

```graphql good
type Todo @model @auth(rules: [{ allow: groups, groups: ["Admin"] }]) {
  content: String
  team: String
}
```

## Fix safety

Removing one of the keys changes who is granted access, so the fix is unsafe.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.graphql_operations import (
    RemoveEntry,
)
from amplify_ls.edits.operations import Fix
from amplify_ls.gen1.syntax.nodes import (
    Argument,
    ListValue,
    NullValue,
)
from amplify_ls.rules.gen1.access import (
    auth_places,
)
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.gen1.facts.auth_rules import AuthRule
    from amplify_ls.gen1.facts.declared import Declared


def check(declared: Declared) -> Iterator[Finding[tuple[AuthRule, Argument] | None]]:
    for place in auth_places(declared):
        for rule in place.rules:
            groups, field = rule.node.entry("groups"), rule.node.entry("groupsField")
            is_empty = groups is not None and isinstance(groups.value, ListValue) and not groups.value.items
            if (
                groups is not None
                and field is not None
                and not isinstance(groups.value, NullValue)
                and not isinstance(field.value, NullValue)
            ):
                second = max(groups, field, key=lambda each: each.span.start)
                yield Finding(
                    second.name.span,
                    f"A rule of `{place.where}` has both `groups` and `groupsField`.",
                    package_message="This rule has groupsField and groups, please use one or the other",
                    data=(rule, second),
                )
            elif rule.strategy == "groups" and is_empty and groups is not None:
                yield Finding(
                    groups.value.span,
                    f"A rule of `{place.where}` has an empty list of groups.",
                    package_message="@auth rules using groups cannot have an empty list",
                )
            elif (
                rule.strategy == "groups"
                and (groups is None or isinstance(groups.value, NullValue))
                and (field is None or rule.groups_field is None or not rule.groups_field.text)
            ):
                yield Finding(
                    rule.node.span,
                    f"A rule of `{place.where}` for groups names no groups.",
                    package_message="@auth directive with 'groups' should have a defined groups list or a groupsField.",
                )


def fix(finding: Finding[tuple[AuthRule, Argument] | None]) -> Iterator[Fix]:
    if finding.data is None:
        return
    rule, entry = finding.data
    yield Fix(f"Remove `{entry.name.text}`", (RemoveEntry(rule.node, entry),), is_preferred=True)


RULE = Rule(
    code="gen1/auth-groups",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.GEN1_DEFINITION,
    directives=("auth",),
    summary="A rule for groups names no groups, or names them twice.",
    covers=("G219", "G220", "G221"),
    check=check,
    fix=fix,
    fixable="sometimes",
    added="0.2.0",
)
