"""A way to sign in is neither `true` nor an object of options.

A way that is not wanted is left out: `false` is no value for it. At run time a text and even an empty object turn it on,
`webAuthn: false` too.

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
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, RemoveProperty, Replace, Safety
from amplify_ls.model.auth import inner_property, truth
from amplify_ls.rules.auth_faults import auth_finding, faults
from amplify_ls.rules.option_words import value_words
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.values.values import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.auth import Auth

CODE = "auth/invalid-login-method"
_TYPES = {"email": "EmailLogin", "phone": "PhoneNumberLogin", "webAuthn": "WebAuthnLogin"}


def check(auth: Auth) -> Iterator[Finding]:
    for problem in faults(auth, CODE):
        name, what = problem.path[-1], value_words(problem.value)
        shown = "string" if isinstance(problem.value, Text) else what.strip("`")
        finding = auth_finding(
            auth,
            problem,
            f"`{name}` is {what}, and a way to sign in is `true` or an object of options.",
            package_message=f"Type '{shown}' is not assignable to type '{_TYPES[name]} | undefined'.",
        )
        yield finding


def fix(finding: Finding) -> Iterator[Fix]:
    auth, problem = finding.data
    name, value = problem.path[-1], problem.value
    prop = inner_property(auth.login_with, name)
    if value is None or prop is None:
        return
    has_other = any(auth.logs_in_with(other) for other in ("email", "phone") if other != name)
    if truth(value) is False and (has_other or name == "webAuthn"):
        # Without the type check, passkeys are on even for `false`.
        safety = Safety.UNSAFE if name == "webAuthn" else Safety.SAFE
        yield Fix(f"Remove `{name}`", (RemoveProperty(prop),), safety, is_preferred=True)
        return
    yield Fix("Change to `true`", (Replace(value.span, "true"),), is_preferred=True)


RULE = Rule(
    code=CODE,
    severity=Severity.ERROR,
    stages=(Stage.TYPES,),
    subject=Subject.AUTH,
    summary="A way to sign in is neither `true` nor an object of options.",
    covers=("AU12", "AU48"),
    check=check,
    fix=fix,
    fixable="sometimes",
)
