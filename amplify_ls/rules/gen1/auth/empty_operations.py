"""A rule grants no operation.

## What it does

Reports `operations: []` in rules of models.

## Why is this bad?

The rule grants nothing, unlike a rule without `operations`, which grants everything.

## Example

```graphql bad
type Todo @model @auth(rules: [{ allow: owner, operations: [] }]) {
  content: String
}
```

Use instead:

```graphql good
type Todo @model @auth(rules: [{ allow: owner }]) {
  content: String
}
```

## Fix safety

The fix grants all operations, so it is unsafe.
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
    ObjectValue,
)
from amplify_ls.rules.gen1.access import (
    auth_places,
)
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.gen1.facts.declared import Declared


def check(declared: Declared) -> Iterator[Finding[tuple[ObjectValue, Argument]]]:
    if not declared.definition.is_model:
        return
    for place in auth_places(declared):
        for rule in place.rules:
            entry = rule.node.entry("operations")
            if entry is not None and isinstance(entry.value, ListValue) and not entry.value.items:
                yield Finding(entry.value.span, f"A rule of `{place.where}` grants no operation.", data=(rule.node, entry))


def fix(finding: Finding[tuple[ObjectValue, Argument]]) -> Iterator[Fix]:
    node, entry = finding.data
    yield Fix("Remove `operations`", (RemoveEntry(node, entry),), is_preferred=True)


RULE = Rule(
    code="gen1/empty-operations",
    severity=Severity.WARNING,
    stages=(Stage.RUNTIME,),
    subject=Subject.GEN1_DEFINITION,
    directives=("auth",),
    summary="A rule grants no operation.",
    covers=("G237",),
    check=check,
    fix=fix,
    fixable="always",
    added="0.2.0",
)
