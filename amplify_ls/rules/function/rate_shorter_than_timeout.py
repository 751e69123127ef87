"""A function starts again before its time is up.

An interval in minutes must not be shorter than `timeoutSeconds`, which is 3 where it is not given.

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
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, Replace, ReplaceValue
from amplify_ls.model.numbers import number_text
from amplify_ls.model.schedule_faults import RateFault
from amplify_ls.model.schedules import interval
from amplify_ls.rules.rule import Finding, Related, Rule, Severity, Stage, Subject
from amplify_ls.rules.schedule_faults import faulty_schedules, schedule_finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.functions import BackendFunction

CODE = "function/rate-shorter-than-timeout"
_DIVISORS = (1, 2, 3, 4, 5, 6, 10, 12, 15, 20, 30)
"""Minutes that come at even distances."""


def check(function: BackendFunction) -> Iterator[Finding]:
    timeout = None if function.options is None else function.options.properties.get("timeoutSeconds")
    for found in faulty_schedules(function, RateFault.SHORT):
        related = () if timeout is None else (Related(timeout.span, "Its time limit"),)
        limit = number_text(function.timeout or 0)
        message = f"The interval `{found.part}` is shorter than the time limit of {limit} seconds."
        finding = schedule_finding(found, message, related=related)
        yield replace(finding, data=(function, found, timeout))


def fix(finding: Finding) -> Iterator[Fix]:
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
        yield Fix(f"Change the time limit to {seconds} seconds", (ReplaceValue(timeout, str(seconds)),))


RULE = Rule(
    code=CODE,
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.FUNCTION,
    summary="A function starts again before its time is up.",
    covers=("SC03",),
    check=check,
    fix=fix,
    fixable="sometimes",
)
