"""A number in a cron expression is written as only the packages read it.

The packages take whatever JavaScript turns into a number, such as `0x5`, `1e1` or nothing at all before a dash, and hand it
on as it is. EventBridge refuses it when the backend is deployed.

## Example

```ts bad
import { defineFunction } from '@aws-amplify/backend';

export const report = defineFunction({
  schedule: '0x5 9 1 * ?',
});
```

Use instead:

```ts good
import { defineFunction } from '@aws-amplify/backend';

export const report = defineFunction({
  schedule: '5 9 1 * ?',
});
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.model.cron_faults import CronFault
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.rules.schedule_faults import faulty_schedules, field_words, schedule_finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.functions import BackendFunction

CODE = "function/unusual-cron-notation"


def check(function: BackendFunction) -> Iterator[Finding]:
    for found in faulty_schedules(function, CronFault.NOTATION):
        field = found.problem.field
        assert field is not None
        message = f"The {field_words(field)} is `{found.part}`, which only the packages read."
        yield schedule_finding(found, message, unseen=Stage.DEPLOY)


RULE = Rule(
    code=CODE,
    severity=Severity.WARNING,
    stages=(Stage.DEPLOY,),
    subject=Subject.FUNCTION,
    summary="A number in a cron expression is written as only the packages read it.",
    covers=("SC12",),
    check=check,
)
