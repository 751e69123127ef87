"""A cron expression only matches days that do not exist or years that have passed.

## What it does

Reports a cron expression whose day does not exist in any of its months, such as February 30, or whose years have all passed.

## Why is this bad?

The packages and EventBridge accept such an expression, and the function never runs.

## Example

```ts bad
import { defineFunction } from '@aws-amplify/backend';

export const report = defineFunction({
  schedule: '0 9 31 4,6 ?',
});
```

Use instead:

```ts good
import { defineFunction } from '@aws-amplify/backend';

export const report = defineFunction({
  schedule: '0 9 30 4,6 ?',
});
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.fit.schedules.cron_faults import CronFault
from amplify_ls.rules.function.schedule_faults import faulty_schedules, schedule_finding
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.resources.functions import BackendFunction

CODE = "function/schedule-that-never-runs"


def check(function: BackendFunction) -> Iterator[Finding]:
    for found in faulty_schedules(function, CronFault.NEVER):
        yield schedule_finding(found, f"The schedule `{found.text}` never runs, because no such day exists in its months.")
    for found in faulty_schedules(function, CronFault.PAST):
        yield schedule_finding(found, f"The schedule `{found.text}` never runs, because the year `{found.part}` has passed.")


RULE = Rule(
    code=CODE,
    severity=Severity.WARNING,
    stages=(Stage.RUNTIME,),
    subject=Subject.FUNCTION,
    summary="A cron expression only matches days that do not exist or years that have passed.",
    covers=("SC12",),
    check=check,
)
