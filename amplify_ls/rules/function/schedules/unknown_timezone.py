"""The time zone of a schedule does not exist.

## What it does

Reports a `timezone` that is not the name of a time zone, such as `Europe/Paris`, `America/New_York` or `UTC`. Abbreviations and
offsets such as `PST` and `UTC+2` are not names.

## Why is this bad?

Nothing checks the name before the backend is deployed, so the deployment fails.

## Example

```ts bad
import { defineFunction } from '@aws-amplify/backend';

export const report = defineFunction({
  schedule: { rate: 'every day', timezone: 'Europe/Pariss' },
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

Correcting the case of a name is safe and is applied by `--fix`. Changing to another time zone is unsafe.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, Replace, Safety
from amplify_ls.model.schedules.timezones import UTC, is_unknown, meant
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.resources.functions import BackendFunction
    from amplify_ls.values.values import Text

CODE = "function/unknown-timezone"


def check(function: BackendFunction) -> Iterator[Finding[Text]]:
    for schedule in function.schedules:
        timezone = schedule.timezone
        if timezone is not None and is_unknown(timezone.value):
            is_empty = not timezone.value
            message = (
                "The time zone of the schedule is empty."
                if is_empty
                else f"The time zone `{timezone.value}` of the schedule does not exist."
            )
            yield Finding(timezone.span, message, data=timezone)


def fix(finding: Finding[Text]) -> Iterator[Fix]:
    timezone = finding.data
    for index, name in enumerate(meant(timezone.value) or (UTC,)):
        safety = Safety.SAFE if name.lower() == timezone.value.lower() else Safety.UNSAFE
        yield Fix(f"Change to `{name}`", (Replace(timezone.span, f"'{name}'"),), safety, is_preferred=index == 0)


RULE = Rule(
    code=CODE,
    severity=Severity.WARNING,
    stages=(Stage.DEPLOY,),
    subject=Subject.FUNCTION,
    summary="The time zone of a schedule does not exist.",
    covers=("SC21",),
    check=check,
    fix=fix,
    fixable="always",
)
