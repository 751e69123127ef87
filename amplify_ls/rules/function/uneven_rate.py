"""An interval does not divide the hour or the day, so that its last gap is shorter.

An interval becomes a step within the hour or the day, which begins anew at the full hour or at midnight: `every 45m` runs at
the minutes 0 and 45 of each hour, so after 45 and after 15 minutes.

## Example

```ts bad
import { defineFunction } from '@aws-amplify/backend';

export const report = defineFunction({
  schedule: 'every 45m',
});
```

Use instead:

```ts good
import { defineFunction } from '@aws-amplify/backend';

export const report = defineFunction({
  schedule: 'every 30m',
});
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.model.schedule_faults import RateFault
from amplify_ls.model.schedule_words import in_words
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.rules.schedule_faults import faulty_schedules, mendings, schedule_finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.edits.operations import Fix
    from amplify_ls.model.functions import BackendFunction

CODE = "function/uneven-rate"


def check(function: BackendFunction) -> Iterator[Finding]:
    for found in faulty_schedules(function, RateFault.UNEVEN):
        words = in_words(found.text, found.schedule.form)
        yield schedule_finding(found, f"`{found.text}` runs {words}, not at even distances.")


def fix(finding: Finding) -> Iterator[Fix]:
    yield from mendings(finding)


RULE = Rule(
    code=CODE,
    severity=Severity.WARNING,
    stages=(Stage.RUNTIME,),
    subject=Subject.FUNCTION,
    summary="An interval does not divide the hour or the day, so that its last gap is shorter.",
    covers=("SC05",),
    check=check,
    fix=fix,
    fixable="sometimes",
)
