"""Users can sign in neither by e-mail nor by phone.

A user pool of Amplify needs at least one of the two. External providers and passkeys come beside them: the message of the
packages about external providers says that those are enough, and the next step refuses it all the same.

## Example

```ts bad
import { defineAuth, secret } from '@aws-amplify/backend';

export const auth = defineAuth({
  loginWith: {
    externalProviders: {
      google: { clientId: secret('GOOGLE_CLIENT_ID'), clientSecret: secret('GOOGLE_CLIENT_SECRET') },
      callbackUrls: ['http://localhost:3000/'],
      logoutUrls: ['http://localhost:3000/'],
    },
  },
});
```

Use instead:

```ts good
import { defineAuth, secret } from '@aws-amplify/backend';

export const auth = defineAuth({
  loginWith: {
    email: true,
    externalProviders: {
      google: { clientId: secret('GOOGLE_CLIENT_ID'), clientSecret: secret('GOOGLE_CLIENT_SECRET') },
      callbackUrls: ['http://localhost:3000/'],
      logoutUrls: ['http://localhost:3000/'],
    },
  },
});
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, InsertProperty
from amplify_ls.rules.auth_faults import auth_finding, faults
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.auth import Auth

CODE = "auth/no-login-method"
_NONE = "At least one authentication method must be enabled. Configure email, phone, or external providers in loginWith."
_EXTERNAL_ONLY = "At least one of email or phone must be enabled."
_PASSKEYS_ONLY = "Passkeys (WebAuthn) require at least one sign-up method (email or phone)."


def check(auth: Auth) -> Iterator[Finding]:
    # A way to sign in under a wrong name is the one slip there.
    for problem in () if faults(auth, "auth/unknown-login-method") else faults(auth, CODE):
        there = problem.container or ()
        names = {prop.name for prop in there}
        beside, package_message = "", _NONE
        if "externalProviders" in names:
            beside, package_message = " beside `externalProviders`", _EXTERNAL_ONLY
        elif "webAuthn" in names:
            beside, package_message = " beside `webAuthn`", _PASSKEYS_ONLY
        message = f"`loginWith` has neither `email` nor `phone`{beside}."
        yield auth_finding(auth, problem, message, package_message=package_message)


def fix(finding: Finding) -> Iterator[Fix]:
    _, problem = finding.data
    target = problem.container
    if target is None:
        return
    first = next((prop for prop in target if prop.name in target.own), None)
    for name in ("email", "phone"):
        yield Fix(f"Add `{name}`", (InsertProperty(target, name, "true", before=first),), is_preferred=name == "email")


RULE = Rule(
    code=CODE,
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.AUTH,
    summary="Users can sign in neither by e-mail nor by phone.",
    covers=("AU05", "AU06", "AU42"),
    check=check,
    fix=fix,
    fixable="always",
)
