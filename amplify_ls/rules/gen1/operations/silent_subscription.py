"""A subscription has no mutation that triggers it.

## What it does

Reports fields of `Subscription` without `@aws_subscribe`.

## Why is this bad?

The subscription never sends anything.

## Example

```graphql bad
type Todo @model @auth(rules: [{ allow: private }]) {
  content: String
}

type Subscription {
  added: Todo @auth(rules: [{ allow: private }])
}
```

Use instead:

```graphql good
type Todo @model @auth(rules: [{ allow: private }]) {
  content: String
}

type Subscription {
  added: Todo @aws_subscribe(mutations: ["createTodo"]) @auth(rules: [{ allow: private }])
}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.gen1.syntax.nodes import (
    Kind,
)
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.gen1.facts.declared import Declared


def check(declared: Declared) -> Iterator[Finding]:
    if (
        declared.name != "Subscription"
        or declared.definition.kind is not Kind.TYPE
        or declared.definition.is_model
        or declared.api.surroundings.has_stacks
    ):
        return
    for field in declared.definition.fields:
        names = {directive.name.text for directive in field.directives}
        prefix = f"Subscription.{field.name.text}."
        if "aws_subscribe" not in names and not any(name.startswith(prefix) for name in declared.api.surroundings.resolvers):
            yield Finding(
                field.name.span,
                f"The subscription `{field.name.text}` never sends anything, because it has no `@aws_subscribe`.",
            )


RULE = Rule(
    code="gen1/silent-subscription",
    severity=Severity.WARNING,
    stages=(Stage.RUNTIME,),
    subject=Subject.GEN1_DEFINITION,
    summary="A subscription has no mutation that triggers it.",
    covers=("G269",),
    check=check,
    added="0.2.0",
)
