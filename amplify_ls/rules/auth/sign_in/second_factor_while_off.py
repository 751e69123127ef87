"""A second factor is configured although multi-factor authentication is turned off.

## What it does

Reports a factor in `multifactor` if the mode is `OFF`.

## Why is this bad?

With the mode `OFF` there is no second factor. TypeScript rejects the factor. Where TypeScript does not check it, the factor
is silently ignored.

## Example

```ts bad
import { defineAuth } from '@aws-amplify/backend';

export const auth = defineAuth({
  loginWith: { email: true },
  multifactor: { mode: 'OFF', totp: true },
});
```

Use instead:

```ts good
import { defineAuth } from '@aws-amplify/backend';

export const auth = defineAuth({
  loginWith: { email: true },
  multifactor: { mode: 'OFF' },
});
```

## Fix safety

Removing the factor is safe because it has no effect. Changing the mode to `OPTIONAL` is unsafe because it turns on
multi-factor authentication.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, Replace, Safety
from amplify_ls.fit.problems import KeyOfOtherCase
from amplify_ls.rules.claims import Claim
from amplify_ls.rules.options.auth_faults import auth_finding, claimed
from amplify_ls.rules.options.option_fixes import removal
from amplify_ls.rules.options.option_words import excess_key
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.resources.auth import Auth

CODE = "auth/second-factor-while-off"
CLAIMS = (Claim(KeyOfOtherCase, "multifactor.*"),)


def check(auth: Auth) -> Iterator[Finding[tuple[Auth, KeyOfOtherCase]]]:
    for problem in claimed(auth, CODE, CLAIMS):
        yield auth_finding(
            auth,
            problem,
            f"The factor `{problem.path[-1]}` has no effect because the mode of `multifactor` is `OFF`.",
            package_message=excess_key(problem, '{ mode: "OFF"; }'),
        )


def fix(finding: Finding[tuple[Auth, KeyOfOtherCase]]) -> Iterator[Fix]:
    _, problem = finding.data
    yield from removal(problem, Safety.SAFE)
    mode = None if problem.container is None else problem.container.get("mode")
    if mode is not None:
        yield Fix("Change the mode to `OPTIONAL`", (Replace(mode.span, "'OPTIONAL'"),))


RULE = Rule(
    code=CODE,
    severity=Severity.ERROR,
    stages=(Stage.TYPES,),
    subject=Subject.AUTH,
    summary="A second factor is configured although multi-factor authentication is turned off.",
    covers=("AU85",),
    claims=CLAIMS,
    check=check,
    fix=fix,
    fixable="always",
)
