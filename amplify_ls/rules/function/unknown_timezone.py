"""The time zone of a schedule does not exist.

Time zones have names such as `Europe/Paris`, `America/New_York` and `UTC`. Abbreviations and distances such as `PST` and
`UTC+2` are no names. Nobody looks at the name before the backend is deployed.

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
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, Replace, Safety
from amplify_ls.model.timezones import UTC, is_unknown, meant
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.functions import BackendFunction

CODE = "function/unknown-timezone"


def check(function: BackendFunction) -> Iterator[Finding]:
    for schedule in function.schedules:
        timezone = schedule.timezone
        if timezone is not None and is_unknown(timezone.value):
            message = f"There is no time zone `{timezone.value}`." if timezone.value else "The name of the time zone is empty."
            yield Finding(timezone.span, message, data=timezone)


def fix(finding: Finding) -> Iterator[Fix]:
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
