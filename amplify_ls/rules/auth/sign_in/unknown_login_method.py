"""`loginWith` has a key that is not a sign-in method.

## What it does

Reports a key of `loginWith` other than `email`, `phone`, `webAuthn` and `externalProviders`. Sign-in by user name is not
supported.

## Why is this bad?

TypeScript rejects any other key. Where TypeScript does not check it, the key is silently ignored if there is another sign-in
method; otherwise the packages reject the options at synthesis.

## Example

```ts bad
import { defineAuth } from '@aws-amplify/backend';

export const auth = defineAuth({
  loginWith: {
    email: true,
    phoneNumber: true,
  },
});
```

Use instead:

```ts good
import { defineAuth } from '@aws-amplify/backend';

export const auth = defineAuth({
  loginWith: {
    email: true,
    phone: true,
  },
});
```

## Fix safety

Removing a key that is `false` is safe, and so is renaming a key that differs only in case. Other fixes are unsafe because
they may change how users sign in.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, RenameProperty, ReplaceValue, Safety
from amplify_ls.fit.problems import WrongKey, meant_names
from amplify_ls.rules.claims import Claim
from amplify_ls.rules.options.auth_faults import auth_finding, claimed
from amplify_ls.rules.options.option_fixes import removal, renames
from amplify_ls.rules.options.option_words import excess_key, reason_of
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.rules.wording import because
from amplify_ls.values.values import Boolean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.resources.auth import Auth

CODE = "auth/unknown-login-method"
_TYPED = (".ts", ".mts", ".cts", ".tsx")
CLAIMS = (Claim(WrongKey, "loginWith.*"),)


def check(auth: Auth) -> Iterator[Finding[tuple[Auth, WrongKey]]]:
    for problem in claimed(auth, CODE, CLAIMS):
        yield auth_finding(
            auth,
            problem,
            f"`{problem.path[-1]}` is not a sign-in method{because(reason_of(problem))}.",
            package_message=excess_key(problem, "{ email?: EmailLogin | undefined; ... }"),
        )


def fix(finding: Finding[tuple[Auth, WrongKey]]) -> Iterator[Fix]:
    auth, problem = finding.data
    names = meant_names(problem)
    others = {auth.logs_in_with(name) for name in ("email", "phone")}
    if _is_switched_off(problem):
        yield from removal(problem, Safety.SAFE)
    elif names and _is_widened(auth, problem):
        for index, name in enumerate(names):
            edits = (RenameProperty(problem.prop, name), ReplaceValue(problem.prop, "true as const"))
            yield Fix(f"Change to `{name}`", edits, is_preferred=index == 0)
    elif names:
        yield from renames(problem)
    elif True in others:
        yield from removal(problem)
    elif others == {False}:
        yield Fix("Change to `email`", (RenameProperty(problem.prop, "email"),), is_preferred=True)


def _is_switched_off(problem: WrongKey) -> bool:
    value = problem.prop.value
    return isinstance(value, Boolean) and not value.value


def _is_widened(auth: Auth, problem: WrongKey) -> bool:
    """Whether ``true`` is written in a variable, where TypeScript widens it to `boolean`, which no sign-in method accepts."""
    prop = problem.prop
    if not isinstance(prop.value, Boolean) or not prop.value.value:
        return False
    is_here = auth.call.arguments.span.covers(prop.span)
    return not is_here and prop.span.covers(prop.value.span) and prop.span.path.endswith(_TYPED)


RULE = Rule(
    code=CODE,
    severity=Severity.ERROR,
    stages=(Stage.TYPES, Stage.SYNTH),
    subject=Subject.AUTH,
    summary="`loginWith` has a key that is not a sign-in method.",
    covers=("AU07",),
    claims=CLAIMS,
    check=check,
    fix=fix,
    fixable="sometimes",
)
