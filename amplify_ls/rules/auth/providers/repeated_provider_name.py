"""Two OpenID Connect providers have the same name.

## What it does

Reports an `oidc` provider with the name of another one.

## Why is this bad?

The name identifies the provider, so a duplicate is rejected at synthesis.

## Example

```ts bad
import { defineAuth, secret } from '@aws-amplify/backend';

const client = { clientId: secret('LOGIN_CLIENT_ID'), clientSecret: secret('LOGIN_CLIENT_SECRET') };

export const auth = defineAuth({
  loginWith: {
    email: true,
    externalProviders: {
      oidc: [
        { name: 'Login', ...client, issuerUrl: 'https://one.example.com' },
        { name: 'Login', ...client, issuerUrl: 'https://two.example.com' },
      ],
      callbackUrls: ['http://localhost:3000/'],
      logoutUrls: ['http://localhost:3000/'],
    },
  },
});
```

Use instead:

```ts good
import { defineAuth, secret } from '@aws-amplify/backend';

const client = { clientId: secret('LOGIN_CLIENT_ID'), clientSecret: secret('LOGIN_CLIENT_SECRET') };

export const auth = defineAuth({
  loginWith: {
    email: true,
    externalProviders: {
      oidc: [
        { name: 'LoginOne', ...client, issuerUrl: 'https://one.example.com' },
        { name: 'LoginTwo', ...client, issuerUrl: 'https://two.example.com' },
      ],
      callbackUrls: ['http://localhost:3000/'],
      logoutUrls: ['http://localhost:3000/'],
    },
  },
});
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.rules.rule import Finding, Related, Rule, Severity, Stage, Subject
from amplify_ls.values.values import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.resources.auth import Auth


def check(auth: Auth) -> Iterator[Finding]:
    seen: dict[str, Text] = {}
    for provider in auth.providers():
        name = provider.options.get("name") if provider.name == "oidc" else None
        if not isinstance(name, Text):
            continue
        first = seen.setdefault(name.value, name)
        if first is not name:
            yield Finding(
                name.span,
                f"The `oidc` provider name `{name.value}` is already used.",
                related=(Related(first.span, "The other provider is named here"),),
                package_message=f"There is already a Construct with name '{name.value}OidcIDP' in AmplifyAuth [amplifyAuth]",
            )


RULE = Rule(
    code="auth/repeated-provider-name",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.AUTH,
    summary="Two OpenID Connect providers have the same name.",
    covers=("AU126",),
    check=check,
)
