"""An option of a function has a value that is not allowed.

## What it does

Reports a string or number in the options of `defineFunction` that is not one of the values of its option. Values are
case-sensitive.

## Why is this bad?

TypeScript rejects the value. Where it is not type-checked, the packages reject a wrong architecture or log level. A wrong
retention keeps logs for two years, and a wrong log format is ignored.

## Example

```ts bad
import { defineFunction } from '@aws-amplify/backend';

export const report = defineFunction({
  architecture: 'arm',
});
```

Use instead:

```ts good
import { defineFunction } from '@aws-amplify/backend';

export const report = defineFunction({
  architecture: 'arm64',
});
```

## Fix safety

Correcting the case of a value is safe and is applied by `--fix`. All other fixes are unsafe.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, RemoveProperty
from amplify_ls.fit.problems import WrongValue
from amplify_ls.rules.claims import Claim, Match
from amplify_ls.rules.options.conditions import counts
from amplify_ls.rules.options.function_faults import claimed, function_finding
from amplify_ls.rules.options.option_fixes import corrections
from amplify_ls.rules.options.option_words import literal_words, mismatch_message, place_of
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.values.values import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.resources.functions import BackendFunction

CODE = "function/wrong-option-value"
_REFUSALS = {
    "architecture": "Invalid function architecture of {}",
    "level": "Invalid Lambda application log level: {}",
}
CLAIMS = (Claim(WrongValue, "**"),)
REJECTED = (
    Match(WrongValue, "architecture", counts),
    Match(WrongValue, "logging.level"),
    Match(WrongValue, "resourceGroupName"),
)


def check(function: BackendFunction) -> Iterator[Finding[tuple[BackendFunction, WrongValue]]]:
    for problem in claimed(function, CODE, CLAIMS):
        value, kind = problem.value, problem.expected
        yield function_finding(
            function,
            problem,
            mismatch_message(place_of(problem.path, function.call.name), kind, literal_words(value)),
            package_message=_package_message(problem),
        )


def _package_message(problem: WrongValue) -> str:
    refusal = _REFUSALS.get(problem.path[-1])
    shown = getattr(problem.value, "value", "...")
    return "No overload matches this call." if refusal is None else refusal.format(shown)


def fix(finding: Finding[tuple[BackendFunction, WrongValue]]) -> Iterator[Fix]:
    function, problem = finding.data
    yield from corrections(problem)
    prop = None if function.options is None else function.options.properties.get(problem.path[0])
    if prop is not None and len(problem.path) == 1 and isinstance(problem.value, Text) and not problem.value.value:
        yield Fix(f"Remove `{prop.name}`", (RemoveProperty(prop),), is_preferred=True)


RULE = Rule(
    code=CODE,
    severity=Severity.ERROR,
    stages=(Stage.TYPES, Stage.SYNTH),
    subject=Subject.FUNCTION,
    summary="An option of a function has a value that is not allowed.",
    covers=("FN06", "FN17", "FN18"),
    claims=CLAIMS,
    rejected_at_synthesis=REJECTED,
    check=check,
    fix=fix,
    fixable="sometimes",
)
