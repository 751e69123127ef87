"""The passkeys belong to one domain for good.

Passkeys are made for the domain that `relyingPartyId` names. When it is changed after the deployment, all of them are lost,
and users have to register anew. The packages warn about it as well.

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

from amplify_ls.model.auth import inner_object
from amplify_ls.rules.auth_faults import faults
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.values.values import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.auth import Auth

_MOVES_ALONG = ("AUTO", "localhost")


def check(auth: Auth) -> Iterator[Finding]:
    passkeys = inner_object(auth.login_with, "webAuthn")
    domain = None if passkeys is None else passkeys.get("relyingPartyId")
    if not isinstance(domain, Text) or domain.value in _MOVES_ALONG or faults(auth, "auth/invalid-relying-party"):
        return
    yield Finding(
        domain.span,
        f"All passkeys are lost when `{domain.value}` is changed after the deployment.",
        package_message=(
            f'WebAuthn relying party ID is set to "{domain.value}". '
            "Changing this value after deployment will invalidate all existing passkeys."
        ),
    )


RULE = Rule(
    code="auth/fixed-relying-party",
    severity=Severity.INFORMATION,
    stages=(Stage.RUNTIME,),
    subject=Subject.AUTH,
    summary="The passkeys belong to one domain for good.",
    covers=("AU49",),
    check=check,
)
