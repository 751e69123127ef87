"""A sign-in method is neither `true` nor an options object.

## What it does

Reports a value of `email`, `phone` or `webAuthn` in `loginWith` that is neither `true` nor an options object.

## Why is this bad?

A sign-in method is disabled by leaving it out; TypeScript rejects `false`. At run time, a string or even an empty object
enables the method, and so does `webAuthn: false`.

## Example

```ts bad
import { defineAuth } from '@aws-amplify/backend';

export const auth = defineAuth({
  loginWith: {
    email: true,
    phone: false,
  },
});
```

Use instead:

```ts good
import { defineAuth } from '@aws-amplify/backend';

export const auth = defineAuth({
  loginWith: {
    email: true,
  },
});
```

## Fix safety

Removing a method that is `false` is safe, except for `webAuthn`, which is enabled even by `false` where TypeScript does not
check it. Changing a value to `true` is unsafe because it enables the method.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, RemoveProperty, Replace, Safety
from amplify_ls.fit.problems import ValueProblem
from amplify_ls.model.resources.auth import inner_property, truth
from amplify_ls.rules.claims import Claim
from amplify_ls.rules.options.auth_faults import auth_finding, claimed
from amplify_ls.rules.options.option_words import mismatch_message, package_type, value_words
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.resources.auth import Auth

CODE = "auth/invalid-login-method"
_TYPES = {"email": "EmailLogin", "phone": "PhoneNumberLogin", "webAuthn": "WebAuthnLogin"}
CLAIMS = (Claim(ValueProblem, "loginWith.email|phone|webAuthn"),)


def check(auth: Auth) -> Iterator[Finding[tuple[Auth, ValueProblem]]]:
    for problem in claimed(auth, CODE, CLAIMS):
        name = problem.path[-1]
        finding = auth_finding(
            auth,
            problem,
            mismatch_message(f"`{name}`", "`true` or an options object", value_words(problem.value)),
            package_message=f"Type '{package_type(problem.value)}' is not assignable to type '{_TYPES[name]} | undefined'.",
        )
        yield finding


def fix(finding: Finding[tuple[Auth, ValueProblem]]) -> Iterator[Fix]:
    auth, problem = finding.data
    name, value = problem.path[-1], problem.value
    prop = inner_property(auth.login_with, name)
    if value is None or prop is None:
        return
    has_other = any(auth.logs_in_with(other) for other in ("email", "phone") if other != name)
    if truth(value) is False and (has_other or name == "webAuthn"):
        # Where TypeScript does not check the value, even `false` enables passkeys.
        safety = Safety.UNSAFE if name == "webAuthn" else Safety.SAFE
        yield Fix(f"Remove `{name}`", (RemoveProperty(prop),), safety, is_preferred=True)
        return
    yield Fix("Change to `true`", (Replace(value.span, "true"),), is_preferred=True)


RULE = Rule(
    code=CODE,
    severity=Severity.ERROR,
    stages=(Stage.TYPES,),
    subject=Subject.AUTH,
    summary="A sign-in method is neither `true` nor an options object.",
    covers=("AU12", "AU48"),
    claims=CLAIMS,
    check=check,
    fix=fix,
    fixable="sometimes",
)
