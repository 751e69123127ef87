"""Passwordless sign-in is combined with required multi-factor authentication.

## What it does

Reports the mode `REQUIRED` of `multifactor` if one-time codes (`otpLogin`) or passkeys are enabled.

## Why is this bad?

Cognito does not support the combination, so the packages reject it at synthesis.

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

from amplify_ls.model.resources.auth import inner_property
from amplify_ls.rules.rule import Finding, Related, Rule, Severity, Stage, Subject
from amplify_ls.rules.wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.resources.auth import Auth

_PACKAGE_MESSAGE = (
    "Passwordless authentication (Email OTP, SMS OTP, WebAuthn) cannot be used when MFA is set to REQUIRED. "
    "Amazon Cognito does not support combining MFA with passwordless authentication methods."
)


def check(auth: Auth) -> Iterator[Finding]:
    mode = inner_property(auth.multifactor, "mode")
    methods = auth.passwordless_methods
    if mode is not None and auth.second_factor_mode == "REQUIRED" and methods:
        names = listed((prop.name for prop in methods), "or")
        yield Finding(
            mode.value.span,
            f"Passwordless sign-in by {names} cannot be combined with a required second factor.",
            related=tuple(Related(prop.name_span, f"`{prop.name}` is enabled here") for prop in methods),
            package_message=_PACKAGE_MESSAGE,
        )


RULE = Rule(
    code="auth/passwordless-with-required-mfa",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.AUTH,
    summary="Passwordless sign-in is combined with required multi-factor authentication.",
    covers=("AU40",),
    check=check,
)
