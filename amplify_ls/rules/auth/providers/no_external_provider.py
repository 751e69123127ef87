"""`externalProviders` has redirect URLs but no provider.

## What it does

Reports `externalProviders` without any provider. An empty `oidc` array is not a provider.

## Why is this bad?

The packages create a domain and the settings for signing in through it, but nobody can use them.

## Example

```ts bad
import { defineAuth } from '@aws-amplify/backend';

export const auth = defineAuth({
  loginWith: {
    email: true,
    externalProviders: {
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
      callbackUrls: ['http://localhost:3000/'],
      logoutUrls: ['http://localhost:3000/'],
    },
  },
});
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.resources.providers import PROVIDERS
from amplify_ls.fit.faults import problems_of
from amplify_ls.fit.problems import MisplacedKey, MissingKey, UnknownKey
from amplify_ls.model.resources.auth import inner_property
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.values.values import Array

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.fit.problems import Problem
    from amplify_ls.model.resources.auth import Auth
    from amplify_ls.values.values import Object

_PLACE = ("loginWith", "externalProviders")


def check(auth: Auth) -> Iterator[Finding]:
    providers = auth.external_providers
    prop = inner_property(auth.login_with, "externalProviders")
    if providers is None or prop is None or not all(_is_absent(providers, name) for name in PROVIDERS):
        return
    if any(_explains(problem) for problem in problems_of(auth)):
        return
    yield Finding(prop.name_span, "`externalProviders` has redirect URLs but no provider.")


def _is_absent(providers: Object, name: str) -> bool:
    value = providers.get(name)
    return providers.lacks(name) or (isinstance(value, Array) and not value.items and not value.is_open)


def _explains(problem: Problem) -> bool:
    """Whether a provider has a wrong name or is in the wrong object, or the whole object is incomplete."""
    if isinstance(problem, MisplacedKey):
        return any(place[:2] == _PLACE for place in problem.places)
    is_inside = problem.path[:2] == _PLACE
    return is_inside and isinstance(problem, (UnknownKey, MissingKey))


RULE = Rule(
    code="auth/no-external-provider",
    severity=Severity.WARNING,
    stages=(Stage.RUNTIME,),
    subject=Subject.AUTH,
    summary="`externalProviders` has redirect URLs but no provider.",
    covers=("AU116",),
    check=check,
)
