"""A cron expression names a day that never comes.

The 30th of February never comes, and neither does a year that is over. The packages and EventBridge take such an expression all
the same.

## Example

```ts bad
import { defineFunction } from '@aws-amplify/backend';

export const report = defineFunction({
  schedule: '0 9 31 4,6 ?',
});
```

Use instead:

```ts good
import { defineFunction } from '@aws-amplify/backend';

export const report = defineFunction({
  schedule: '0 9 30 4,6 ?',
});
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.model.cron_faults import CronFault
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.rules.schedule_faults import faulty_schedules, schedule_finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.functions import BackendFunction

CODE = "function/schedule-that-never-runs"


def check(function: BackendFunction) -> Iterator[Finding]:
    for found in faulty_schedules(function, CronFault.NEVER):
        yield schedule_finding(found, "None of the months has such a day: the function never runs.")
    for found in faulty_schedules(function, CronFault.PAST):
        yield schedule_finding(found, f"The year {found.part} is over: the function never runs.")


RULE = Rule(
    code=CODE,
    severity=Severity.WARNING,
    stages=(Stage.RUNTIME,),
    subject=Subject.FUNCTION,
    summary="A cron expression names a day that never comes.",
    covers=("SC12",),
    check=check,
)
