"""A schedule contains extra spaces.

## What it does

Reports spaces before or after a schedule, more than one space between two parts, and spaces next to a comma in a list such as
`9, 17`.

## Why is this bad?

The packages split the string at every single space. An extra space makes an empty field that counts as 0, and all following
fields move by one. Most such schedules are rejected by TypeScript or at synthesis; the others run at the wrong time.

## Example

```ts bad
import { defineFunction } from '@aws-amplify/backend';

export const report = defineFunction({
  schedule: '0  9 1 * ?',
});
```

Use instead:

```ts good
import { defineFunction } from '@aws-amplify/backend';

export const report = defineFunction({
  schedule: '0 9 1 * ?',
});
```

## Fix safety

The fix removes the extra spaces. It is safe and is applied by `--fix`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Safety
from amplify_ls.fit.schedules.cron_faults import CronFault
from amplify_ls.fit.schedules.schedule_faults import RateFault
from amplify_ls.rules.function.schedule_faults import faulty_schedules, mendings, schedule_finding
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.edits.operations import Fix
    from amplify_ls.model.resources.functions import BackendFunction
    from amplify_ls.rules.function.schedule_faults import FaultySchedule

CODE = "function/extra-blank"


def check(function: BackendFunction) -> Iterator[Finding[FaultySchedule]]:
    for found in faulty_schedules(function, CronFault.BLANKS, RateFault.BLANKS):
        is_edge = found.problem.start == 0 or found.problem.end == len(found.text)
        place = "before or after it" if is_edge else "between two fields"
        beside = found.text[: found.problem.start][-1:] + found.text[found.problem.end :][:1]
        if "," in beside:
            place = "in a list"
        if found.problem.fault is RateFault.BLANKS and not is_edge:
            place = "in the interval"
        yield schedule_finding(found, f"The schedule `{found.text}` has extra spaces {place}.", unseen=Stage.DEPLOY)


def fix(finding: Finding[FaultySchedule]) -> Iterator[Fix]:
    yield from mendings(finding, Safety.SAFE)


RULE = Rule(
    code=CODE,
    severity=Severity.ERROR,
    stages=(Stage.TYPES, Stage.SYNTH),
    subject=Subject.FUNCTION,
    summary="A schedule contains extra spaces.",
    covers=("SC18",),
    check=check,
    fix=fix,
    fixable="always",
)
