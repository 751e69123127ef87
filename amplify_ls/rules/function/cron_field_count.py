"""A cron expression has too few fields, or too many.

There are five: minutes, hours, day of the month, month, day of the week; a sixth is the year. What follows is dropped without
a word, and so is the year then.

## Example

```ts bad
import { defineFunction } from '@aws-amplify/backend';

export const report = defineFunction({
  schedule: '0 9 1 *',
});
```

Use instead:

```ts good
import { defineFunction } from '@aws-amplify/backend';

export const report = defineFunction({
  schedule: '0 9 1 * ?',
});
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.model.cron_faults import CronFault
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.rules.schedule_faults import faulty_schedules, mendings, schedule_finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.edits.operations import Fix
    from amplify_ls.model.functions import BackendFunction

CODE = "function/cron-field-count"


def check(function: BackendFunction) -> Iterator[Finding]:
    for found in faulty_schedules(function, CronFault.TOO_FEW, CronFault.TOO_MANY):
        if found.problem.fault is CronFault.TOO_MANY:
            yield schedule_finding(found, f"`{found.part}` stands behind the sixth field: it is dropped, and the year with it.")
            continue
        count = len(found.text.split())
        fields = "1 field" if count == 1 else f"{count} fields"
        message = f"The cron expression has {fields}, not 5 or 6." if count else "The schedule is empty."
        yield schedule_finding(found, message)


def fix(finding: Finding) -> Iterator[Fix]:
    yield from mendings(finding)


RULE = Rule(
    code=CODE,
    severity=Severity.ERROR,
    stages=(Stage.TYPES, Stage.SYNTH),
    subject=Subject.FUNCTION,
    summary="A cron expression has too few fields, or too many.",
    covers=("SC19", "SC20"),
    check=check,
    fix=fix,
    fixable="sometimes",
)
