"""`defineAuth` is called without `loginWith`.

## What it does

Reports a call of `defineAuth` without options, or without the option `loginWith`.

## Why is this bad?

`loginWith` determines how users sign in: by email, by phone, or both. It is the only required option. TypeScript requires it,
and the packages fail at synthesis without it.

## Example

```ts bad
import { defineAuth } from '@aws-amplify/backend';

export const auth = defineAuth({
  userAttributes: { nickname: { mutable: true } },
});
```

Use instead:

```ts good
import { defineAuth } from '@aws-amplify/backend';

export const auth = defineAuth({
  userAttributes: { nickname: { mutable: true } },
  loginWith: { email: true },
});
```

## Fix safety

The fix adds sign-in by email. It is unsafe because another sign-in method may be intended.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.resources.auth import AUTH
from amplify_ls.catalog.types import Record
from amplify_ls.edits.operations import Fix, InsertItem, InsertProperty
from amplify_ls.fit.faults import problems_of
from amplify_ls.fit.problems import MissingArgument, MissingKey
from amplify_ls.rules.claims import Claim, Match
from amplify_ls.rules.options.auth_faults import auth_finding, claimed, explains_missing_login
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.resources.auth import Auth

CODE = "auth/missing-login"
_LOGIN = "{\n  email: true,\n}"


def _is_login(problem: MissingKey | MissingArgument) -> bool:
    """Whether ``defineAuth`` is called without ``loginWith``, or without any options."""
    if isinstance(problem, MissingKey):
        return "loginWith" in problem.names
    kind = problem.parameter.type
    return isinstance(kind, Record) and kind.shape is AUTH


CLAIMS: tuple[Claim[MissingKey | MissingArgument], ...] = (Claim((MissingKey, MissingArgument), "", _is_login),)
REJECTED = (Match((MissingKey, MissingArgument), ""),)


def check(auth: Auth) -> Iterator[Finding[tuple[Auth, MissingKey | MissingArgument]]]:
    if any(explains_missing_login(problem) for problem in problems_of(auth)):
        return
    for problem in claimed(auth, CODE, CLAIMS):
        is_empty_call = isinstance(problem, MissingArgument)
        yield auth_finding(
            auth,
            problem,
            "`defineAuth` is called without `loginWith`.",
            package_message="Expected 1 arguments, but got 0."
            if is_empty_call
            else "Property 'loginWith' is missing in type '{ ... }' but required in type ...",
        )


def fix(finding: Finding[tuple[Auth, MissingKey | MissingArgument]]) -> Iterator[Fix]:
    auth, problem = finding.data
    title = "Add `loginWith` with email"
    if isinstance(problem, MissingKey):
        options = problem.container
        first = next((prop for prop in options if prop.name in options.own), None)
        yield Fix(title, (InsertProperty(options, "loginWith", _LOGIN, before=first),), is_preferred=True)
        return
    inner = _LOGIN.replace("\n", "\n  ")
    text = f"{{\n  loginWith: {inner},\n}}"
    yield Fix(title, (InsertItem(auth.call.arguments.span, 0, text),), is_preferred=True)


RULE = Rule(
    code=CODE,
    severity=Severity.ERROR,
    stages=(Stage.TYPES, Stage.SYNTH),
    subject=Subject.AUTH,
    summary="`defineAuth` is called without `loginWith`.",
    covers=("AU03", "AU04"),
    claims=CLAIMS,
    rejected_at_synthesis=REJECTED,
    check=check,
    fix=fix,
    fixable="always",
)
