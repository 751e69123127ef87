"""A field of a cron expression is out of range or uses a notation that the packages do not support.

## What it does

Reports a field of a cron expression that is not `*`, a number in range, a range such as `1-5`, a step such as `0/15` or `*/15`,
or a list of numbers. The day fields can also be `?`.

## Why is this bad?

The packages reject the expression at synthesis. EventBridge supports more, such as `MON-FRI`, `L`, `W` and `#`, but the
packages do not. The days of the week range from 1 for Sunday to 7 for Saturday.

## Example

```ts bad
import { defineFunction } from '@aws-amplify/backend';

export const report = defineFunction({
  schedule: '0 9 ? * MON-FRI',
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

Replacing names of days or months with numbers and correcting lists is safe and is applied by `--fix` if there is only one such
fix. Replacing a number with the nearest one in range and correcting ranges and steps is unsafe.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Safety
from amplify_ls.fit.schedules.cron_faults import CronFault
from amplify_ls.rules.function.schedule_faults import faulty_schedules, field_words, mendings, schedule_finding
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.edits.operations import Fix
    from amplify_ls.model.resources.functions import BackendFunction
    from amplify_ls.rules.function.schedule_faults import FaultySchedule

CODE = "function/invalid-cron-field"
_FAULTS = (CronFault.NUMBER, CronFault.LIST, CronFault.RANGE, CronFault.STEP, CronFault.NAME)


def check(function: BackendFunction) -> Iterator[Finding[FaultySchedule]]:
    for found in faulty_schedules(function, *_FAULTS):
        yield schedule_finding(found, _message(found))


def _message(found: FaultySchedule) -> str:
    field, part, fault = found.problem.field, found.part, found.problem.fault
    assert field is not None
    name, bounds = field_words(field), f"from {field.minimum} to {field.maximum}"
    if fault is CronFault.NAME:
        return f"Expected numbers {bounds} for the {name} in the cron expression, found `{part}`."
    if fault is CronFault.LIST:
        return f"Expected integers {bounds} for the {name} in the cron expression, found `{part}`."
    if fault is CronFault.STEP:
        return f"`{part}` is not a valid step for the {name} in the cron expression."
    start, _, end = part.partition("-")
    if fault is CronFault.RANGE and start.isdecimal() and end.isdecimal() and int(start) > int(end):
        return f"The range `{part}` of the {name} in the cron expression ends before it begins."
    what = "a range of integers" if fault is CronFault.RANGE else "an integer"
    return f"Expected {what} {bounds} for the {name} in the cron expression, found `{part}`."


def fix(finding: Finding[FaultySchedule]) -> Iterator[Fix]:
    is_same = finding.data.problem.fault in (CronFault.NAME, CronFault.LIST)
    yield from mendings(finding, Safety.SAFE if is_same else Safety.UNSAFE)


RULE = Rule(
    code=CODE,
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.FUNCTION,
    summary="A field of a cron expression is out of range or uses a notation that the packages do not support.",
    covers=("SC12", "SC13", "SC14", "SC16", "SC17"),
    check=check,
    fix=fix,
    fixable="sometimes",
)
