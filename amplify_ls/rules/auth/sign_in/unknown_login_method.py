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
from amplify_ls.rules.options.auth_faults import auth_finding, faults
from amplify_ls.rules.options.option_fixes import removal, renames
from amplify_ls.rules.options.option_words import excess_key
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.rules.wording import because
from amplify_ls.values.values import Boolean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.fit.problems import Problem
    from amplify_ls.model.resources.auth import Auth

CODE = "auth/unknown-login-method"
_TYPED = (".ts", ".mts", ".cts", ".tsx")


def check(auth: Auth) -> Iterator[Finding]:
    for problem in faults(auth, CODE):
        yield auth_finding(
            auth,
            problem,
            f"`{problem.path[-1]}` is not a sign-in method{because(problem.reason)}.",
            package_message=excess_key(problem, "{ email?: EmailLogin | undefined; ... }"),
        )


def fix(finding: Finding) -> Iterator[Fix]:
    auth, problem = finding.data
    others = {auth.logs_in_with(name) for name in ("email", "phone")}
    if _is_switched_off(problem):
        yield from removal(problem, Safety.SAFE)
    elif problem.names and _is_widened(auth, problem):
        for index, name in enumerate(problem.names):
            edits = (RenameProperty(problem.prop, name), ReplaceValue(problem.prop, "true as const"))
            yield Fix(f"Change to `{name}`", edits, is_preferred=index == 0)
    elif problem.names:
        yield from renames(problem)
    elif True in others:
        yield from removal(problem)
    elif others == {False} and problem.prop is not None:
        yield Fix("Change to `email`", (RenameProperty(problem.prop, "email"),), is_preferred=True)


def _is_switched_off(problem: Problem) -> bool:
    value = None if problem.prop is None else problem.prop.value
    return isinstance(value, Boolean) and not value.value


def _is_widened(auth: Auth, problem: Problem) -> bool:
    """Whether ``true`` is written in a variable, where TypeScript widens it to `boolean`, which no sign-in method accepts."""
    prop = problem.prop
    if prop is None or not isinstance(prop.value, Boolean) or not prop.value.value:
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
    check=check,
    fix=fix,
    fixable="sometimes",
)
