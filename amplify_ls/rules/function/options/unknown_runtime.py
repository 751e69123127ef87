"""The runtime of a function is not supported.

## What it does

Reports a `runtime` that is not the number of a supported Node.js version: 18, 20, 22 or 24.

## Why is this bad?

TypeScript rejects other versions and names such as `nodejs20.x`, with an error that names something else, and so do the
packages at synthesis. The packages accept a number in quotes, which TypeScript rejects.

## Example

```ts bad
import { defineFunction } from '@aws-amplify/backend';

export const report = defineFunction({
  runtime: 'nodejs22.x',
});
```

Use instead:

```ts good
import { defineFunction } from '@aws-amplify/backend';

export const report = defineFunction({
  runtime: 22,
});
```

## Fix safety

Removing the quotes of a supported version is safe and is applied by `--fix`. Changing to another version is unsafe.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from amplify_ls.catalog.resources.functions import RUNTIMES
from amplify_ls.edits.operations import Fix, Replace, Safety
from amplify_ls.fit.problems import ValueProblem
from amplify_ls.model.resources.functions import DEFAULT_RUNTIME
from amplify_ls.rules.claims import Claim, Match
from amplify_ls.rules.function.function_names import named
from amplify_ls.rules.options.cdk_values import plain_value
from amplify_ls.rules.options.conditions import counts
from amplify_ls.rules.options.function_faults import claimed, function_finding
from amplify_ls.rules.options.option_words import kind_words, mismatch_message, value_words
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.values import values
from amplify_ls.values.values import Array, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.resources.functions import BackendFunction

CODE = "function/unknown-runtime"
_SUPPORTED = frozenset(choice.value for choice in RUNTIMES.choices)
_VERSIONS = tuple(str(choice.value) for choice in RUNTIMES.choices)
_ALLOWED = kind_words(RUNTIMES)


def _is_rejected(problem: ValueProblem) -> bool:
    # The packages look a version up by its name, so a string works, and so does an array with one version.
    value = problem.value
    if isinstance(value, Text):
        return bool(value.value) and value.value not in _SUPPORTED
    return counts(problem) and not isinstance(value, Array)


CLAIMS = (Claim(ValueProblem, "runtime"),)
REJECTED = (Match(ValueProblem, "runtime", _is_rejected),)


def check(function: BackendFunction) -> Iterator[Finding[tuple[BackendFunction, ValueProblem]]]:
    for problem in claimed(function, CODE, CLAIMS):
        value = problem.value
        is_one = isinstance(value, (values.Text, values.Number))
        given = f"`{value.value}`" if isinstance(value, (values.Text, values.Number)) else value_words(value)
        if isinstance(value, values.Text) and value.value in _VERSIONS:
            given = f"the string `'{value.value}'`"
        shown = value.value if isinstance(value, (values.Text, values.Number)) else "..."
        yield function_finding(
            function,
            problem,
            mismatch_message(f"`runtime` of {named(function)}", _ALLOWED, given),
            package_message=f"Invalid function runtime of {shown}" if is_one else "",
        )


def fix(finding: Finding[tuple[BackendFunction, ValueProblem]]) -> Iterator[Fix]:
    value = finding.data[1].value
    if not isinstance(value, (values.Text, values.Number)):
        yield from plain_value(finding.data[1])
        return
    number = re.search(r"\d+", str(value.value))
    if number is None:
        return
    version = _nearest(int(number.group()))
    is_exact = isinstance(value, values.Text) and value.value == str(version)
    safety = Safety.SAFE if is_exact else Safety.UNSAFE
    yield Fix(f"Change to {version}", (Replace(value.span, str(version)),), safety, is_preferred=True)


def _nearest(version: int) -> int:
    """The version itself, otherwise the next higher supported one; at least the default for versions that are not supported."""
    known = [int(name) for name in _VERSIONS]
    if version in known:
        return version
    return max(DEFAULT_RUNTIME, next((each for each in known if each > version), known[-1]))


RULE = Rule(
    code=CODE,
    severity=Severity.ERROR,
    stages=(Stage.TYPES, Stage.SYNTH),
    subject=Subject.FUNCTION,
    summary="The runtime of a function is not supported.",
    names="a runtime",
    covers=("FN04", "FN05"),
    claims=CLAIMS,
    rejected_at_synthesis=REJECTED,
    check=check,
    fix=fix,
    fixable="sometimes",
)
