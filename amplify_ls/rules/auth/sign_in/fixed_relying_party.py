"""Passkeys are bound to a fixed domain.

## What it does

Reports a `relyingPartyId` that names a domain, rather than `AUTO` or `localhost`.

## Why is this bad?

If the domain is changed after the deployment, all existing passkeys become invalid, and users have to register new ones. This
is fine for the domain of your production app, so it is only a hint. The packages print the same warning.

## Example

```ts bad
import { defineAuth } from '@aws-amplify/backend';

export const auth = defineAuth({
  loginWith: {
    email: true,
    webAuthn: { relyingPartyId: 'shop.example.com' },
  },
});
```

Use instead:

```ts good
import { defineAuth } from '@aws-amplify/backend';

export const auth = defineAuth({
  loginWith: {
    email: true,
    webAuthn: { relyingPartyId: 'AUTO' },
  },
});
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.model.resources.auth import inner_object
from amplify_ls.rules.options.auth_faults import reported_as
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.values.values import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.resources.auth import Auth

_PORTABLE = ("AUTO", "localhost")


def check(auth: Auth) -> Iterator[Finding]:
    passkeys = inner_object(auth.login_with, "webAuthn")
    domain = None if passkeys is None else passkeys.get("relyingPartyId")
    if not isinstance(domain, Text) or domain.value in _PORTABLE or reported_as(auth, "auth/invalid-relying-party"):
        return
    yield Finding(
        domain.span,
        f"Changing the relying party `{domain.value}` after the deployment invalidates all passkeys.",
        package_message=(
            f'WebAuthn relying party ID is set to "{domain.value}". '
            "Changing this value after deployment will invalidate all existing passkeys."
        ),
    )


RULE = Rule(
    code="auth/fixed-relying-party",
    severity=Severity.HINT,
    stages=(Stage.RUNTIME,),
    subject=Subject.AUTH,
    summary="Passkeys are bound to a fixed domain.",
    covers=("AU49",),
    check=check,
)
