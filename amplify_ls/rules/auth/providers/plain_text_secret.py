"""An option of an external provider is not a secret.

## What it does

Reports a client ID, client secret or key of an external provider that is not the result of `secret('NAME')`.

## Why is this bad?

These options expect `secret('NAME')`; the values are stored outside the code and set with `ampx sandbox secret set NAME` or
in the console. TypeScript rejects strings, environment variables and template literals, and so do the packages at synthesis.
A secret that is written into the code is visible to everybody who can read the repository, and should be replaced by a new
one.

## Example

```ts bad
import { defineAuth, secret } from '@aws-amplify/backend';

export const auth = defineAuth({
  loginWith: {
    email: true,
    externalProviders: {
      google: { clientId: process.env.GOOGLE_CLIENT_ID, clientSecret: secret('GOOGLE_CLIENT_SECRET') },
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

The fix changes the value to a secret with the name that the code already uses, or that the documentation uses. It is unsafe
because the secret has to be set before the next deployment.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from amplify_ls.catalog.types import Made
from amplify_ls.edits.operations import Fix, Replace, ReplaceValue
from amplify_ls.fit.problems import WrongType
from amplify_ls.model.builders import define_call, export_name
from amplify_ls.model.types.receivers import is_environment
from amplify_ls.rules.claims import Claim, Match
from amplify_ls.rules.options.auth_faults import PROVIDERS, SOCIAL, auth_finding, claimed
from amplify_ls.rules.options.conditions import expects
from amplify_ls.rules.options.option_fixes import with_import
from amplify_ls.rules.options.option_words import mismatch_message, value_words
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.values.values import Chain, Interpolation, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.edits.operations import Operation
    from amplify_ls.model.resources.auth import Auth
    from amplify_ls.values.values import Value

CODE = "auth/plain-text-secret"
_NAME = re.compile(r"[A-Z][A-Z0-9]*(_[A-Z0-9]+)+")
CLAIMS = (Claim(WrongType, "**", expects("secret")),)
REJECTED = (
    Match(WrongType, f"{PROVIDERS}.{SOCIAL}.clientId|clientSecret|teamId|keyId|privateKey"),
    Match(WrongType, f"{PROVIDERS}.oidc.[].clientId|clientSecret"),
)


def check(auth: Auth) -> Iterator[Finding[tuple[Auth, WrongType]]]:
    for problem in claimed(auth, CODE, CLAIMS):
        yield auth_finding(
            auth,
            problem,
            mismatch_message(f"`{problem.path[-1]}`", "`secret(...)`", value_words(problem.value)),
            package_message=f"Type '{_type(problem)}' is not assignable to type 'BackendSecret'.",
        )


def _type(problem: WrongType) -> str:
    if problem.value is not None and export_name(problem.value) == "secret":
        return "(name: string) => BackendSecret"
    if is_environment(problem.value):
        return "string | undefined"
    return "string" if isinstance(problem.value, (Text, Interpolation)) else "..."


def fix(finding: Finding[tuple[Auth, WrongType]]) -> Iterator[Fix]:
    if finding.data is None:
        return
    auth, problem = finding.data
    name = _secret_name(auth, problem)
    if not name or problem.value is None:
        return
    text = f"secret('{name}')"
    operations = with_import((_replaced(auth, problem.value, text),), (text,), problem.span)
    yield Fix(f"Change to `{text}`", operations, is_preferred=True)


def _replaced(auth: Auth, value: Value, text: str) -> Operation:
    """The edit of a value, including a type assertion: ``process.env.ID as string``."""
    members = (prop for provider in auth.providers() for prop in provider.options if prop.value is value)
    member = next(members, None)
    is_here = member is not None and member.span.covers(value.span)
    return ReplaceValue(member, text) if member is not None and is_here else Replace(value.span, text)


def _secret_name(auth: Auth, problem: WrongType) -> str:
    """The name that the code already uses, or else the one that the documentation uses."""
    value = problem.value
    if isinstance(value, Interpolation):
        return _inner_name(value)
    if isinstance(value, Chain) and is_environment(value):
        last = value.links[-1]
        return last.subscript.value if isinstance(last.subscript, Text) else last.name
    if isinstance(value, Text) and _NAME.fullmatch(value.value):
        return value.value
    return _usual_name(auth, problem) if isinstance(value, Text) else ""


def _inner_name(value: Interpolation) -> str:
    """The secret that a template literal consists of."""
    call = define_call(value.parts[0]) if len(value.parts) == 1 else None
    name = call.argument(0) if call is not None and call.name == "secret" else None
    if isinstance(name, Text):
        return name.value
    is_variable = len(value.parts) == 1 and is_environment(value.parts[0])
    last = value.parts[0].links[-1] if is_variable and isinstance(value.parts[0], Chain) else None
    return "" if last is None else last.name


def _usual_name(auth: Auth, problem: WrongType) -> str:
    kind = problem.expected
    example = kind.example if isinstance(kind, Made) else ""
    for provider in auth.providers():
        name = provider.options.get("name")
        if provider.name == "oidc" and provider.options.get(problem.path[-1]) is problem.value and isinstance(name, Text):
            own = re.sub(r"[^A-Za-z0-9]+", "_", name.value).upper().strip("_")
            return f"{own}_{example.removeprefix('OIDC_')}" if own else example
    return example


RULE = Rule(
    code=CODE,
    severity=Severity.ERROR,
    stages=(Stage.TYPES, Stage.SYNTH),
    subject=Subject.AUTH,
    summary="An option of an external provider is not a secret.",
    covers=("AU117",),
    claims=CLAIMS,
    rejected_at_synthesis=REJECTED,
    check=check,
    fix=fix,
    fixable="sometimes",
)
