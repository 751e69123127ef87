"""A step in a cron expression is larger than the range of its field.

## What it does

Reports a step, such as `0/61` in the minutes, that is larger than the difference between the largest and the smallest value of
its field.

## Why is this bad?

A step counts within its field, from the starting value to the largest one. `0/61` therefore matches minute 0 only: the function
runs every hour, not every 61 minutes.

## Example

```ts bad
import { defineFunction } from '@aws-amplify/backend';

export const report = defineFunction({
  schedule: '0/61 * * * ?',
});
```

Use instead:

```ts good
import { defineFunction } from '@aws-amplify/backend';

export const report = defineFunction({
  schedule: '0 * * * ?',
});
```

## Fix safety

The fix removes the step, which does not change when the function runs. It is unsafe, because another interval was probably
intended.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.fit.schedules.cron_faults import CronFault
from amplify_ls.rules.function.schedule_faults import faulty_schedules, field_words, mendings, schedule_finding
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.edits.operations import Fix
    from amplify_ls.model.resources.functions import BackendFunction
    from amplify_ls.rules.function.schedule_faults import FaultySchedule

CODE = "function/cron-step-too-large"


def check(function: BackendFunction) -> Iterator[Finding[FaultySchedule]]:
    for found in faulty_schedules(function, CronFault.LARGE_STEP):
        field = found.problem.field
        assert field is not None
        size = field.maximum - field.minimum
        message = f"The step `{found.part}` of the {field_words(field)} is larger than {size}, so it matches a single value."
        yield schedule_finding(found, message, unseen=Stage.DEPLOY)


def fix(finding: Finding[FaultySchedule]) -> Iterator[Fix]:
    yield from mendings(finding)


RULE = Rule(
    code=CODE,
    severity=Severity.WARNING,
    stages=(Stage.DEPLOY,),
    subject=Subject.FUNCTION,
    summary="A step in a cron expression is larger than the range of its field.",
    covers=("SC15",),
    check=check,
    fix=fix,
    fixable="always",
)
