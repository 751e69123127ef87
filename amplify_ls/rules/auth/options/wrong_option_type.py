"""An auth option has a value of the wrong type.

## What it does

Reports a value of another type than the option expects: for example a string instead of an array, an array instead of an
object, or a string instead of `true`.

## Why is this bad?

TypeScript rejects the value, and so do the packages for some options at synthesis. Other options behave differently than
intended.

## Example

```ts bad
import { defineAuth, secret } from '@aws-amplify/backend';

export const auth = defineAuth({
  loginWith: {
    email: true,
    externalProviders: {
      google: { clientId: secret('GOOGLE_CLIENT_ID'), clientSecret: secret('GOOGLE_CLIENT_SECRET') },
      callbackUrls: 'http://localhost:3000/',
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

Fixes that keep the meaning are safe: wrapping a value in an array, removing the array around a single object, changing
`'true'` to `true`, and changing a string of digits to a number. Other fixes are unsafe because another value may be intended.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, Replace
from amplify_ls.fit.problems import WrongType
from amplify_ls.model.types.mismatch import Misfit
from amplify_ls.rules.claims import Claim, Match
from amplify_ls.rules.options.auth_faults import PROVIDERS, SOCIAL, auth_finding, claimed
from amplify_ls.rules.options.option_fixes import conversions
from amplify_ls.rules.options.option_words import (
    given_words,
    mismatch_message,
    package_type,
    place_of,
    sentence,
)
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.values.values import Object, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.resources.auth import Auth

CODE = "auth/wrong-option-type"
_NAMING = ("name", "attributeName", "groupName")
CLAIMS = (Claim(WrongType, "**"),)
REJECTED = (
    Match(WrongType, "loginWith|groups|access|name"),
    Match(WrongType, "groups.[]"),
    Match(WrongType, "access.**"),
    Match(WrongType, f"{PROVIDERS}.{SOCIAL}|oidc|saml|scopes|callbackUrls|logoutUrls"),
    Match(WrongType, f"{PROVIDERS}.*.[]"),
    Match(WrongType, f"{PROVIDERS}.{SOCIAL}.scopes"),
    Match(WrongType, f"{PROVIDERS}.oidc.[].name|scopes|identifiers"),
    Match(WrongType, f"{PROVIDERS}.saml.name|identifiers"),
    Match(WrongType, "loginWith.webAuthn.relyingPartyId"),
    Match(WrongType, "loginWith.email.verificationEmailBody|verificationEmailSubject"),
    Match(WrongType, "loginWith.email.userInvitation.*"),
    Match(WrongType, "multifactor.sms.smsMessage"),
    Match(WrongType, "userAttributes.*.required|mutable"),
    Match(WrongType, "senders.email|sms"),
    Match(WrongType, "senders.*.fromEmail"),
)


def check(auth: Auth) -> Iterator[Finding[tuple[Auth, WrongType]]]:
    for problem in claimed(auth, CODE, CLAIMS):
        yield auth_finding(auth, problem, _message(auth, problem), package_message=_package_message(problem))


def _message(auth: Auth, problem: WrongType) -> str:
    place = place_of(problem.path, auth.call.name)
    if problem.misfit is Misfit.NO_RESULT:
        return sentence(f"{place} is a function that returns nothing")
    return mismatch_message(place, problem.expected, given_words(problem))


def _package_message(problem: WrongType) -> str:
    return f"Type '{package_type(problem.value)}' is not assignable to type ..."


def fix(finding: Finding[tuple[Auth, WrongType]]) -> Iterator[Fix]:
    _, problem = finding.data
    yield from conversions(problem)
    yield from _name_of(problem)


def _name_of(problem: WrongType) -> Iterator[Fix]:
    """The string in an object that contains nothing else, as in ``groups: [{ name: 'ADMINS' }]``."""
    value = problem.value
    if not isinstance(value, Object) or value.is_open or len(value.properties) != 1:
        return
    prop = next(iter(value))
    if prop.name in _NAMING and isinstance(prop.value, Text) and "'" not in prop.value.value:
        text = f"'{prop.value.value}'"
        yield Fix(f"Change to `{text}`", (Replace(value.span, text),), is_preferred=True)


RULE = Rule(
    code=CODE,
    severity=Severity.ERROR,
    stages=(Stage.TYPES, Stage.SYNTH),
    subject=Subject.AUTH,
    summary="An auth option has a value of the wrong type.",
    covers=("AU80", "AU86", "AU90", "AU101", "AU113", "AU122", "AU127", "AU134", "RA03"),
    claims=CLAIMS,
    rejected_at_synthesis=REJECTED,
    check=check,
    fix=fix,
    fixable="sometimes",
)
