"""A required option of a function is missing.

## What it does

Reports an object in the options of `defineFunction` that lacks a required option. `durableConfig` requires
`executionTimeoutSeconds`, and the object of a schedule requires `cron` or `rate`.

## Why is this bad?

TypeScript rejects the object. Where it is not type-checked, the packages reject it at synthesis.

## Example

```ts bad
import { defineFunction } from '@aws-amplify/backend';

export const report = defineFunction({
  durableConfig: { retentionPeriodDays: 7 },
});
```

Use instead:

```ts good
import { defineFunction } from '@aws-amplify/backend';

export const report = defineFunction({
  durableConfig: { retentionPeriodDays: 7, executionTimeoutSeconds: 3600 },
});
```

## Fix safety

The fix adds the option with a value to start from. It is unsafe, because only you know the right value.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.fit.problems import ExclusiveKeys, MissingArgument, MissingCompanion, MissingKey
from amplify_ls.rules.claims import Claim, Match
from amplify_ls.rules.function.function_names import named
from amplify_ls.rules.options.function_faults import claimed, function_finding
from amplify_ls.rules.options.option_fixes import insertion, insertion_of
from amplify_ls.rules.options.option_words import place_of, sentence
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.rules.wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.edits.operations import Fix
    from amplify_ls.fit.problems import MissingOption
    from amplify_ls.model.resources.functions import BackendFunction

CODE = "function/missing-option"
_REFUSALS = {
    "executionTimeoutSeconds": "Invalid durable function execution timeout of undefined",
    "cron": "Could not determine the function's schedule type",
}
_USUAL = {"executionTimeoutSeconds": "3600", "cron": "'0 9 ? * 2-6'"}
CLAIMS: tuple[Claim[MissingOption], ...] = (Claim((MissingKey, MissingArgument, MissingCompanion, ExclusiveKeys), "**"),)
REJECTED = (
    Match(MissingKey, "durableConfig"),
    Match(MissingKey, "schedule"),
    Match(MissingKey, "schedule.[]"),
)


def check(function: BackendFunction) -> Iterator[Finding[tuple[BackendFunction, MissingOption]]]:
    for problem in claimed(function, CODE, CLAIMS):
        place = place_of(problem.path, function.call.name)
        yield function_finding(
            function,
            problem,
            sentence(f"{place} of {named(function)} has no {listed(problem.names, 'or')}"),
            package_message=_REFUSALS.get(problem.names[0], f"Property '{problem.names[0]}' is missing in type '{{ ... }}'"),
        )


def fix(finding: Finding[tuple[BackendFunction, MissingOption]]) -> Iterator[Fix]:
    _, problem = finding.data
    if not isinstance(problem, MissingKey):
        return
    options = [problem.option] if problem.option is not None else []
    texts = {name: _USUAL[name] for name in problem.names[:1] if name in _USUAL}
    if texts:
        yield insertion_of(problem.container, texts, problem.span)
    else:
        yield from insertion(problem.container, options, problem.span)


RULE = Rule(
    code=CODE,
    severity=Severity.ERROR,
    stages=(Stage.TYPES, Stage.SYNTH),
    subject=Subject.FUNCTION,
    summary="A required option of a function is missing.",
    covers=("FN19", "SC23"),
    claims=CLAIMS,
    rejected_at_synthesis=REJECTED,
    check=check,
    fix=fix,
    fixable="sometimes",
)
