"""An interval is written as `cron`, or a cron expression as `rate`.

## What it does

Reports the object of a schedule whose `cron` is an interval or whose `rate` is a cron expression. A schedule that is written as
a string can be either.

## Why is this bad?

TypeScript rejects the object. Where it is not type-checked, the packages reject it at synthesis.

## Example

```ts bad
import { defineFunction } from '@aws-amplify/backend';

export const report = defineFunction({
  schedule: { cron: 'every day', timezone: 'Europe/Paris' },
});
```

Use instead:

```ts good
import { defineFunction } from '@aws-amplify/backend';

export const report = defineFunction({
  schedule: { rate: 'every day', timezone: 'Europe/Paris' },
});
```

## Fix safety

The fix renames the property. It is safe and is applied by `--fix`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, RenameProperty, Safety
from amplify_ls.fit.schedules.schedule_faults import RateFault
from amplify_ls.model.schedules.schedules import Form
from amplify_ls.rules.function.schedule_faults import faulty_schedules, schedule_finding
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.resources.functions import BackendFunction
    from amplify_ls.rules.function.schedule_faults import FaultySchedule

CODE = "function/schedule-under-wrong-key"


def check(function: BackendFunction) -> Iterator[Finding[FaultySchedule]]:
    for found in faulty_schedules(function, RateFault.OTHER_KEY):
        is_cron = found.schedule.form is Form.CRON
        what, key, other = ("an interval", "cron", "rate") if is_cron else ("a cron expression", "rate", "cron")
        yield schedule_finding(found, f"`{found.text}` is {what}, which belongs in `{other}`, not in `{key}`.")


def fix(finding: Finding[FaultySchedule]) -> Iterator[Fix]:
    schedule = finding.data.schedule
    if schedule.options is None:
        return
    key = schedule.form.value
    other = Form.RATE.value if schedule.form is Form.CRON else Form.CRON.value
    prop = schedule.options.properties.get(key)
    if prop is not None and schedule.options.lacks(other):
        yield Fix(f"Change to `{other}`", (RenameProperty(prop, other),), Safety.SAFE, is_preferred=True)


RULE = Rule(
    code=CODE,
    severity=Severity.ERROR,
    stages=(Stage.TYPES, Stage.SYNTH),
    subject=Subject.FUNCTION,
    summary="An interval is written as `cron`, or a cron expression as `rate`.",
    covers=("SC06", "SC19"),
    check=check,
    fix=fix,
    fixable="sometimes",
)
