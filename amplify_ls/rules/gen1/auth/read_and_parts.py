"""A rule grants `read` together with an operation that it includes.

## What it does

Reports `get`, `list`, `search`, `sync` and `listen` in `operations` next to `read`, which includes them.

## Why is this bad?

The transformers reject the rule, because it is unclear whether access is to be limited.

## Example

```graphql bad
type Todo @model @auth(rules: [{ allow: owner, operations: [read, get] }]) {
  content: String
}
```

Use instead:

```graphql good
type Todo @model @auth(rules: [{ allow: owner, operations: [read] }]) {
  content: String
}
```

## Fix safety

The fix keeps `read`, which grants more, so it is unsafe.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.graphql_operations import (
    RemoveListItem,
)
from amplify_ls.edits.operations import Fix
from amplify_ls.gen1.facts.auth_rules import READ_OPERATIONS
from amplify_ls.gen1.syntax.nodes import (
    EnumValue,
    ListValue,
    Value,
)
from amplify_ls.rules.gen1.access import (
    auth_places,
)
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.gen1.facts.declared import Declared


def check(declared: Declared) -> Iterator[Finding[tuple[ListValue, Value]]]:
    for place in auth_places(declared):
        for rule in place.rules:
            value = rule.node.get("operations")
            if "read" not in rule.operations or not isinstance(value, ListValue):
                continue
            for item in value.items:
                if isinstance(item, EnumValue) and item.text in READ_OPERATIONS:
                    yield Finding(
                        item.span,
                        f"The rule grants both `read` and `{item.text}`, which `read` includes.",
                        package_message=f"'{item.text}' operations are specified in addition to 'read'.",
                        data=(value, item),
                    )
                    break


def fix(finding: Finding[tuple[ListValue, Value]]) -> Iterator[Fix]:
    value, item = finding.data
    yield Fix("Remove it", (RemoveListItem(value, item),), is_preferred=True)


RULE = Rule(
    code="gen1/read-and-parts",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.GEN1_DEFINITION,
    directives=("auth",),
    summary="A rule grants `read` together with an operation that it includes.",
    covers=("G226",),
    check=check,
    fix=fix,
    fixable="always",
    added="0.2.0",
)
