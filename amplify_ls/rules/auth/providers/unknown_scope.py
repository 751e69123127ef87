"""`externalProviders.scopes` has a scope that does not exist.

## What it does

Reports a scope of `externalProviders` other than `PHONE`, `EMAIL`, `OPENID`, `PROFILE` and `COGNITO_ADMIN`. The `scopes` of a
single provider are that provider's own scopes and are not checked.

## Why is this bad?

The scopes of the app client are written in upper case. TypeScript rejects any other scope, and so do the packages at
synthesis.

## Example

```ts bad
import { defineAuth, secret } from '@aws-amplify/backend';

export const auth = defineAuth({
  loginWith: {
    email: true,
    externalProviders: {
      google: { clientId: secret('GOOGLE_CLIENT_ID'), clientSecret: secret('GOOGLE_CLIENT_SECRET') },
      scopes: ['email'],
      callbackUrls: ['http://localhost:3000/'],
      logoutUrls: ['http://localhost:3000/'],
    },
  },
});
```

Use instead:

```ts good
import { defineAuth, secret } from '@aws-amplify/backend';

export const auth = defineAuth({
  loginWith: {
    email: true,
    externalProviders: {
      google: { clientId: secret('GOOGLE_CLIENT_ID'), clientSecret: secret('GOOGLE_CLIENT_SECRET'), scopes: ['email'] },
      scopes: ['EMAIL'],
      callbackUrls: ['http://localhost:3000/'],
      logoutUrls: ['http://localhost:3000/'],
    },
  },
});
```

## Fix safety

Changing a scope that differs only in case is safe. Any other change is unsafe because another scope may be intended.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.fit.problems import WrongValue
from amplify_ls.rules.claims import Claim, Match
from amplify_ls.rules.options.auth_faults import PROVIDERS, auth_finding, claimed
from amplify_ls.rules.options.option_fixes import corrections
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.values.values import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.edits.operations import Fix
    from amplify_ls.model.resources.auth import Auth

CODE = "auth/unknown-scope"
_TYPE = '"EMAIL" | "PHONE" | "OPENID" | "PROFILE" | "COGNITO_ADMIN"'
CLAIMS = (Claim(WrongValue, f"{PROVIDERS}.scopes.[]"),)
REJECTED = (Match(WrongValue, "**"),)


def check(auth: Auth) -> Iterator[Finding[tuple[Auth, WrongValue]]]:
    for problem in claimed(auth, CODE, CLAIMS):
        word = problem.value.value if isinstance(problem.value, Text) else "..."
        yield auth_finding(
            auth,
            problem,
            f"`{word}` is not a scope of the app client.",
            package_message=f"Type '\"{word}\"' is not assignable to type '{_TYPE}'.",
        )


def fix(finding: Finding[tuple[Auth, WrongValue]]) -> Iterator[Fix]:
    yield from corrections(finding.data[1])


RULE = Rule(
    code=CODE,
    severity=Severity.ERROR,
    stages=(Stage.TYPES, Stage.SYNTH),
    subject=Subject.AUTH,
    summary="`externalProviders.scopes` has a scope that does not exist.",
    covers=("AU130",),
    claims=CLAIMS,
    rejected_at_synthesis=REJECTED,
    check=check,
    fix=fix,
    fixable="sometimes",
)
