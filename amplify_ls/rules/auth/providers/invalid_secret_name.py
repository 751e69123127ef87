"""A secret has no name, or a name that cannot be stored.

## What it does

Reports `secret()` without a name, and a name that is empty or contains other characters than letters, digits, periods,
hyphens and underscores.

## Why is this bad?

Secrets are stored as parameters, whose names allow no other characters. TypeScript requires a name; an invalid one is
rejected only when the secret is set or the backend is deployed.

## Example

```ts bad
import { defineAuth, secret } from '@aws-amplify/backend';

export const auth = defineAuth({
  loginWith: {
    email: true,
    externalProviders: {
      google: { clientId: secret('google client id'), clientSecret: secret('GOOGLE_CLIENT_SECRET') },
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
      google: { clientId: secret('google_client_id'), clientSecret: secret('GOOGLE_CLIENT_SECRET') },
      callbackUrls: ['http://localhost:3000/'],
      logoutUrls: ['http://localhost:3000/'],
    },
  },
});
```

## Fix safety

The fix replaces invalid characters with underscores. It is unsafe because the secret has to be set under the new name before
the next deployment.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.fit.problems import MissingArgument, WrongType, WrongValue
from amplify_ls.rules.claims import Claim
from amplify_ls.rules.options.auth_faults import auth_finding, claimed
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.rules.secret_names import secret_message, secret_package_message, secret_renamings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.edits.operations import Fix
    from amplify_ls.fit.problems import BadArgument
    from amplify_ls.model.resources.auth import Auth

CODE = "auth/invalid-secret-name"
CLAIMS: tuple[Claim[BadArgument], ...] = (Claim((MissingArgument, WrongType, WrongValue), "**.secret"),)


def check(auth: Auth) -> Iterator[Finding[tuple[Auth, BadArgument]]]:
    for problem in claimed(auth, CODE, CLAIMS):
        said = secret_package_message(problem)
        yield auth_finding(auth, problem, secret_message(problem), unseen=Stage.DEPLOY, package_message=said)


def fix(finding: Finding[tuple[Auth, BadArgument]]) -> Iterator[Fix]:
    yield from secret_renamings(finding.data[1])


RULE = Rule(
    code=CODE,
    severity=Severity.WARNING,
    stages=(Stage.TYPES, Stage.DEPLOY),
    subject=Subject.AUTH,
    summary="A secret has no name, or a name that cannot be stored.",
    covers=("AU120",),
    claims=CLAIMS,
    check=check,
    fix=fix,
    fixable="sometimes",
)
