"""A cron expression has too few or too many fields.

## What it does

Reports a cron expression that does not have five or six fields. The five fields are minutes, hours, day of the month, month and
day of the week; the sixth is the year.

## Why is this bad?

Expressions with fewer than five fields are rejected at synthesis. In expressions with more than six fields, everything after
the fifth is silently ignored, including the year.

## Example

```ts bad
import { defineFunction } from '@aws-amplify/backend';

export const report = defineFunction({
  schedule: '0 9 1 *',
});
```

Use instead:

```ts good
import { defineFunction } from '@aws-amplify/backend';

export const report = defineFunction({
  schedule: '0 9 1 * ?',
});
```

## Fix safety

All fixes are unsafe. An empty expression becomes a daily schedule, a missing fifth field is added if that makes the expression
valid, and fields after the sixth are removed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.fit.schedules.cron_faults import CronFault
from amplify_ls.rules.function.schedule_faults import faulty_schedules, mendings, schedule_finding
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.edits.operations import Fix
    from amplify_ls.model.resources.functions import BackendFunction
    from amplify_ls.rules.function.schedule_faults import FaultySchedule

CODE = "function/cron-field-count"


def check(function: BackendFunction) -> Iterator[Finding[FaultySchedule]]:
    for found in faulty_schedules(function, CronFault.TOO_FEW, CronFault.TOO_MANY):
        if found.problem.fault is CronFault.TOO_MANY:
            message = f"`{found.part}` follows the sixth field of the cron expression, so it and the year are ignored."
            yield schedule_finding(found, message)
            continue
        count = len(found.text.split())

        message = (
            f"Expected 5 or 6 fields in the cron expression `{found.text}`, found {count}."
            if count
            else "The schedule is empty."
        )
        yield schedule_finding(found, message)


def fix(finding: Finding[FaultySchedule]) -> Iterator[Fix]:
    yield from mendings(finding)


RULE = Rule(
    code=CODE,
    severity=Severity.ERROR,
    stages=(Stage.TYPES, Stage.SYNTH),
    subject=Subject.FUNCTION,
    summary="A cron expression has too few or too many fields.",
    covers=("SC19", "SC20"),
    check=check,
    fix=fix,
    fixable="sometimes",
)
