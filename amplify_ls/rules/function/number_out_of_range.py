"""A number is out of its range, or no whole number.

A function runs for at most 900 seconds and has 128 to 10240 MB of memory; `/tmp` has 512 to 10240 MB. A durable function goes
on for at most 31622400 seconds, and its history is kept for up to 90 days. All of them are whole numbers.

## Example

```ts bad
import { defineFunction } from '@aws-amplify/backend';

export const report = defineFunction({
  timeoutSeconds: 1000,
});
```

Use instead:

```ts good
import { defineFunction } from '@aws-amplify/backend';

export const report = defineFunction({
  timeoutSeconds: 900,
});
```
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from amplify_ls.catalog.types import Number
from amplify_ls.edits.operations import Fix, Replace
from amplify_ls.model.numbers import number_text
from amplify_ls.rules.function_faults import faults, function_finding
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.values import values

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.functions import BackendFunction

CODE = "function/number-out-of-range"
_NAMES = {
    "timeoutSeconds": "function timeout",
    "memoryMB": "function memoryMB",
    "ephemeralStorageSizeMB": "function ephemeralStorageSizeMB",
    "executionTimeoutSeconds": "durable function execution timeout",
    "retentionPeriodDays": "durable function retention period",
}


def check(function: BackendFunction) -> Iterator[Finding]:
    for problem in faults(function, CODE):
        kind, value = problem.expected, problem.value
        if not isinstance(kind, Number) or not isinstance(value, values.Number):
            continue
        name = problem.path[-1]
        given = number_text(value.value)
        allowed = f"a whole number from {number_text(kind.minimum or 0)} to {number_text(kind.maximum or 0)}"
        yield function_finding(
            function,
            problem,
            f"`{name}` is {given}, not {allowed}.",
            package_message=f"Invalid {_NAMES[name]} of {given}",
        )


def fix(finding: Finding) -> Iterator[Fix]:
    problem = finding.data[1]
    kind, value = problem.expected, problem.value
    if not isinstance(kind, Number) or not isinstance(value, values.Number) or not math.isfinite(value.value):
        return
    nearest = min(max(round(value.value), int(kind.minimum or 0)), int(kind.maximum or 0))
    yield Fix(f"Change to {nearest}", (Replace(value.span, str(nearest)),), is_preferred=True)


RULE = Rule(
    code=CODE,
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.FUNCTION,
    summary="A number is out of its range, or no whole number.",
    covers=("FN01", "FN02", "FN03", "FN19", "FN20"),
    check=check,
    fix=fix,
    fixable="sometimes",
)
