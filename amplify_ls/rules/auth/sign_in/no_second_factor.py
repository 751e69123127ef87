"""Multi-factor authentication is turned on, but no factor is enabled.

## What it does

Reports `multifactor` with the mode `OPTIONAL` or `REQUIRED` if none of `totp`, `sms` and `email` is enabled.

## Why is this bad?

TypeScript requires at least one factor. If all factors are disabled, the deployment fails.

## Example

```ts bad
import { defineAuth } from '@aws-amplify/backend';

export const auth = defineAuth({
  loginWith: { email: true },
  multifactor: { mode: 'REQUIRED' },
});
```

Use instead:

```ts good
import { defineAuth } from '@aws-amplify/backend';

export const auth = defineAuth({
  loginWith: { email: true },
  multifactor: { mode: 'REQUIRED', totp: true },
});
```

## Fix safety

The fix enables `totp`, or `sms` if users sign in by phone. It is unsafe because it decides which second factor users have.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, InsertProperty, ReplaceValue
from amplify_ls.fit.problems import MissingKey
from amplify_ls.model.resources.auth import inner_property, is_on
from amplify_ls.rules.claims import Claim
from amplify_ls.rules.options.auth_faults import auth_finding, claimed
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.fit.problems import Problem
    from amplify_ls.model.resources.auth import Auth

CODE = "auth/no-second-factor"
FACTORS = ("totp", "sms", "email")


def _is_factor(problem: MissingKey) -> bool:
    return "mode" not in problem.names


CLAIMS = (Claim(MissingKey, "multifactor", _is_factor),)


def check(auth: Auth) -> Iterator[Finding[tuple[Auth, Problem | None]]]:
    found = claimed(auth, CODE, CLAIMS)
    for problem in found:
        message = "`multifactor` turns on multi-factor authentication but has no factor."
        package = "Property 'totp' is missing in type '{ mode: ...; }' but required in type ..."
        yield auth_finding(auth, problem, message, unseen=Stage.DEPLOY, package_message=package)
    options, mode = auth.multifactor, auth.second_factor_mode
    if found or options is None or mode not in ("OPTIONAL", "REQUIRED"):
        return
    there = [name for name in FACTORS if name in options.properties]
    if there and all(is_on(options, name) is False for name in FACTORS):
        prop = inner_property(auth.options, "multifactor")
        span = options.span if prop is None else prop.name_span
        message = "`multifactor` turns on multi-factor authentication but disables every factor."
        yield Finding(span, message, stage=Stage.DEPLOY, severity=Severity.WARNING, data=(auth, None))


def fix(finding: Finding[tuple[Auth, Problem | None]]) -> Iterator[Fix]:
    auth, problem = finding.data
    options = auth.multifactor
    if options is None:
        return
    # A user pool with sign-in by phone accepts no other factor without this one.
    name = "sms" if auth.logs_in_with("phone") else "totp"
    prop = None if problem is not None else inner_property(options, name)
    operation = InsertProperty(options, name, "true") if prop is None else ReplaceValue(prop, "true")
    yield Fix(f"Enable `{name}`", (operation,), is_preferred=True)


RULE = Rule(
    code=CODE,
    severity=Severity.ERROR,
    stages=(Stage.TYPES,),
    subject=Subject.AUTH,
    summary="Multi-factor authentication is turned on, but no factor is enabled.",
    covers=("AU81", "AU82"),
    claims=CLAIMS,
    check=check,
    fix=fix,
    fixable="always",
)
