"""A list of redirect URLs is empty.

## What it does

Reports an empty `callbackUrls` or `logoutUrls`.

## Why is this bad?

The packages reject an empty list of redirect URLs at synthesis if there are external providers.

## Example

```ts bad
import { defineAuth, secret } from '@aws-amplify/backend';

export const auth = defineAuth({
  loginWith: {
    email: true,
    externalProviders: {
      google: { clientId: secret('GOOGLE_CLIENT_ID'), clientSecret: secret('GOOGLE_CLIENT_SECRET') },
      callbackUrls: ['http://localhost:3000/'],
      logoutUrls: [],
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
      google: { clientId: secret('GOOGLE_CLIENT_ID'), clientSecret: secret('GOOGLE_CLIENT_SECRET') },
      callbackUrls: ['http://localhost:3000/'],
      logoutUrls: ['http://localhost:3000/'],
    },
  },
});
```

## Fix safety

The fix adds the URL of a local development server. It is unsafe because the URLs of the deployed app are unknown and have to
be added by hand.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, InsertItem
from amplify_ls.fit.problems import WrongValue
from amplify_ls.rules.claims import Claim, Match
from amplify_ls.rules.options.auth_faults import PROVIDERS, auth_finding, claimed
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.resources.auth import Auth

CODE = "auth/empty-redirect-urls"
CLAIMS = (Claim(WrongValue, f"{PROVIDERS}.callbackUrls|logoutUrls"),)
REJECTED = (Match(WrongValue, f"{PROVIDERS}.callbackUrls|logoutUrls"),)


def check(auth: Auth) -> Iterator[Finding[tuple[Auth, WrongValue]]]:
    for problem in claimed(auth, CODE, CLAIMS):
        name = problem.path[-1]
        yield auth_finding(
            auth,
            problem,
            f"`{name}` of `externalProviders` is empty.",
            package_message=f"You must define {name} when configuring external login providers.",
        )


def fix(finding: Finding[tuple[Auth, WrongValue]]) -> Iterator[Fix]:
    _, problem = finding.data
    if problem.value is not None:
        operation = InsertItem(problem.value.span, 0, "'http://localhost:3000/'")
        yield Fix("Add `http://localhost:3000/`", (operation,), is_preferred=True)


RULE = Rule(
    code=CODE,
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.AUTH,
    summary="A list of redirect URLs is empty.",
    covers=("AU111", "AU112"),
    claims=CLAIMS,
    rejected_at_synthesis=REJECTED,
    check=check,
    fix=fix,
    fixable="always",
)
