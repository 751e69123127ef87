"""An interval does not divide the hour or the day evenly.

## What it does

Reports an interval in minutes that does not divide 60, or in hours that does not divide 24.

## Why is this bad?

An interval becomes a step within the hour or the day, which starts again at the full hour or at midnight. `every 45m` runs at
minutes 0 and 45 of each hour, so the gaps are alternately 45 and 15 minutes long.

## Example

```ts bad
import { defineFunction } from '@aws-amplify/backend';

export const report = defineFunction({
  schedule: 'every 45m',
});
```

Use instead:

```ts good
import { defineFunction } from '@aws-amplify/backend';

export const report = defineFunction({
  schedule: 'every 30m',
});
```

## Fix safety

The fixes change the interval to one that divides the hour or the day evenly. They are unsafe, because the function runs at
other times.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.fit.schedules.schedule_faults import RateFault
from amplify_ls.fit.schedules.schedule_words import in_words
from amplify_ls.rules.function.schedule_faults import faulty_schedules, mendings, schedule_finding
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.edits.operations import Fix
    from amplify_ls.model.resources.functions import BackendFunction
    from amplify_ls.rules.function.schedule_faults import FaultySchedule

CODE = "function/uneven-rate"


def check(function: BackendFunction) -> Iterator[Finding[FaultySchedule]]:
    for found in faulty_schedules(function, RateFault.UNEVEN):
        words = in_words(found.text, found.schedule.form)
        yield schedule_finding(found, f"The schedule `{found.text}` runs {words}, not at regular intervals.")


def fix(finding: Finding[FaultySchedule]) -> Iterator[Fix]:
    yield from mendings(finding)


RULE = Rule(
    code=CODE,
    severity=Severity.WARNING,
    stages=(Stage.RUNTIME,),
    subject=Subject.FUNCTION,
    summary="An interval does not divide the hour or the day evenly.",
    covers=("SC05",),
    check=check,
    fix=fix,
    fixable="sometimes",
)
