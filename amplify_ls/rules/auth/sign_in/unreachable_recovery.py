"""A forgotten password is reset through a channel that users do not have.

## What it does

Reports an `accountRecovery` by email only when users sign in by phone, or by phone only when users sign in by email, unless
the other channel is a user attribute.

## Why is this bad?

Users who sign in by email have no phone number that a code could be sent to, and vice versa. The packages accept the option,
but nobody can reset a password.

## Example

```ts bad
import { defineAuth } from '@aws-amplify/backend';

export const auth = defineAuth({
  loginWith: { email: true },
  accountRecovery: 'PHONE_ONLY_WITHOUT_MFA',
});
```

Use instead:

```ts good
import { defineAuth } from '@aws-amplify/backend';

export const auth = defineAuth({
  loginWith: { email: true },
  accountRecovery: 'EMAIL_ONLY',
});
```

## Fix safety

The fix changes the option to the channel that users have. It is unsafe because the missing attribute may be intended instead.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, Replace
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.values.values import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.resources.auth import Auth

_CHANNELS = {"EMAIL_ONLY": ("email", "phone", "email"), "PHONE_ONLY_WITHOUT_MFA": ("phone", "email", "phoneNumber")}
"""The channel of a recovery option, the other sign-in method, and the attribute that contains the address."""
_OTHER = {"EMAIL_ONLY": "PHONE_ONLY_WITHOUT_MFA", "PHONE_ONLY_WITHOUT_MFA": "EMAIL_ONLY"}


def check(auth: Auth) -> Iterator[Finding[Text]]:
    recovery = None if auth.options is None else auth.options.get("accountRecovery")
    if auth.options is None or not isinstance(recovery, Text) or recovery.value not in _CHANNELS:
        return
    channel, other, attribute = _CHANNELS[recovery.value]
    attributes = auth.user_attributes
    lacks_attribute = auth.options.lacks("userAttributes") or (attributes is not None and attributes.lacks(attribute))
    if auth.logs_in_with(channel) is False and auth.logs_in_with(other) and lacks_attribute:
        message = f"Passwords can be reset by {channel} only, but users have no `{attribute}`."
        yield Finding(recovery.span, message, data=recovery)


def fix(finding: Finding[Text]) -> Iterator[Fix]:
    other = _OTHER[finding.data.value]
    yield Fix(f"Change to `{other}`", (Replace(finding.data.span, f"'{other}'"),), is_preferred=True)


RULE = Rule(
    code="auth/unreachable-recovery",
    severity=Severity.WARNING,
    stages=(Stage.RUNTIME,),
    subject=Subject.AUTH,
    summary="A forgotten password is reset through a channel that users do not have.",
    covers=("AU87",),
    check=check,
    fix=fix,
    fixable="always",
)
