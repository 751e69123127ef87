"""The name of a secret is missing, or one that cannot be stored.

Secrets are kept as parameters, whose names have letters, digits, dots, dashes and underscores only. The type check asks for a
name; the rest shows when the secret is set or the backend is deployed.

## Example

```ts bad
import { defineFunction, secret } from '@aws-amplify/backend';

export const report = defineFunction({
  environment: { API_KEY: secret('api key') },
});
```

Use instead:

```ts good
import { defineFunction, secret } from '@aws-amplify/backend';

export const report = defineFunction({
  environment: { API_KEY: secret('api_key') },
});
```
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, Replace
from amplify_ls.model.problems import Fault
from amplify_ls.rules.function_faults import faults, function_finding
from amplify_ls.rules.option_words import value_words
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.values.values import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.functions import BackendFunction
    from amplify_ls.model.problems import Problem

CODE = "function/invalid-secret-name"


def check(function: BackendFunction) -> Iterator[Finding]:
    for problem in faults(function, CODE):
        is_missing = problem.fault is Fault.MISSING_KEY
        package = "Expected 1 arguments, but got 0." if is_missing else ""
        yield function_finding(function, problem, _message(problem), unseen=Stage.DEPLOY, package_message=package)


def _message(problem: Problem) -> str:
    if problem.fault is Fault.MISSING_KEY:
        return f"The secret for `{problem.path[-2]}` has no name."
    if not isinstance(problem.value, Text):
        return f"The name of the secret for `{problem.path[-2]}` is {value_words(problem.value)}, not a text."
    if not problem.value.value:
        return f"The name of the secret for `{problem.path[-2]}` is empty."
    return f"`{problem.value.value}` has characters that the name of a secret cannot have."


def fix(finding: Finding) -> Iterator[Fix]:
    value = finding.data[1].value
    better = re.sub(r"[^A-Za-z0-9_.\-]+", "_", value.value).strip("_") if isinstance(value, Text) else ""
    if better:
        yield Fix(f"Change to `{better}`", (Replace(value.span, f"'{better}'"),), is_preferred=True)


RULE = Rule(
    code=CODE,
    severity=Severity.WARNING,
    stages=(Stage.TYPES, Stage.DEPLOY),
    subject=Subject.FUNCTION,
    summary="The name of a secret is missing, or one that cannot be stored.",
    covers=("AU120",),
    check=check,
    fix=fix,
    fixable="sometimes",
)
