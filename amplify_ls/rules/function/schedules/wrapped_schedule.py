"""A schedule is wrapped in `cron(...)` or `rate(...)`.

## What it does

Reports a schedule that is written as `cron(...)` or `rate(...)`.

## Why is this bad?

That is the notation of EventBridge, which the packages write themselves. `schedule` expects what is between the parentheses of
`cron`, and an interval such as `every 5m` for `rate`. TypeScript or the packages reject the wrapped form.

## Example

```ts bad
import { defineFunction } from '@aws-amplify/backend';

export const report = defineFunction({
  schedule: 'cron(0 9 ? * 2-6 *)',
});
```

Use instead:

```ts good
import { defineFunction } from '@aws-amplify/backend';

export const report = defineFunction({
  schedule: '0 9 ? * 2-6 *',
});
```

## Fix safety

The fix removes the wrapper and rewrites the rate as an interval. It is safe and is applied by `--fix`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Safety
from amplify_ls.fit.schedules.schedule_faults import RateFault
from amplify_ls.rules.function.schedule_faults import faulty_schedules, mendings, schedule_finding
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.edits.operations import Fix
    from amplify_ls.model.resources.functions import BackendFunction
    from amplify_ls.rules.function.schedule_faults import FaultySchedule

CODE = "function/wrapped-schedule"


def check(function: BackendFunction) -> Iterator[Finding[FaultySchedule]]:
    for found in faulty_schedules(function, RateFault.WRAPPED):
        name = found.text.partition("(")[0].strip()
        yield schedule_finding(found, f"Expected a schedule without `{name}(...)`, found `{found.text}`.")


def fix(finding: Finding[FaultySchedule]) -> Iterator[Fix]:
    yield from mendings(finding, Safety.SAFE)


RULE = Rule(
    code=CODE,
    severity=Severity.ERROR,
    stages=(Stage.TYPES, Stage.SYNTH),
    subject=Subject.FUNCTION,
    summary="A schedule is wrapped in `cron(...)` or `rate(...)`.",
    covers=("SC08", "SC09"),
    check=check,
    fix=fix,
    fixable="sometimes",
)
