"""An interval is longer than the hour or the day that it is part of.

An interval becomes a step within the hour or the day: `every 90m` is the minute `*/90`, which is out of range, and never
means 90 minutes. An interval of zero is one, too. The packages let both pass; the deployment stops, or the function runs once
an hour.

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
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.model.schedule_faults import RateFault
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.rules.schedule_faults import faulty_schedules, mendings, schedule_finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.edits.operations import Fix
    from amplify_ls.model.functions import BackendFunction

CODE = "function/rate-out-of-range"


def check(function: BackendFunction) -> Iterator[Finding]:
    for found in faulty_schedules(function, RateFault.ZERO, RateFault.BEYOND):
        is_hours = found.part.endswith("h")
        if found.problem.fault is RateFault.ZERO:
            message = f"An interval of 0 {'hours' if is_hours else 'minutes'} never comes round."
        else:
            size, whole = ("24 hours", "day") if is_hours else ("60 minutes", "hour")
            message = f"The interval `{found.part}` becomes a step within the {whole}, which has {size}."
        yield schedule_finding(found, message, unseen=Stage.DEPLOY)


def fix(finding: Finding) -> Iterator[Fix]:
    yield from mendings(finding)


RULE = Rule(
    code=CODE,
    severity=Severity.WARNING,
    stages=(Stage.DEPLOY,),
    subject=Subject.FUNCTION,
    summary="An interval is longer than the hour or the day that it is part of.",
    covers=("SC02", "SC04"),
    check=check,
    fix=fix,
    fixable="sometimes",
)
