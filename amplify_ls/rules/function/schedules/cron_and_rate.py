"""A schedule has both `cron` and `rate`.

## What it does

Reports the object of a schedule that has both `cron` and `rate`.

## Why is this bad?

The packages read `rate` if the object has this property, and ignore `cron`. TypeScript accepts the object. If `rate` is present
but `undefined`, the backend fails at synthesis.

## Example

```ts bad
import { defineFunction } from '@aws-amplify/backend';

export const report = defineFunction({
  schedule: { cron: '0 9 ? * 2-6', rate: 'every day', timezone: 'UTC' },
});
```

Use instead:

```ts good
import { defineFunction } from '@aws-amplify/backend';

export const report = defineFunction({
  schedule: { cron: '0 9 ? * 2-6', timezone: 'UTC' },
});
```

## Fix safety

All fixes are unsafe, because only you know which of the two is intended. Each fix removes one of the two properties.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, RemoveProperty
from amplify_ls.fit.problems import ExclusiveKeys, KeyOfOtherCase
from amplify_ls.model.schedules.schedules import Form
from amplify_ls.rules.claims import Claim, Match
from amplify_ls.rules.function.function_names import named
from amplify_ls.rules.options.function_faults import claimed, function_finding
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.values.values import Nothing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.resources.functions import BackendFunction
    from amplify_ls.values.values import Object

CODE = "function/cron-and-rate"
CLAIMS: tuple[Claim[ExclusiveKeys | KeyOfOtherCase], ...] = (
    Claim(ExclusiveKeys, "schedule.**"),
    Claim(KeyOfOtherCase, "schedule.**.cron|rate"),
)
REJECTED = (Match(KeyOfOtherCase, "schedule.**.rate"),)


def check(function: BackendFunction) -> Iterator[Finding[Object]]:
    for problem in claimed(function, CODE, CLAIMS):
        if Form.RATE.value not in problem.container.properties:
            continue
        is_refused = isinstance(problem, KeyOfOtherCase)
        message = f"The schedule of {named(function)} has both `cron` and `rate`, and only `rate` is read."
        package = "Cannot read properties of undefined (reading 'split')" if is_refused else ""
        found = function_finding(function, problem, message, package_message=package, data=problem.container)
        yield replace(found, span=problem.container.properties[Form.RATE.value].name_span)


def fix(finding: Finding[Object]) -> Iterator[Fix]:
    for form in (Form.RATE, Form.CRON):
        prop = finding.data.properties.get(form.value)
        if prop is not None and not isinstance(prop.value, Nothing):
            rest = Form.CRON if form is Form.RATE else Form.RATE
            title = f"Remove `{form.value}`, keep `{rest.value}`"
            yield Fix(title, (RemoveProperty(prop),))
        elif prop is not None:
            yield Fix(f"Remove `{form.value}`", (RemoveProperty(prop),), is_preferred=True)
            return


RULE = Rule(
    code=CODE,
    severity=Severity.WARNING,
    stages=(Stage.RUNTIME,),
    subject=Subject.FUNCTION,
    summary="A schedule has both `cron` and `rate`.",
    covers=("SC23",),
    claims=CLAIMS,
    rejected_at_synthesis=REJECTED,
    check=check,
    fix=fix,
    fixable="always",
)
