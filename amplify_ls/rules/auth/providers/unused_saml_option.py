"""A SAML option has no effect.

## What it does

Reports `encryptedResponses`, `requestSigningAlgorithm` and `idpInitiated` of the provider `saml`, unless they are `false`.

## Why is this bad?

The types offer these options, but the packages do not pass them on to the user pool.

## Example

```ts bad
import { defineAuth } from '@aws-amplify/backend';

export const auth = defineAuth({
  loginWith: {
    email: true,
    externalProviders: {
      saml: {
        name: 'Office',
        metadata: { metadataContent: 'https://login.example.com/metadata', metadataType: 'URL' },
        idpInitiated: true,
      },
      callbackUrls: ['http://localhost:3000/'],
      logoutUrls: ['http://localhost:3000/'],
    },
  },
});
```

Use instead:

```ts good
import { defineAuth } from '@aws-amplify/backend';

export const auth = defineAuth({
  loginWith: {
    email: true,
    externalProviders: {
      saml: {
        name: 'Office',
        metadata: { metadataContent: 'https://login.example.com/metadata', metadataType: 'URL' },
      },
      callbackUrls: ['http://localhost:3000/'],
      logoutUrls: ['http://localhost:3000/'],
    },
  },
});
```

## Fix safety

The fix removes the option. It is safe because the option has no effect.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, RemoveProperty, Safety
from amplify_ls.model.resources.auth import truth
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.resources.auth import Auth
    from amplify_ls.values.values import Property

_IGNORED = ("encryptedResponses", "requestSigningAlgorithm", "idpInitiated")


def check(auth: Auth) -> Iterator[Finding[Property]]:
    for provider in auth.providers():
        if provider.name != "saml":
            continue
        for prop in provider.options:
            if prop.name in _IGNORED and truth(prop.value) is not False:
                message = f"The option `{prop.name}` of `saml` has no effect on the user pool."
                yield Finding(prop.name_span, message, tags=frozenset({"unnecessary"}), data=prop)


def fix(finding: Finding[Property]) -> Iterator[Fix]:
    prop = finding.data
    yield Fix(f"Remove `{prop.name}`", (RemoveProperty(prop),), Safety.SAFE, is_preferred=True)


RULE = Rule(
    code="auth/unused-saml-option",
    severity=Severity.WARNING,
    stages=(Stage.RUNTIME,),
    subject=Subject.AUTH,
    summary="A SAML option has no effect.",
    covers=("AU129",),
    check=check,
    fix=fix,
    fixable="always",
)
