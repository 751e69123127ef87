"""A schedule is not a valid interval.

## What it does

Reports a schedule in words that is not one of `every 5m` and `every 2h` with positive integers, `every day`, `every week`,
`every month` and `every year`.

## Why is this bad?

TypeScript rejects the schedule in most cases. Where it is not type-checked, the packages reject it at synthesis with a message
that does not name the cause, because they split the string into parts that it does not have.

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

## Fix safety

The fix changes the schedule to the interval that was probably meant. It is unsafe.
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

CODE = "function/invalid-rate"


def check(function: BackendFunction) -> Iterator[Finding[FaultySchedule]]:
    for found in faulty_schedules(function, RateFault.FORM, RateFault.NUMBER):
        yield schedule_finding(found, _message(found))


def _message(found: FaultySchedule) -> str:
    if found.problem.fault is RateFault.NUMBER:
        return f"Expected a positive integer of minutes or hours in the schedule `{found.text}`, found `{found.part}`."
    if found.problem.start:
        return f"`{found.part}` in the schedule `{found.text}` is not a known interval."
    return f"`{found.text}` is not a valid schedule." if found.text else "The schedule is empty."


def fix(finding: Finding[FaultySchedule]) -> Iterator[Fix]:
    yield from mendings(finding)


RULE = Rule(
    code=CODE,
    severity=Severity.ERROR,
    stages=(Stage.TYPES, Stage.SYNTH),
    subject=Subject.FUNCTION,
    summary="A schedule is not a valid interval.",
    covers=("SC01", "SC06", "SC07"),
    check=check,
    fix=fix,
    fixable="sometimes",
)
