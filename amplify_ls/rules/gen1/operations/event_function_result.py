"""An operation that invokes a function as an event has another result than `EventInvocationResponse`.

## What it does

Reports the type of a query or mutation whose last `@function` has `invocationType: Event`, unless it is
`EventInvocationResponse`.

## Why is this bad?

The transformers stop with `Invalid return type`.

## Example

```ts bad
import { defineData } from '@aws-amplify/backend';

export const data = defineData({
  schema: `
    type EventInvocationResponse {
      success: Boolean!
    }

    type Query {
      report: String @function(name: "report", invocationType: Event) @auth(rules: [{ allow: public }])
    }
  `,
});
```

Use instead:

```ts good
import { defineData } from '@aws-amplify/backend';

export const data = defineData({
  schema: `
    type EventInvocationResponse {
      success: Boolean!
    }

    type Query {
      report: EventInvocationResponse @function(name: "report", invocationType: Event) @auth(rules: [{ allow: public }])
    }
  `,
});
```

## Fix safety

The fix changes what callers receive, so it is unsafe. It adds the type `EventInvocationResponse` if the schema does not
declare it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.graphql_operations import AddDefinition, SetText
from amplify_ls.edits.operations import Fix
from amplify_ls.gen1.syntax.nodes import EnumValue
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.gen1.facts.declared import Declared
    from amplify_ls.gen1.syntax.nodes import Field


_RESULT = "EventInvocationResponse"


def check(declared: Declared) -> Iterator[Finding[tuple[Declared, Field]]]:
    if not declared.api.is_newer or declared.name not in ("Query", "Mutation"):
        return
    for field in dict.fromkeys(field for field, _ in declared.uses("function")):
        value = field.all_directives("function")[-1].get("invocationType")
        if not isinstance(value, EnumValue) or value.text != "Event" or field.type.text == _RESULT:
            continue
        yield Finding(
            field.type.span,
            f"The function of `{declared.name}.{field.name.text}` is invoked as an event, so the result has to be `{_RESULT}`.",
            package_message=f"Invalid return type {field.type.text} for {field.name.text}: {field.type.text} @function(...",
            data=(declared, field),
        )


def fix(finding: Finding[tuple[Declared, Field]]) -> Iterator[Fix]:
    declared, field = finding.data
    change = SetText(field.type.span, _RESULT)
    if declared.api.is_declared(_RESULT):
        yield Fix(f"Change to `{_RESULT}`", (change,), is_preferred=True)
        return
    added = AddDefinition(declared.definition, f"type {_RESULT} {{\n  success: Boolean!\n}}")
    yield Fix(f"Change to `{_RESULT}`", (change, added), is_preferred=True)


RULE = Rule(
    code="gen1/event-function-result",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.GEN1_DEFINITION,
    directives=("function",),
    summary="An operation that invokes a function as an event has another result than `EventInvocationResponse`.",
    covers=("G271",),
    check=check,
    fix=fix,
    fixable="always",
    added="0.2.0",
)
