"""A custom user attribute is marked as required.

## What it does

Reports the option `required` of a custom user attribute.

## Why is this bad?

Cognito does not support required custom attributes. TypeScript rejects the option. Where TypeScript does not check it, the
option is silently ignored, and users can sign up without the attribute.

## Example

```ts bad
import { defineAuth } from '@aws-amplify/backend';

export const auth = defineAuth({
  loginWith: { email: true },
  userAttributes: {
    'custom:department': { dataType: 'String', required: true, mutable: true },
  },
});
```

Use instead:

```ts good
import { defineAuth } from '@aws-amplify/backend';

export const auth = defineAuth({
  loginWith: { email: true },
  userAttributes: {
    'custom:department': { dataType: 'String', mutable: true },
  },
});
```

## Fix safety

The fix removes the option. It is safe because the option has no effect.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Safety
from amplify_ls.fit.problems import WrongKey
from amplify_ls.rules.claims import Claim
from amplify_ls.rules.options.auth_faults import auth_finding, claimed
from amplify_ls.rules.options.option_fixes import removal
from amplify_ls.rules.options.option_words import excess_key
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.edits.operations import Fix
    from amplify_ls.model.resources.auth import Auth

CODE = "auth/required-custom-attribute"
CLAIMS = (Claim(WrongKey, "userAttributes.custom:*.required"),)


def check(auth: Auth) -> Iterator[Finding[tuple[Auth, WrongKey]]]:
    for problem in claimed(auth, CODE, CLAIMS):
        yield auth_finding(
            auth,
            problem,
            f"The custom attribute `{problem.path[-2]}` cannot be required.",
            package_message=excess_key(problem, "CustomAttribute"),
        )


def fix(finding: Finding[tuple[Auth, WrongKey]]) -> Iterator[Fix]:
    yield from removal(finding.data[1], Safety.SAFE)


RULE = Rule(
    code=CODE,
    severity=Severity.ERROR,
    stages=(Stage.TYPES,),
    subject=Subject.AUTH,
    summary="A custom user attribute is marked as required.",
    covers=("AU65",),
    claims=CLAIMS,
    check=check,
    fix=fix,
    fixable="always",
)
