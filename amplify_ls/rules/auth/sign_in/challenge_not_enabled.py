"""The preferred challenge is not enabled.

## What it does

Reports a `preferredChallenge` whose sign-in method is not enabled in `loginWith`. `EMAIL_OTP` needs `otpLogin` in `email`,
`SMS_OTP` needs `otpLogin` in `phone`, and `WEB_AUTHN` needs `webAuthn`; `PASSWORD` is always enabled.

## Why is this bad?

The packages reject the option at synthesis, because a frontend that starts with a challenge that does not exist could not
sign anybody in.

## Example

```ts bad
import { defineAuth } from '@aws-amplify/backend';

export const auth = defineAuth({
  loginWith: { email: true },
  passwordlessOptions: { preferredChallenge: 'EMAIL_OTP' },
});
```

Use instead:

```ts good
import { defineAuth } from '@aws-amplify/backend';

export const auth = defineAuth({
  loginWith: { email: { otpLogin: true } },
  passwordlessOptions: { preferredChallenge: 'EMAIL_OTP' },
});
```

## Fix safety

The fix enables the sign-in method. It is unsafe because it allows users to sign in without a password.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, InsertProperty, ReplaceValue
from amplify_ls.model.resources.auth import inner_object, inner_property
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.values.values import Boolean, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.resources.auth import Auth

_METHODS = {"EMAIL_OTP": "email", "SMS_OTP": "phone", "WEB_AUTHN": "webAuthn"}


def check(auth: Auth) -> Iterator[Finding[tuple[Auth, str]]]:
    options = inner_object(auth.options, "passwordlessOptions")
    challenge = None if options is None else options.get("preferredChallenge")
    if not isinstance(challenge, Text) or challenge.value not in _METHODS:
        return
    method = _METHODS[challenge.value]
    if auth.has_passwordless(method) is False:
        yield Finding(
            challenge.span,
            f"`{challenge.value}` is the preferred challenge, but `loginWith` does not enable it.",
            package_message=(
                f'Preferred challenge "{challenge.value}" is not enabled in your authentication configuration. '
                "This will result in a broken authentication flow in the frontend."
            ),
            data=(auth, method),
        )


def fix(finding: Finding[tuple[Auth, str]]) -> Iterator[Fix]:
    auth, method = finding.data
    prop, options = inner_property(auth.login_with, method), inner_object(auth.login_with, method)
    if method == "webAuthn" and auth.login_with is not None and prop is None:
        yield Fix("Add `webAuthn`", (InsertProperty(auth.login_with, "webAuthn", "true"),), is_preferred=True)
    elif options is not None and options.lacks("otpLogin"):
        yield Fix(f"Add `otpLogin` to `{method}`", (InsertProperty(options, "otpLogin", "true"),), is_preferred=True)
    elif prop is not None and isinstance(prop.value, Boolean) and prop.value.value:
        operation = ReplaceValue(prop, "{ otpLogin: true }")
        yield Fix(f"Add `otpLogin` to `{method}`", (operation,), is_preferred=True)


RULE = Rule(
    code="auth/challenge-not-enabled",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.AUTH,
    summary="The preferred challenge is not enabled.",
    covers=("AU46",),
    check=check,
    fix=fix,
    fixable="sometimes",
)
