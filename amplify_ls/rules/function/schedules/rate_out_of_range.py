"""An interval is zero, or longer than the hour or day that it is part of.

## What it does

Reports an interval of zero, an interval of 60 minutes or more that is written in minutes, and an interval of 24 hours or more
that is written in hours.

## Why is this bad?

An interval becomes a step within the hour or the day. `every 90m` becomes the step `*/90` of the minutes, which is out of range
and never means 90 minutes. The packages accept such an interval, but then the deployment fails or the function runs at other
times.

## Example

```ts bad
import { defineFunction } from '@aws-amplify/backend';

export const report = defineFunction({
  schedule: 'every 90m',
});
```

Use instead:

```ts good
import { defineFunction } from '@aws-amplify/backend';

export const report = defineFunction({
  schedule: 'every 1h',
});
```

## Fix safety

The fixes change the interval to one that is possible. They are unsafe, because the function runs at other intervals than
written.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.fit.schedules.schedule_faults import RateFault
from amplify_ls.rules.function.schedule_faults import faulty_schedules, mendings, schedule_finding
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.edits.operations import Fix
    from amplify_ls.model.resources.functions import BackendFunction
    from amplify_ls.rules.function.schedule_faults import FaultySchedule

CODE = "function/rate-out-of-range"


def check(function: BackendFunction) -> Iterator[Finding[FaultySchedule]]:
    for found in faulty_schedules(function, RateFault.ZERO, RateFault.BEYOND):
        is_hours = found.part.endswith("h")
        if found.problem.fault is RateFault.ZERO:
            message = f"Expected a positive interval in `{found.text}`, found 0 {'hours' if is_hours else 'minutes'}."
        else:
            size, whole = ("24 hours", "day") if is_hours else ("60 minutes", "hour")
            message = f"The interval `{found.part}` becomes a step within the {whole}, which has only {size}."
        yield schedule_finding(found, message, unseen=Stage.DEPLOY)


def fix(finding: Finding[FaultySchedule]) -> Iterator[Fix]:
    yield from mendings(finding)


RULE = Rule(
    code=CODE,
    severity=Severity.WARNING,
    stages=(Stage.DEPLOY,),
    subject=Subject.FUNCTION,
    summary="An interval is zero, or longer than the hour or day that it is part of.",
    covers=("SC02", "SC04"),
    check=check,
    fix=fix,
    fixable="sometimes",
)
