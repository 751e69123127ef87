"""The interval of a schedule is shorter than the timeout of its function.

## What it does

Reports an interval in minutes that is shorter than `timeoutSeconds`, which is 3 by default.

## Why is this bad?

The function could be started again before it has finished. The packages reject the schedule at synthesis.

## Example

```ts bad
import { defineFunction } from '@aws-amplify/backend';

export const report = defineFunction({
  schedule: 'every 1m',
  timeoutSeconds: 120,
});
```

Use instead:

```ts good
import { defineFunction } from '@aws-amplify/backend';

export const report = defineFunction({
  schedule: 'every 2m',
  timeoutSeconds: 120,
});
```

## Fix safety

Both fixes are unsafe. One lengthens the interval and the other shortens the timeout; only you know which is acceptable.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, Replace, ReplaceValue
from amplify_ls.fit.schedules.schedule_faults import RateFault
from amplify_ls.model.numbers import number_text
from amplify_ls.model.schedules.schedules import interval
from amplify_ls.rules.function.function_names import named
from amplify_ls.rules.function.schedule_faults import faulty_schedules, schedule_finding
from amplify_ls.rules.rule import Finding, Related, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.resources.functions import BackendFunction
    from amplify_ls.rules.function.schedule_faults import FaultySchedule
    from amplify_ls.values.values import Property

CODE = "function/rate-shorter-than-timeout"
_DIVISORS = (1, 2, 3, 4, 5, 6, 10, 12, 15, 20, 30)
"""Numbers of minutes that divide the hour evenly."""


def check(function: BackendFunction) -> Iterator[Finding[tuple[BackendFunction, FaultySchedule, Property | None]]]:
    timeout = None if function.options is None else function.options.properties.get("timeoutSeconds")
    for found in faulty_schedules(function, RateFault.SHORT):
        related = () if timeout is None else (Related(timeout.span, "The timeout is set here"),)
        limit = number_text(function.timeout or 0)
        message = f"The interval `{found.part}` is shorter than the timeout of {named(function)}, {limit} seconds."
        finding = schedule_finding(found, message, related=related)
        yield Finding(
            finding.span,
            message,
            related,
            finding.stage,
            finding.severity,
            package_message=finding.package_message,
            data=(function, found, timeout),
        )


def fix(finding: Finding[tuple[BackendFunction, FaultySchedule, Property | None]]) -> Iterator[Fix]:
    function, found, timeout = finding.data
    known = interval(found.text)
    if known is None or known.number is None or function.timeout is None:
        return
    enough = next((each for each in _DIVISORS if each * 60 >= function.timeout), None)
    if enough is not None:
        text = f"every {enough}m"
        yield Fix(f"Change to `{text}`", (Replace(found.schedule.text.span, f"'{text}'"),), is_preferred=True)
    if timeout is not None:
        seconds = known.number * 60
        yield Fix(f"Change the timeout to {seconds} seconds", (ReplaceValue(timeout, str(seconds)),))


RULE = Rule(
    code=CODE,
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.FUNCTION,
    summary="The interval of a schedule is shorter than the timeout of its function.",
    covers=("SC03",),
    check=check,
    fix=fix,
    fixable="sometimes",
)
