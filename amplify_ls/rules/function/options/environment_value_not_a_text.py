"""The value of an environment variable is neither a string nor a secret.

## What it does

Reports a value in `environment` that is neither a string nor `secret(...)`, such as a number, a boolean, an object or an array.

## Why is this bad?

TypeScript rejects the value. Where it is not type-checked, the packages take it for a secret and fail at synthesis.

## Example

```ts bad
import { defineFunction } from '@aws-amplify/backend';

export const report = defineFunction({
  environment: { PAGE_SIZE: 50 },
});
```

Use instead:

```ts good
import { defineFunction } from '@aws-amplify/backend';

export const report = defineFunction({
  environment: { PAGE_SIZE: '50' },
});
```

## Fix safety

Putting a number or a boolean in quotes is safe and is applied by `--fix`. Removing a variable whose value is `undefined` or
`null` is unsafe.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, RemoveProperty, Replace, Safety
from amplify_ls.fit.problems import WrongType
from amplify_ls.model.numbers import number_text
from amplify_ls.rules.claims import Claim, Match
from amplify_ls.rules.function.function_names import named
from amplify_ls.rules.options.conditions import expects
from amplify_ls.rules.options.function_faults import claimed, function_finding
from amplify_ls.rules.options.option_words import mismatch_message, value_words
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.values.values import Boolean, Nothing, Number, Object

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.resources.functions import BackendFunction
    from amplify_ls.values.values import Property

CODE = "function/environment-value-not-a-text"
_REFUSAL = "backendSecret.resolvePath is not a function"
CLAIMS = (Claim(WrongType, "environment.*", expects("secret")),)
REJECTED = (Match(WrongType, "environment.*"),)


def check(function: BackendFunction) -> Iterator[Finding[tuple[BackendFunction, WrongType]]]:
    for problem in claimed(function, CODE, CLAIMS):
        value, name = problem.value, problem.path[-1]
        given = f"`{number_text(value.value)}`" if isinstance(value, Number) else value_words(value)
        is_undefined = isinstance(value, Nothing) and not value.is_null
        package = f"The value of environment variable {name} is undefined." if is_undefined else _REFUSAL
        message = mismatch_message(
            f"the environment variable `{name}` of {named(function)}", "`string` or `secret(...)`", given
        )
        yield function_finding(function, problem, message, package_message=package)


def fix(finding: Finding[tuple[BackendFunction, WrongType]]) -> Iterator[Fix]:
    value = finding.data[1].value
    if isinstance(value, Number) and math.isfinite(value.value):
        text = f"'{number_text(value.value)}'"
    elif isinstance(value, Boolean):
        text = f"'{str(value.value).lower()}'"
    else:
        prop = _property(*finding.data) if isinstance(value, Nothing) else None
        if prop is not None:
            yield Fix(f"Remove `{prop.name}`", (RemoveProperty(prop),), is_preferred=True)
        return
    yield Fix(f"Change to `{text}`", (Replace(value.span, text),), Safety.SAFE, is_preferred=True)


def _property(function: BackendFunction, problem: WrongType) -> Property | None:
    environment = function.option("environment")
    return environment.properties.get(problem.path[-1]) if isinstance(environment, Object) else None


RULE = Rule(
    code=CODE,
    severity=Severity.ERROR,
    stages=(Stage.TYPES, Stage.SYNTH),
    subject=Subject.FUNCTION,
    summary="The value of an environment variable is neither a string nor a secret.",
    covers=("FN10",),
    claims=CLAIMS,
    rejected_at_synthesis=REJECTED,
    check=check,
    fix=fix,
    fixable="sometimes",
)
