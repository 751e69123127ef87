"""An interval stands as `cron`, or a cron expression as `rate`.

In an object `cron` takes a cron expression and `rate` an interval. As a text alone either will do.

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
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, RenameProperty, Safety
from amplify_ls.model.schedule_faults import RateFault
from amplify_ls.model.schedules import Form
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.rules.schedule_faults import faulty_schedules, schedule_finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.functions import BackendFunction

CODE = "function/schedule-under-wrong-key"


def check(function: BackendFunction) -> Iterator[Finding]:
    for found in faulty_schedules(function, RateFault.OTHER_KEY):
        is_cron = found.schedule.form is Form.CRON
        what, key, other = ("an interval", "cron", "rate") if is_cron else ("a cron expression", "rate", "cron")
        yield schedule_finding(found, f"`{found.text}` is {what}: it belongs in `{other}`, not in `{key}`.")


def fix(finding: Finding) -> Iterator[Fix]:
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
    summary="An interval stands as `cron`, or a cron expression as `rate`.",
    covers=("SC06", "SC19"),
    check=check,
    fix=fix,
    fixable="sometimes",
)
