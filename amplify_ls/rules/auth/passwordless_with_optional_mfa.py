"""Sign-in without a password stands beside an optional second factor.

The packages accept it, and say themselves that Cognito does not combine the two: users with a second factor cannot sign in
without a password.

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

from amplify_ls.model.auth import inner_property
from amplify_ls.rules.rule import Finding, Related, Rule, Severity, Stage, Subject
from amplify_ls.rules.wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.auth import Auth


def check(auth: Auth) -> Iterator[Finding]:
    mode = inner_property(auth.multifactor, "mode")
    methods = auth.passwordless_methods
    if mode is not None and auth.second_factor_mode == "OPTIONAL" and methods:
        names = listed(prop.name for prop in methods)
        yield Finding(
            mode.value.span,
            f"Users with a second factor cannot sign in without a password by {names}.",
            related=tuple(Related(prop.name_span, f"`{prop.name}` is here") for prop in methods),
        )


RULE = Rule(
    code="auth/passwordless-with-optional-mfa",
    severity=Severity.INFORMATION,
    stages=(Stage.RUNTIME,),
    subject=Subject.AUTH,
    summary="Sign-in without a password stands beside an optional second factor.",
    covers=("AU41",),
    check=check,
)
