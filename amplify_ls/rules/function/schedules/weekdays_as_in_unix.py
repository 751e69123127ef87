"""A cron expression uses `1-5` as the days of the week, which is Sunday to Thursday.

## What it does

Reports `1-5` and `1,2,3,4,5` as the days of the week in a cron expression.

## Why is this bad?

The days of the week are numbered from 1 for Sunday to 7 for Saturday. Other implementations of cron number Sunday as 0, so
`1-5` means Monday to Friday there; here, that is `2-6`.

## Example

```ts bad
import { defineFunction } from '@aws-amplify/backend';

export const report = defineFunction({
  schedule: '0 9 ? * 1-5',
});
```

Use instead:

```ts good
import { defineFunction } from '@aws-amplify/backend';

export const report = defineFunction({
  schedule: '0 9 ? * 2-6',
});
```

## Fix safety

The fix changes the days to `2-6`. It is unsafe, because Sunday to Thursday may be meant.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from amplify_ls.fit.schedules.cron_faults import CronFault
from amplify_ls.rules.function.schedule_faults import faulty_schedules, mendings, schedule_finding
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.edits.operations import Fix
    from amplify_ls.model.resources.functions import BackendFunction
    from amplify_ls.rules.function.schedule_faults import FaultySchedule

CODE = "function/weekdays-as-in-unix"


def check(function: BackendFunction) -> Iterator[Finding[FaultySchedule]]:
    for found in faulty_schedules(function, CronFault.UNIX_DAYS):
        finding = schedule_finding(
            found, f"`{found.part}` in the cron expression `{found.text}` is Sunday to Thursday, not Monday to Friday."
        )
        yield replace(finding, severity=Severity.INFORMATION)


def fix(finding: Finding[FaultySchedule]) -> Iterator[Fix]:
    yield from mendings(finding)


RULE = Rule(
    code=CODE,
    severity=Severity.INFORMATION,
    stages=(Stage.RUNTIME,),
    subject=Subject.FUNCTION,
    summary="A cron expression uses `1-5` as the days of the week, which is Sunday to Thursday.",
    covers=("SC24",),
    check=check,
    fix=fix,
    fixable="always",
)
