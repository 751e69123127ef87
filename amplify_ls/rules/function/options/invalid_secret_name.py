"""The name of a secret is missing or invalid.

## What it does

Reports a call of `secret(...)` in a function's options without a name or with a name that contains characters other than
letters, digits, dots, dashes and underscores.

## Why is this bad?

Secrets are stored as parameters in AWS Systems Manager, which does not accept other characters. TypeScript only requires a name
to be present; an invalid one is noticed when the secret is set or the backend is deployed.

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

## Fix safety

The fix changes the name to a valid one. It is unsafe, because the secret may have been set under another name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.fit.problems import MissingArgument, WrongType, WrongValue
from amplify_ls.rules.claims import Claim
from amplify_ls.rules.options.function_faults import claimed, function_finding
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.rules.secret_names import secret_message, secret_package_message, secret_renamings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.edits.operations import Fix
    from amplify_ls.fit.problems import BadArgument
    from amplify_ls.model.resources.functions import BackendFunction

CODE = "function/invalid-secret-name"
CLAIMS: tuple[Claim[BadArgument], ...] = (Claim((MissingArgument, WrongType, WrongValue), "environment.*.secret"),)


def check(function: BackendFunction) -> Iterator[Finding[tuple[BackendFunction, BadArgument]]]:
    for problem in claimed(function, CODE, CLAIMS):
        said = secret_package_message(problem)
        yield function_finding(function, problem, secret_message(problem), unseen=Stage.DEPLOY, package_message=said)


def fix(finding: Finding[tuple[BackendFunction, BadArgument]]) -> Iterator[Fix]:
    yield from secret_renamings(finding.data[1])


RULE = Rule(
    code=CODE,
    severity=Severity.WARNING,
    stages=(Stage.TYPES, Stage.DEPLOY),
    subject=Subject.FUNCTION,
    summary="The name of a secret is missing or invalid.",
    covers=("AU120",),
    claims=CLAIMS,
    check=check,
    fix=fix,
    fixable="sometimes",
)
