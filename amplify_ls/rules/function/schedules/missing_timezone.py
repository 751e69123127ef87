"""The object of a schedule has no time zone.

## What it does

Reports the object of a schedule without `timezone`. A schedule in UTC can also be written as a string, which needs no time
zone.

## Why is this bad?

TypeScript requires `timezone`. Where it is not type-checked, the schedule runs in UTC.

## Example

```ts bad
import { defineFunction } from '@aws-amplify/backend';

export const report = defineFunction({
  schedule: { cron: '0 9 ? * 2-6' },
});
```

Use instead:

```ts good
import { defineFunction } from '@aws-amplify/backend';

export const report = defineFunction({
  schedule: { cron: '0 9 ? * 2-6', timezone: 'UTC' },
});
```

## Fix safety

The fix adds `timezone: 'UTC'`. It is unsafe, because another time zone may be meant.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, InsertProperty, ReplaceValue
from amplify_ls.fit.problems import MissingKey
from amplify_ls.rules.claims import Claim
from amplify_ls.rules.function.function_names import named
from amplify_ls.rules.options.function_faults import claimed, function_finding
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.resources.functions import BackendFunction

CODE = "function/missing-timezone"


def _is_timezone(problem: MissingKey) -> bool:
    return problem.names == ("timezone",)


CLAIMS = (
    Claim(MissingKey, "schedule", _is_timezone),
    Claim(MissingKey, "schedule.[]", _is_timezone),
)


def check(function: BackendFunction) -> Iterator[Finding[tuple[BackendFunction, MissingKey]]]:
    for problem in claimed(function, CODE, CLAIMS):
        message = f"The schedule of {named(function)} has no `timezone`."
        package = "Property 'timezone' is missing in type '{ ... }' but required in type 'ZonedCronSchedule'."
        yield function_finding(function, problem, message, package_message=package)


def fix(finding: Finding[tuple[BackendFunction, MissingKey]]) -> Iterator[Fix]:
    container = finding.data[1].container
    if container is not None:
        there = container.properties.get("timezone")
        text = "'UTC'"
        operation = InsertProperty(container, "timezone", text) if there is None else ReplaceValue(there, text)
        yield Fix("Add `timezone: 'UTC'`", (operation,), is_preferred=True)


RULE = Rule(
    code=CODE,
    severity=Severity.ERROR,
    stages=(Stage.TYPES,),
    subject=Subject.FUNCTION,
    summary="The object of a schedule has no time zone.",
    covers=("SC22",),
    claims=CLAIMS,
    check=check,
    fix=fix,
    fixable="always",
)
