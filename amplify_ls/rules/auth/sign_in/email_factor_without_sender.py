"""Email is a second factor, but there is no sender address.

## What it does

Reports the second factor `email` when `senders.email` has no `fromEmail`.

## Why is this bad?

Cognito sends the codes of a second factor only from an address of your own. The packages reject the factor at synthesis
unless `senders.email.fromEmail` is set.

## Example

```ts bad
import { defineAuth } from '@aws-amplify/backend';

export const auth = defineAuth({
  loginWith: { email: true },
  multifactor: { mode: 'OPTIONAL', email: true },
});
```

Use instead:

```ts good
import { defineAuth } from '@aws-amplify/backend';

export const auth = defineAuth({
  loginWith: { email: true },
  multifactor: { mode: 'OPTIONAL', email: true },
  senders: { email: { fromEmail: 'shop@example.com' } },
});
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.model.resources.auth import inner_object, inner_property, is_on
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.resources.auth import Auth


def check(auth: Auth) -> Iterator[Finding]:
    factor = inner_property(auth.multifactor, "email")
    if factor is None or not is_on(auth.multifactor, "email") or auth.second_factor_mode not in ("OPTIONAL", "REQUIRED"):
        return
    if _lacks_sender(auth):
        yield Finding(
            factor.name_span,
            "The second factor `email` requires `senders.email.fromEmail`, which is not set.",
            package_message="To enable email-based MFA, set `email` property to the Amazon SES email-sending configuration.",
        )


def _lacks_sender(auth: Auth) -> bool:
    outer = auth.options
    for name in ("senders", "email", "fromEmail"):
        if outer is None:
            return False
        if outer.lacks(name):
            return True
        outer = inner_object(outer, name)
    return False


RULE = Rule(
    code="auth/email-factor-without-sender",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.AUTH,
    summary="Email is a second factor, but there is no sender address.",
    covers=("AU84",),
    check=check,
)
