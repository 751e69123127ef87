"""Both timestamps of a model have the same name.

## What it does

Reports `timestamps` of `@model` that give one name to the times of creation and of the last change.

## Why is this bad?

There is only one field, which every change overwrites.

## Example

```graphql bad
type Note @model(timestamps: { createdAt: "time", updatedAt: "time" }) @auth(rules: [{ allow: owner }]) {
  text: String
}
```

Use instead:

```graphql good
type Note @model(timestamps: { createdAt: "createdOn", updatedAt: "changedOn" }) @auth(rules: [{ allow: owner }]) {
  text: String
}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.gen1.syntax.nodes import (
    ObjectValue,
    TextValue,
)
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.gen1.facts.declared import Declared


def check(declared: Declared) -> Iterator[Finding]:
    model = declared.model
    value = None if model is None else model.directive.get("timestamps")
    if not isinstance(value, ObjectValue):
        return
    created, updated = value.get("createdAt"), value.get("updatedAt")
    if isinstance(created, TextValue) and isinstance(updated, TextValue) and created.text == updated.text:
        second = max(created, updated, key=lambda each: each.span.start)
        yield Finding(
            second.span,
            f"Both timestamps of `{declared.name}` are named `{created.text}`, so the time of creation is overwritten.",
        )


RULE = Rule(
    code="gen1/same-timestamps",
    severity=Severity.WARNING,
    stages=(Stage.RUNTIME,),
    subject=Subject.GEN1_DEFINITION,
    summary="Both timestamps of a model have the same name.",
    covers=("G071",),
    check=check,
    added="0.2.0",
)
