"""A cron expression says both a day of the month and a day of the week.

That is the form of Unix, with `*` for any day. Here one of the two fields has to be `?`, and days of the week are counted
from 1 for Sunday: `0 9 * * 1-5` of Unix, Monday to Friday, is `0 9 ? * 2-6`.

## Example

```ts bad
import { defineFunction } from '@aws-amplify/backend';

export const report = defineFunction({
  schedule: '0 9 * * *',
});
```

Use instead:

```ts good
import { defineFunction } from '@aws-amplify/backend';

export const report = defineFunction({
  schedule: '0 9 * * ?',
});
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Safety
from amplify_ls.model.cron_faults import CronFault
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.rules.schedule_faults import faulty_schedules, mendings, schedule_finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.edits.operations import Fix
    from amplify_ls.model.functions import BackendFunction

CODE = "function/both-day-fields"


def check(function: BackendFunction) -> Iterator[Finding]:
    for found in faulty_schedules(function, CronFault.BOTH_DAYS):
        message = "The day of the month and the day of the week are both given: one of them has to be `?`."
        yield schedule_finding(found, message)


def fix(finding: Finding) -> Iterator[Fix]:
    yield from mendings(finding, Safety.SAFE)


RULE = Rule(
    code=CODE,
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.FUNCTION,
    summary="A cron expression says both a day of the month and a day of the week.",
    covers=("SC10",),
    check=check,
    fix=fix,
    fixable="sometimes",
)
