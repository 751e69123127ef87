"""The description of a schedule is too long.

## What it does

Reports a `description` of a schedule that has more than 512 characters.

## Why is this bad?

EventBridge accepts at most 512 characters. Nothing checks the length before the backend is deployed, so the deployment fails.

## Example

```ts bad
import { defineFunction } from '@aws-amplify/backend';

export const report = defineFunction({
  schedule: {
    rate: 'every day',
    timezone: 'UTC',
    description: `a report of all orders, a report of all orders, a report of all orders, with all that is in them, and
  a report of all orders, a report of all orders, a report of all orders, with all that is in them, and
  a report of all orders, a report of all orders, a report of all orders, with all that is in them, and
  a report of all orders, a report of all orders, a report of all orders, with all that is in them, and
  a report of all orders, a report of all orders, a report of all orders, with all that is in them, and
  a report of all orders, a report of all orders, a report of all orders, with all that is in them`,
  },
});
```

Use instead:

```ts good
import { defineFunction } from '@aws-amplify/backend';

export const report = defineFunction({
  schedule: { rate: 'every day', timezone: 'UTC', description: 'a report of all orders' },
});
```

## Fix safety

The fix cuts the description off at the last whole word. It is unsafe, because text is lost.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog import types
from amplify_ls.edits.operations import Fix, Replace
from amplify_ls.fit.problems import WrongValue
from amplify_ls.rules.claims import Claim
from amplify_ls.rules.options.function_faults import claimed, function_finding
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.values.values import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.resources.functions import BackendFunction

CODE = "function/long-description"
CLAIMS = (Claim(WrongValue, "schedule.**.description"),)


def check(function: BackendFunction) -> Iterator[Finding[tuple[BackendFunction, WrongValue]]]:
    for problem in claimed(function, CODE, CLAIMS):
        if isinstance(problem.value, Text) and isinstance(problem.expected, types.Text):
            most = problem.expected.maximum
            length = len(problem.value.value)
            message = f"Expected at most {most} characters for `description` of the schedule, found {length}."
            yield function_finding(function, problem, message, unseen=Stage.DEPLOY)


def fix(finding: Finding[tuple[BackendFunction, WrongValue]]) -> Iterator[Fix]:
    _, problem = finding.data
    if not isinstance(problem.value, Text) or not isinstance(problem.expected, types.Text):
        return
    text = problem.value.value[: problem.expected.maximum]
    if "'" not in text and "\\" not in text:
        shortened = " ".join(text.split()).rpartition(" ")[0]
        yield Fix("Shorten the description", (Replace(problem.value.span, f"'{shortened}'"),), is_preferred=True)


RULE = Rule(
    code=CODE,
    severity=Severity.WARNING,
    stages=(Stage.DEPLOY,),
    subject=Subject.FUNCTION,
    summary="The description of a schedule is too long.",
    covers=("SC25",),
    claims=CLAIMS,
    check=check,
    fix=fix,
    fixable="sometimes",
)
