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

from amplify_ls.edits.operations import Fix, InsertItem, InsertProperty
from amplify_ls.rules.options.auth_faults import auth_finding, explains_missing_login, faults
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.resources.auth import Auth

CODE = "auth/missing-login"
_LOGIN = "{\n  email: true,\n}"


def check(auth: Auth) -> Iterator[Finding]:
    if any(explains_missing_login(problem) for problem in auth.problems):
        return
    for problem in faults(auth, CODE):
        is_empty_call = problem.container is None
        yield auth_finding(
            auth,
            problem,
            "`defineAuth` is called without `loginWith`.",
            package_message="Expected 1 arguments, but got 0."
            if is_empty_call
            else "Property 'loginWith' is missing in type '{ ... }' but required in type ...",
        )


def fix(finding: Finding) -> Iterator[Fix]:
    auth, problem = finding.data
    title = "Add `loginWith` with email"
    if problem.container is not None:
        first = next((prop for prop in problem.container if prop.name in problem.container.own), None)
        yield Fix(title, (InsertProperty(problem.container, "loginWith", _LOGIN, before=first),), is_preferred=True)
        return
    inner = _LOGIN.replace("\n", "\n  ")
    options = f"{{\n  loginWith: {inner},\n}}"
    yield Fix(title, (InsertItem(auth.call.arguments.span, 0, options),), is_preferred=True)


RULE = Rule(
    code=CODE,
    severity=Severity.ERROR,
    stages=(Stage.TYPES, Stage.SYNTH),
    subject=Subject.AUTH,
    summary="`defineAuth` is called without `loginWith`.",
    covers=("AU03", "AU04"),
    check=check,
    fix=fix,
    fixable="always",
)
