"""An option of a function has a value of the wrong type.

## What it does

Reports a value in the options of `defineFunction` whose type is not the type of its option, such as a string for a number or an
array for an object.

## Why is this bad?

TypeScript rejects the value with an error that names something else, because `defineFunction` has two overloads and the error
is about the last one. Where the value is not type-checked, the packages reject it for most options.

## Example

```ts bad
import { defineFunction } from '@aws-amplify/backend';

export const report = defineFunction({
  memoryMB: '512',
});
```

Use instead:

```ts good
import { defineFunction } from '@aws-amplify/backend';

export const report = defineFunction({
  memoryMB: 512,
});
```

## Fix safety

Fixes that only change the notation of the value, such as removing the quotes of a number, are safe and are applied by `--fix`.
All others are unsafe.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.nearest import suggestion
from amplify_ls.catalog.types import Callback, OneOf
from amplify_ls.edits.operations import Fix, Replace
from amplify_ls.fit.problems import WrongType
from amplify_ls.model.numbers import number_text
from amplify_ls.rules.claims import Claim, Match
from amplify_ls.rules.options.conditions import counts
from amplify_ls.rules.options.function_faults import claimed, function_finding
from amplify_ls.rules.options.option_fixes import conversions
from amplify_ls.rules.options.option_words import given_words, mismatch_message, place_of
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.values.values import Array, Nothing, Number, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.resources.functions import BackendFunction

CODE = "function/wrong-option-type"


def _is_no_number(problem: WrongType) -> bool:
    return not isinstance(problem.value, Number)


def _is_written(problem: WrongType) -> bool:
    return isinstance(problem.value, Text) and counts(problem)


def _is_setting(problem: WrongType) -> bool:
    return counts(problem) and not isinstance(problem.value, Array)


def _is_nothing(problem: WrongType) -> bool:
    return isinstance(problem.value, Nothing) and not isinstance(problem.expected, Callback)


CLAIMS = (Claim(WrongType, "**"),)
REJECTED = (
    Match(WrongType, "timeoutSeconds|memoryMB|ephemeralStorageSizeMB"),
    Match(WrongType, "durableConfig.*"),
    Match(WrongType, "durableConfig|architecture|name|entry|resourceGroupName|schedule", counts),
    Match(WrongType, "environment", _is_no_number),
    Match(WrongType, "environment.*"),
    Match(WrongType, "layers", _is_written),
    Match(WrongType, "layers.*"),
    Match(WrongType, "logging", _is_setting),
    Match(WrongType, "logging.level"),
    Match(WrongType, "schedule.[]"),
    Match(WrongType, "schedule.**.cron|rate"),
    Match(WrongType, "schedule.**.timezone|description", counts),
    Match(WrongType, "", _is_nothing),
)


def check(function: BackendFunction) -> Iterator[Finding[tuple[BackendFunction, WrongType]]]:
    for problem in claimed(function, CODE, CLAIMS):
        place = place_of(problem.path, function.call.name)
        yield function_finding(
            function,
            problem,
            mismatch_message(place, problem.expected, given_words(problem)),
            package_message="No overload matches this call.",
        )


def fix(finding: Finding[tuple[BackendFunction, WrongType]]) -> Iterator[Fix]:
    problem = finding.data[1]
    yield from conversions(problem)
    value, kind = problem.value, problem.expected
    if isinstance(value, Number) and isinstance(kind, OneOf):
        # A number of days; the choices are strings.
        for name in suggestion(
            f"{number_text(value.value)} days", [str(each.value) for each in kind.choices], kind.aliases
        ).names:
            yield Fix(f"Change to `{name}`", (Replace(value.span, f"'{name}'"),), is_preferred=True)


RULE = Rule(
    code=CODE,
    severity=Severity.ERROR,
    stages=(Stage.TYPES, Stage.SYNTH),
    subject=Subject.FUNCTION,
    summary="An option of a function has a value of the wrong type.",
    covers=("FN05", "FN18", "FN25"),
    claims=CLAIMS,
    rejected_at_synthesis=REJECTED,
    check=check,
    fix=fix,
    fixable="sometimes",
)
