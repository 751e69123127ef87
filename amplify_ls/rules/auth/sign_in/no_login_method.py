"""Users can sign in neither by email nor by phone.

## What it does

Reports `loginWith` without `email` and `phone`.

## Why is this bad?

A user pool requires at least one of the two at synthesis; external providers and passkeys are only available in addition. The
message of the packages suggests that external providers are enough, but the next check rejects them on their own.

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

## Fix safety

The fix adds `email` or `phone`. It is unsafe because it allows users to sign up in a new way.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, InsertProperty
from amplify_ls.fit.problems import MissingKey
from amplify_ls.rules.claims import Claim, Match
from amplify_ls.rules.options.auth_faults import auth_finding, claimed, reported_as
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.resources.auth import Auth

CODE = "auth/no-login-method"
_NONE = "At least one authentication method must be enabled. Configure email, phone, or external providers in loginWith."
_EXTERNAL_ONLY = "At least one of email or phone must be enabled."
_PASSKEYS_ONLY = "Passkeys (WebAuthn) require at least one sign-up method (email or phone)."
CLAIMS = (Claim(MissingKey, "loginWith"),)
REJECTED = (Match(MissingKey, "loginWith"),)


def check(auth: Auth) -> Iterator[Finding[tuple[Auth, MissingKey]]]:
    # A sign-in method with a wrong name is the only fault there.
    for problem in () if reported_as(auth, "auth/unknown-login-method") else claimed(auth, CODE, CLAIMS):
        there = problem.container or ()
        names = {prop.name for prop in there}
        other, package_message = "", _NONE
        if "externalProviders" in names:
            other, package_message = "`externalProviders` but ", _EXTERNAL_ONLY
        elif "webAuthn" in names:
            other, package_message = "`webAuthn` but ", _PASSKEYS_ONLY
        message = f"`loginWith` has {other}neither `email` nor `phone`."
        yield auth_finding(auth, problem, message, package_message=package_message)


def fix(finding: Finding[tuple[Auth, MissingKey]]) -> Iterator[Fix]:
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
    summary="Users can sign in neither by email nor by phone.",
    covers=("AU05", "AU06", "AU42"),
    claims=CLAIMS,
    rejected_at_synthesis=REJECTED,
    check=check,
    fix=fix,
    fixable="always",
)
