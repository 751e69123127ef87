"""Sign in with Apple has both `privateKey` and `privateKeyValue`.

## What it does

Reports `signInWithApple` with both `privateKey` and `privateKeyValue`.

## Why is this bad?

The type requires `privateKey` and also allows `privateKeyValue`, but the construct accepts only one of them and fails at
synthesis.

## Example

```ts bad
import { defineAuth, secret } from '@aws-amplify/backend';
import { SecretValue } from 'aws-cdk-lib';

export const auth = defineAuth({
  loginWith: {
    email: true,
    externalProviders: {
      signInWithApple: {
        clientId: secret('SIWA_CLIENT_ID'),
        teamId: secret('SIWA_TEAM_ID'),
        keyId: secret('SIWA_KEY_ID'),
        privateKey: secret('SIWA_PRIVATE_KEY'),
        privateKeyValue: SecretValue.ssmSecure('/apple/key'),
      },
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
      signInWithApple: {
        clientId: secret('SIWA_CLIENT_ID'),
        teamId: secret('SIWA_TEAM_ID'),
        keyId: secret('SIWA_KEY_ID'),
        privateKey: secret('SIWA_PRIVATE_KEY'),
      },
      callbackUrls: ['http://localhost:3000/'],
      logoutUrls: ['http://localhost:3000/'],
    },
  },
});
```

## Fix safety

The fix removes `privateKeyValue`, because `privateKey` is required. It is unsafe because the two keys may differ.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, RemoveProperty
from amplify_ls.model.resources.auth import inner_property
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.values.values import Nothing, Unknown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.resources.auth import Auth
    from amplify_ls.values.values import Property


def check(auth: Auth) -> Iterator[Finding[Property]]:
    for provider in auth.providers():
        key, value = inner_property(provider.options, "privateKey"), inner_property(provider.options, "privateKeyValue")
        if provider.name != "signInWithApple" or key is None or value is None:
            continue
        if isinstance(key.value, (Nothing, Unknown)) or isinstance(value.value, (Nothing, Unknown)):
            continue
        yield Finding(
            value.name_span,
            "`signInWithApple` has both `privateKey` and `privateKeyValue`.",
            package_message='Exactly one of "privateKey" or "privateKeyValue" must be configured.',
            data=value,
        )


def fix(finding: Finding[Property]) -> Iterator[Fix]:
    yield Fix("Remove `privateKeyValue`", (RemoveProperty(finding.data),), is_preferred=True)


RULE = Rule(
    code="auth/two-private-keys",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.AUTH,
    summary="Sign in with Apple has both `privateKey` and `privateKeyValue`.",
    covers=("AU135",),
    check=check,
    fix=fix,
    fixable="always",
)
