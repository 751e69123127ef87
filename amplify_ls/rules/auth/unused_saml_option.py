"""A SAML option is set that never reaches the user pool.

The types offer `encryptedResponses`, `requestSigningAlgorithm` and `idpInitiated`, and the packages do not pass them on.

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
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, RemoveProperty, Safety
from amplify_ls.model.auth import truth
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.auth import Auth

_DROPPED = ("encryptedResponses", "requestSigningAlgorithm", "idpInitiated")


def check(auth: Auth) -> Iterator[Finding]:
    for provider in auth.providers():
        if provider.name != "saml":
            continue
        for prop in provider.options:
            if prop.name in _DROPPED and truth(prop.value) is not False:
                message = f"`{prop.name}` never reaches the user pool."
                yield Finding(prop.name_span, message, tags=frozenset({"unnecessary"}), data=prop)


def fix(finding: Finding) -> Iterator[Fix]:
    prop = finding.data
    yield Fix(f"Remove `{prop.name}`", (RemoveProperty(prop),), Safety.SAFE, is_preferred=True)


RULE = Rule(
    code="auth/unused-saml-option",
    severity=Severity.WARNING,
    stages=(Stage.RUNTIME,),
    subject=Subject.AUTH,
    summary="A SAML option is set that never reaches the user pool.",
    covers=("AU129",),
    check=check,
    fix=fix,
    fixable="always",
)
