"""A number in the options of a function is out of range or is not an integer.

## What it does

Reports a number in the options of `defineFunction` that is not an integer in the range of its option:

- `timeoutSeconds`: 1 to 900
- `memoryMB`: 128 to 10240
- `ephemeralStorageSizeMB`: 512 to 10240
- `durableConfig.executionTimeoutSeconds`: 1 to 31622400
- `durableConfig.retentionPeriodDays`: 1 to 90

## Why is this bad?

The packages reject the number at synthesis. TypeScript accepts any number.

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

## Fix safety

The fix changes the number to the nearest integer in range. It is unsafe, because another number may be meant.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from amplify_ls.catalog.types import Number
from amplify_ls.edits.operations import Fix, Replace
from amplify_ls.fit.problems import WrongValue
from amplify_ls.model.numbers import number_text
from amplify_ls.rules.claims import Claim, Match
from amplify_ls.rules.function.function_names import named
from amplify_ls.rules.options.function_faults import claimed, function_finding
from amplify_ls.rules.options.option_words import mismatch_message
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.values import values

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.resources.functions import BackendFunction

CODE = "function/number-out-of-range"
_NAMES = {
    "timeoutSeconds": "function timeout",
    "memoryMB": "function memoryMB",
    "ephemeralStorageSizeMB": "function ephemeralStorageSizeMB",
    "executionTimeoutSeconds": "durable function execution timeout",
    "retentionPeriodDays": "durable function retention period",
}
CLAIMS = (
    Claim(WrongValue, "timeoutSeconds|memoryMB|ephemeralStorageSizeMB"),
    Claim(WrongValue, "durableConfig.executionTimeoutSeconds|retentionPeriodDays"),
)
REJECTED = (Match(WrongValue, "**"),)


def check(function: BackendFunction) -> Iterator[Finding[tuple[BackendFunction, WrongValue]]]:
    for problem in claimed(function, CODE, CLAIMS):
        kind, value = problem.expected, problem.value
        if not isinstance(kind, Number) or not isinstance(value, values.Number):
            continue
        name = problem.path[-1]
        given = number_text(value.value)
        allowed = f"an integer from {number_text(kind.minimum or 0)} to {number_text(kind.maximum or 0)}"
        yield function_finding(
            function,
            problem,
            mismatch_message(f"`{name}` of {named(function)}", allowed, f"`{given}`"),
            package_message=f"Invalid {_NAMES[name]} of {given}",
        )


def fix(finding: Finding[tuple[BackendFunction, WrongValue]]) -> Iterator[Fix]:
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
    summary="A number in the options of a function is out of range or is not an integer.",
    covers=("FN01", "FN02", "FN03", "FN19", "FN20"),
    claims=CLAIMS,
    rejected_at_synthesis=REJECTED,
    check=check,
    fix=fix,
    fixable="sometimes",
)
