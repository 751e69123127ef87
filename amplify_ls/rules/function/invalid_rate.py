"""A schedule is written in words that do not exist.

The intervals are `every 5m` and `every 2h` with whole numbers, `every day`, `every week`, `every month` and `every year`. All
other words are refused, with a message that tells nothing: the packages look for parts of the text that are not there.

## Example

```ts bad
import { defineFunction } from '@aws-amplify/backend';

export const report = defineFunction({
  schedule: 'every hour',
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
    from amplify_ls.rules.schedule_faults import FaultySchedule

CODE = "function/invalid-rate"


def check(function: BackendFunction) -> Iterator[Finding]:
    for found in faulty_schedules(function, RateFault.FORM, RateFault.NUMBER):
        yield schedule_finding(found, _message(found))


def _message(found: FaultySchedule) -> str:
    if found.problem.fault is RateFault.NUMBER:
        return f"The interval `{found.part}` is not a positive whole number of minutes or hours."
    if found.problem.start:
        return f"`{found.part}` is no interval that `every` takes."
    return f"`{found.text}` is no schedule." if found.text else "The schedule is empty."


def fix(finding: Finding) -> Iterator[Fix]:
    yield from mendings(finding)


RULE = Rule(
    code=CODE,
    severity=Severity.ERROR,
    stages=(Stage.TYPES, Stage.SYNTH),
    subject=Subject.FUNCTION,
    summary="A schedule is written in words that do not exist.",
    covers=("SC01", "SC06", "SC07"),
    check=check,
    fix=fix,
    fixable="sometimes",
)
