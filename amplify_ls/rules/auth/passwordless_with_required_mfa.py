"""Sign-in without a password stands beside a second factor that is required.

Cognito does not combine the two. The packages refuse one-time codes and passkeys with the mode `REQUIRED`.

## Example

```ts bad
import { defineAuth } from '@aws-amplify/backend';

export const auth = defineAuth({
  loginWith: { email: { otpLogin: true } },
  multifactor: { mode: 'REQUIRED', totp: true },
});
```

Use instead:

```ts good
import { defineAuth } from '@aws-amplify/backend';

export const auth = defineAuth({
  loginWith: { email: { otpLogin: true } },
});
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.model.auth import inner_property
from amplify_ls.rules.rule import Finding, Related, Rule, Severity, Stage, Subject
from amplify_ls.rules.wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.auth import Auth

_PACKAGE_MESSAGE = (
    "Passwordless authentication (Email OTP, SMS OTP, WebAuthn) cannot be used when MFA is set to REQUIRED. "
    "Amazon Cognito does not support combining MFA with passwordless authentication methods."
)


def check(auth: Auth) -> Iterator[Finding]:
    mode = inner_property(auth.multifactor, "mode")
    methods = auth.passwordless_methods
    if mode is not None and auth.second_factor_mode == "REQUIRED" and methods:
        yield Finding(
            mode.value.span,
            f"A second factor is required beside sign-in without a password by {listed(prop.name for prop in methods)}.",
            related=tuple(Related(prop.name_span, f"`{prop.name}` is here") for prop in methods),
            package_message=_PACKAGE_MESSAGE,
        )


RULE = Rule(
    code="auth/passwordless-with-required-mfa",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.AUTH,
    summary="Sign-in without a password stands beside a second factor that is required.",
    covers=("AU40",),
    check=check,
)
