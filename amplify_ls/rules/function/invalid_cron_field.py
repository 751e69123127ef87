"""A field of a cron expression is out of range, or of a form that the packages do not read.

A field is `*`, a number, a range `1-5`, a step `0/15` or `*/15`, or a list of numbers alone. EventBridge knows more, such as
`MON-FRI`, `L`, `W` and `#`; the packages refuse that. Days of the week go from 1 for Sunday to 7 for Saturday.

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
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Safety
from amplify_ls.model.cron_faults import CronFault
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.rules.schedule_faults import faulty_schedules, field_words, mendings, schedule_finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.edits.operations import Fix
    from amplify_ls.model.functions import BackendFunction
    from amplify_ls.rules.schedule_faults import FaultySchedule

CODE = "function/invalid-cron-field"
_FAULTS = (CronFault.NUMBER, CronFault.LIST, CronFault.RANGE, CronFault.STEP, CronFault.NAME)


def check(function: BackendFunction) -> Iterator[Finding]:
    for found in faulty_schedules(function, *_FAULTS):
        yield schedule_finding(found, _message(found))


def _message(found: FaultySchedule) -> str:
    field, part, fault = found.problem.field, found.part, found.problem.fault
    assert field is not None
    name, bounds = field_words(field), f"from {field.minimum} to {field.maximum}"
    if fault is CronFault.NAME:
        return f"The {name} is `{part}`: here it takes numbers only, {bounds}."
    if fault is CronFault.LIST:
        return f"`{part}` in the list of the {name} is not a whole number {bounds}."
    if fault is CronFault.STEP:
        return f"The step `{part}` of the {name} does not begin {bounds} and go on in whole numbers."
    start, _, end = part.partition("-")
    if fault is CronFault.RANGE and start.isdecimal() and end.isdecimal() and int(start) > int(end):
        return f"The range `{part}` of the {name} ends before it begins."
    what = "a range of whole numbers" if fault is CronFault.RANGE else "a whole number"
    return f"The {name} is `{part}`, not {what} {bounds}."


def fix(finding: Finding) -> Iterator[Fix]:
    is_same = finding.data.problem.fault in (CronFault.NAME, CronFault.LIST)
    yield from mendings(finding, Safety.SAFE if is_same else Safety.UNSAFE)


RULE = Rule(
    code=CODE,
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.FUNCTION,
    summary="A field of a cron expression is out of range, or of a form that the packages do not read.",
    covers=("SC12", "SC13", "SC14", "SC16", "SC17"),
    check=check,
    fix=fix,
    fixable="sometimes",
)
