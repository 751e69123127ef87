"""The subscriptions of a model with authorization rules are not authorized.

## What it does

Reports `level: public` in `subscriptions` of a model that has `@auth`.

## Why is this bad?

The subscriptions are generated without authorization, so every caller of the default mode receives all changes.

## Example

```graphql bad
type Chat @model(subscriptions: { level: public }) @auth(rules: [{ allow: owner }]) {
  text: String
}
```

Use instead:

```graphql good
type Chat @model @auth(rules: [{ allow: owner }]) {
  text: String
}
```

## Fix safety

The fix changes who receives changes, so it is unsafe.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.graphql_operations import (
    RemoveArgument,
    RemoveEntry,
)
from amplify_ls.edits.operations import Fix
from amplify_ls.gen1.syntax.nodes import (
    Argument,
    Directive,
    EnumValue,
    ObjectValue,
)
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.gen1.facts.declared import Declared


def check(declared: Declared) -> Iterator[Finding[tuple[Directive, Argument]]]:
    model = declared.model
    argument = None if model is None or model.auth is None else model.directive.argument("subscriptions")
    if model is None or argument is None or not isinstance(argument.value, ObjectValue):
        return
    level = argument.value.get("level")
    if isinstance(level, EnumValue) and level.text == "public":
        yield Finding(
            level.span,
            f"The subscriptions of `{declared.name}` are open to everyone, regardless of its authorization rules.",
            data=(model.directive, argument),
        )


def fix(finding: Finding[tuple[Directive, Argument]]) -> Iterator[Fix]:
    directive, argument = finding.data
    value = argument.value
    if isinstance(value, ObjectValue) and len(value.entries) == 1:
        yield Fix("Remove `subscriptions`", (RemoveArgument(directive, argument),), is_preferred=True)
    elif isinstance(value, ObjectValue):
        entry = value.entry("level")
        if entry is not None:
            yield Fix("Remove `level`", (RemoveEntry(value, entry),), is_preferred=True)


RULE = Rule(
    code="gen1/public-subscriptions",
    severity=Severity.WARNING,
    stages=(Stage.RUNTIME,),
    subject=Subject.GEN1_DEFINITION,
    directives=("model",),
    summary="The subscriptions of a model with authorization rules are not authorized.",
    covers=("G068",),
    check=check,
    fix=fix,
    fixable="always",
    added="0.2.0",
)
