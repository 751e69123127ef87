"""A step in a cron expression leads out of its field at once.

`0/61` is the minute 0 and no other: a step is counted within its field, from its start to its end.

## Example

```ts bad
import { defineFunction } from '@aws-amplify/backend';

export const report = defineFunction({
  schedule: '0/61 * * * ?',
});
```

Use instead:

```ts good
import { defineFunction } from '@aws-amplify/backend';

export const report = defineFunction({
  schedule: '0 * * * ?',
});
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.model.cron_faults import CronFault
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.rules.schedule_faults import faulty_schedules, field_words, mendings, schedule_finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.edits.operations import Fix
    from amplify_ls.model.functions import BackendFunction

CODE = "function/cron-step-too-large"


def check(function: BackendFunction) -> Iterator[Finding]:
    for found in faulty_schedules(function, CronFault.LARGE_STEP):
        field = found.problem.field
        assert field is not None
        size = field.maximum - field.minimum
        message = f"A step of {found.part} leads out of the {field_words(field)} at once, where {size} is the largest."
        yield schedule_finding(found, message, unseen=Stage.DEPLOY)


def fix(finding: Finding) -> Iterator[Fix]:
    yield from mendings(finding)


RULE = Rule(
    code=CODE,
    severity=Severity.WARNING,
    stages=(Stage.DEPLOY,),
    subject=Subject.FUNCTION,
    summary="A step in a cron expression leads out of its field at once.",
    covers=("SC15",),
    check=check,
    fix=fix,
    fixable="always",
)
