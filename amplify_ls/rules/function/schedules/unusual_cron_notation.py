"""A number in a cron expression is written in a notation that EventBridge rejects.

## What it does

Reports a field of a cron expression in a notation that the packages accept and EventBridge does not, such as `0x5`, `1e1` or a
range without a start.

## Why is this bad?

The packages accept whatever JavaScript can convert to a number and pass it on unchanged. EventBridge rejects it, and the
deployment fails.

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

from amplify_ls.fit.schedules.cron_faults import CronFault
from amplify_ls.rules.function.schedule_faults import faulty_schedules, field_words, schedule_finding
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.resources.functions import BackendFunction

CODE = "function/unusual-cron-notation"


def check(function: BackendFunction) -> Iterator[Finding]:
    for found in faulty_schedules(function, CronFault.NOTATION):
        field = found.problem.field
        assert field is not None
        message = f"EventBridge does not accept `{found.part}` for the {field_words(field)} in a cron expression."
        yield schedule_finding(found, message, unseen=Stage.DEPLOY)


RULE = Rule(
    code=CODE,
    severity=Severity.WARNING,
    stages=(Stage.DEPLOY,),
    subject=Subject.FUNCTION,
    summary="A number in a cron expression is written in a notation that EventBridge rejects.",
    covers=("SC12",),
    check=check,
)
