"""A cron expression specifies neither a day of the month nor a day of the week.

## What it does

Reports a cron expression in which both the day of the month and the day of the week are `?`.

## Why is this bad?

Exactly one of the two fields must be `?`. The packages accept the expression, but EventBridge rejects it and the deployment
fails.

## Example

```ts bad
import { defineFunction } from '@aws-amplify/backend';

export const report = defineFunction({
  schedule: '0 9 ? * ?',
});
```

Use instead:

```ts good
import { defineFunction } from '@aws-amplify/backend';

export const report = defineFunction({
  schedule: '0 9 * * ?',
});
```

## Fix safety

The fix changes the day of the month to `*`, so the function runs every day. It is safe and is applied by `--fix`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Safety
from amplify_ls.fit.schedules.cron_faults import CronFault
from amplify_ls.rules.function.schedule_faults import faulty_schedules, mendings, schedule_finding
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.edits.operations import Fix
    from amplify_ls.model.resources.functions import BackendFunction
    from amplify_ls.rules.function.schedule_faults import FaultySchedule

CODE = "function/no-day-field"


def check(function: BackendFunction) -> Iterator[Finding[FaultySchedule]]:
    for found in faulty_schedules(function, CronFault.NO_DAY):
        message = f"The cron expression `{found.text}` has `?` for both the day of the month and the day of the week."
        yield schedule_finding(found, message, unseen=Stage.DEPLOY)


def fix(finding: Finding[FaultySchedule]) -> Iterator[Fix]:
    yield from mendings(finding, Safety.SAFE)


RULE = Rule(
    code=CODE,
    severity=Severity.WARNING,
    stages=(Stage.DEPLOY,),
    subject=Subject.FUNCTION,
    summary="A cron expression specifies neither a day of the month nor a day of the week.",
    covers=("SC11",),
    check=check,
    fix=fix,
    fixable="always",
)
