"""Passwordless sign-in is combined with optional multi-factor authentication.

## What it does

Reports the mode `OPTIONAL` of `multifactor` if one-time codes (`otpLogin`) or passkeys are enabled.

## Why is this bad?

The packages accept the combination, but Cognito does not support it: users with a second factor cannot sign in without a
password.

## Example

```ts bad
import { defineAuth } from '@aws-amplify/backend';

export const auth = defineAuth({
  loginWith: { email: { otpLogin: true } },
  multifactor: { mode: 'OPTIONAL', totp: true },
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


def check(auth: Auth) -> Iterator[Finding]:
    mode = inner_property(auth.multifactor, "mode")
    methods = auth.passwordless_methods
    if mode is not None and auth.second_factor_mode == "OPTIONAL" and methods:
        names = listed((prop.name for prop in methods), "or")
        yield Finding(
            mode.value.span,
            f"Users with a second factor cannot use passwordless sign-in by {names}.",
            related=tuple(Related(prop.name_span, f"`{prop.name}` is enabled here") for prop in methods),
        )


RULE = Rule(
    code="auth/passwordless-with-optional-mfa",
    severity=Severity.INFORMATION,
    stages=(Stage.RUNTIME,),
    subject=Subject.AUTH,
    summary="Passwordless sign-in is combined with optional multi-factor authentication.",
    covers=("AU41",),
    check=check,
)
