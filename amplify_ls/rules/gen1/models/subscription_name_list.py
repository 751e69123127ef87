"""The name of a subscription is not in a list.

## What it does

Reports names of subscriptions in `@model` of a model with `@auth` that are single strings instead of lists.

## Why is this bad?

GraphQL accepts a single value for a list, but the transformers crash with `forEach is not a function`.

## Example

```graphql bad
type Message
  @model(subscriptions: { onCreate: "newMessage", onUpdate: ["changed"], onDelete: ["gone"] })
  @auth(rules: [{ allow: private }]) {
  text: String
}
```

Use instead:

```graphql good
type Message
  @model(subscriptions: { onCreate: ["newMessage"], onUpdate: ["changed"], onDelete: ["gone"] })
  @auth(rules: [{ allow: private }]) {
  text: String
}
```

## Fix safety

The list with one name is what GraphQL understands anyway, so the fix is safe.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.graphql_operations import (
    SetText,
)
from amplify_ls.edits.operations import Fix, Safety
from amplify_ls.gen1.syntax.nodes import (
    ObjectValue,
    TextValue,
)
from amplify_ls.rules.gen1.models_of_rules import has_any_auth
from amplify_ls.rules.gen1.wording import quoted
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.gen1.facts.declared import Declared


def check(declared: Declared) -> Iterator[Finding[TextValue]]:
    model = declared.model
    value = None if model is None or not has_any_auth(model) else model.directive.get("subscriptions")
    if not isinstance(value, ObjectValue):
        return
    for entry in value.entries:
        if entry.name.text != "level" and isinstance(entry.value, TextValue):
            yield Finding(
                entry.value.span,
                f"Expected a list of names for `{entry.name.text}`, found a string.",
                package_message=f"subscriptions.{entry.name.text}.forEach is not a function",
                data=entry.value,
            )


def fix(finding: Finding[TextValue]) -> Iterator[Fix]:
    new = f"[{quoted(finding.data.text)}]"
    yield Fix(f"Change to `{new}`", (SetText(finding.span, new),), Safety.SAFE, is_preferred=True)


RULE = Rule(
    code="gen1/subscription-name-list",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.GEN1_DEFINITION,
    summary="The name of a subscription is not in a list.",
    covers=("G059",),
    check=check,
    fix=fix,
    fixable="always",
    added="0.2.0",
)
