"""A cron expression specifies both a day of the month and a day of the week.

## What it does

Reports a cron expression in which neither the day of the month nor the day of the week is `?`.

## Why is this bad?

The packages reject the expression at synthesis. It is the notation of Unix, where `*` stands for any day. In a `schedule`,
exactly one of the two fields must be `?`, and the days of the week are numbered from 1 for Sunday: `0 9 * * 1-5` in Unix,
Monday to Friday, is `0 9 ? * 2-6`.

## Example

```ts bad
import { defineFunction } from '@aws-amplify/backend';

export const report = defineFunction({
  schedule: '0 9 * * *',
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

The fix replaces one of the two fields with `?` and renumbers days of the week that are written as in Unix. It is safe if there
is only one way to do so; otherwise there is a fix for each reading, and all are unsafe.
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

CODE = "function/both-day-fields"


def check(function: BackendFunction) -> Iterator[Finding[FaultySchedule]]:
    for found in faulty_schedules(function, CronFault.BOTH_DAYS):
        message = f"The cron expression `{found.text}` specifies both a day of the month and a day of the week."
        yield schedule_finding(found, message)


def fix(finding: Finding[FaultySchedule]) -> Iterator[Fix]:
    yield from mendings(finding, Safety.SAFE)


RULE = Rule(
    code=CODE,
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.FUNCTION,
    summary="A cron expression specifies both a day of the month and a day of the week.",
    covers=("SC10",),
    check=check,
    fix=fix,
    fixable="sometimes",
)
