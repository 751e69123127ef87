"""Users sign in by phone with a second factor, and codes by text message are off.

Where users sign in by phone, Cognito asks for the factor `sms` as soon as there are second factors.

## Example

```ts bad
import { defineAuth } from '@aws-amplify/backend';

export const auth = defineAuth({
  loginWith: { phone: true },
  multifactor: { mode: 'OPTIONAL', totp: true },
});
```

Use instead:

```ts good
import { defineAuth } from '@aws-amplify/backend';

export const auth = defineAuth({
  loginWith: { phone: true },
  multifactor: { mode: 'OPTIONAL', totp: true, sms: true },
});
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, InsertProperty, ReplaceValue
from amplify_ls.model.auth import inner_property, is_on
from amplify_ls.rules.auth_faults import faults
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.auth import Auth


def check(auth: Auth) -> Iterator[Finding]:
    options, prop = auth.multifactor, inner_property(auth.options, "multifactor")
    if options is None or prop is None or auth.second_factor_mode not in ("OPTIONAL", "REQUIRED"):
        return
    if not auth.logs_in_with("phone") or is_on(options, "sms") is not False or faults(auth, "auth/no-second-factor"):
        return
    yield Finding(
        prop.name_span,
        "Users sign in by `phone`, and `multifactor` has no `sms`.",
        package_message="Invalid MFA settings. SMS must be enabled in multiFactor if loginWith phone is enabled",
        data=options,
    )


def fix(finding: Finding) -> Iterator[Fix]:
    options = finding.data
    prop = inner_property(options, "sms")
    operation = InsertProperty(options, "sms", "true") if prop is None else ReplaceValue(prop, "true")
    yield Fix("Switch `sms` on", (operation,), is_preferred=True)


RULE = Rule(
    code="auth/phone-without-sms-factor",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.AUTH,
    summary="Users sign in by phone with a second factor, and codes by text message are off.",
    covers=("AU83",),
    check=check,
    fix=fix,
    fixable="always",
)
