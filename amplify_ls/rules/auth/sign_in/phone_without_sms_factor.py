"""Users sign in by phone, but the second factor `sms` is not enabled.

## What it does

Reports `multifactor` with the mode `OPTIONAL` or `REQUIRED` and without `sms` if users sign in by phone.

## Why is this bad?

If users sign in by phone, Cognito requires the factor `sms` as soon as multi-factor authentication is on. The packages reject
anything else at synthesis.

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

## Fix safety

The fix enables `sms`. It is unsafe because it decides which second factor users have.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, InsertProperty, ReplaceValue
from amplify_ls.model.resources.auth import inner_property, is_on
from amplify_ls.rules.options.auth_faults import reported_as
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.resources.auth import Auth
    from amplify_ls.values.values import Object


def check(auth: Auth) -> Iterator[Finding[Object]]:
    options, prop = auth.multifactor, inner_property(auth.options, "multifactor")
    if options is None or prop is None or auth.second_factor_mode not in ("OPTIONAL", "REQUIRED"):
        return
    if not auth.logs_in_with("phone") or is_on(options, "sms") is not False or reported_as(auth, "auth/no-second-factor"):
        return
    yield Finding(
        prop.name_span,
        "Users sign in by `phone`, but `multifactor` does not enable `sms`.",
        package_message="Invalid MFA settings. SMS must be enabled in multiFactor if loginWith phone is enabled",
        data=options,
    )


def fix(finding: Finding[Object]) -> Iterator[Fix]:
    options = finding.data
    prop = inner_property(options, "sms")
    operation = InsertProperty(options, "sms", "true") if prop is None else ReplaceValue(prop, "true")
    yield Fix("Enable `sms`", (operation,), is_preferred=True)


RULE = Rule(
    code="auth/phone-without-sms-factor",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.AUTH,
    summary="Users sign in by phone, but the second factor `sms` is not enabled.",
    covers=("AU83",),
    check=check,
    fix=fix,
    fixable="always",
)
