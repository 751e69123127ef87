"""`externalProviders.scopes` is empty.

## What it does

Reports an empty array for `scopes` of `externalProviders`.

## Why is this bad?

An app client that signs users in through external providers needs at least one scope. Neither TypeScript nor synthesis checks
this, so the deployment of the app client fails.

## Example

```ts bad
import { defineAuth, secret } from '@aws-amplify/backend';

export const auth = defineAuth({
  loginWith: {
    email: true,
    externalProviders: {
      google: { clientId: secret('GOOGLE_CLIENT_ID'), clientSecret: secret('GOOGLE_CLIENT_SECRET') },
      scopes: [],
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
      google: { clientId: secret('GOOGLE_CLIENT_ID'), clientSecret: secret('GOOGLE_CLIENT_SECRET') },
      scopes: ['OPENID', 'EMAIL'],
      callbackUrls: ['http://localhost:3000/'],
      logoutUrls: ['http://localhost:3000/'],
    },
  },
});
```

## Fix safety

The fix removes `scopes`. It is unsafe because the app client then requests all five scopes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, RemoveProperty
from amplify_ls.model.resources.auth import inner_property
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.values.values import Array

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.resources.auth import Auth
    from amplify_ls.values.values import Property


def check(auth: Auth) -> Iterator[Finding[Property]]:
    prop = inner_property(auth.external_providers, "scopes")
    if prop is None or not isinstance(prop.value, Array):
        return
    if not prop.value.items and not prop.value.is_open:
        yield Finding(prop.value.span, "`scopes` of `externalProviders` is empty.", data=prop)


def fix(finding: Finding[Property]) -> Iterator[Fix]:
    yield Fix("Remove `scopes`", (RemoveProperty(finding.data),), is_preferred=True)


RULE = Rule(
    code="auth/empty-scopes",
    severity=Severity.WARNING,
    stages=(Stage.DEPLOY,),
    subject=Subject.AUTH,
    summary="`externalProviders.scopes` is empty.",
    covers=("AU131",),
    check=check,
    fix=fix,
    fixable="always",
)
