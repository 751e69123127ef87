"""A function that is invoked as an event is not an operation.

## What it does

Reports `invocationType: Event` of `@function` outside `Query` and `Mutation`.

## Why is this bad?

The transformers stop with `must be defined on Query or Mutation field`.

## Example

```ts bad
import { defineData } from '@aws-amplify/backend';

export const data = defineData({
  schema: `
    type Todo @model @auth(rules: [{ allow: public }]) {
      title: String
      report: String @function(name: "report", invocationType: Event)
    }
  `,
});
```

Use instead:

```ts good
import { defineData } from '@aws-amplify/backend';

export const data = defineData({
  schema: `
    type Todo @model @auth(rules: [{ allow: public }]) {
      title: String
      report: String @function(name: "report")
    }
  `,
});
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.gen1.syntax.nodes import EnumValue
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.gen1.facts.declared import Declared


def check(declared: Declared) -> Iterator[Finding]:
    if not declared.api.is_newer or declared.name in ("Query", "Mutation"):
        return
    for field, directive in declared.uses("function"):
        argument = directive.argument("invocationType")
        if argument is not None and isinstance(argument.value, EnumValue) and argument.value.text == "Event":
            yield Finding(
                argument.span,
                f"`{declared.name}.{field.name.text}` is neither a query nor a mutation, so its function cannot be invoked as "
                "an event.",
                package_message=(
                    "@function definition with 'invocationType: Event' must be defined on Query or Mutation field."
                ),
            )


RULE = Rule(
    code="gen1/event-function-place",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.GEN1_DEFINITION,
    directives=("function",),
    summary="A function that is invoked as an event is not an operation.",
    covers=("G270",),
    check=check,
    added="0.2.0",
)
