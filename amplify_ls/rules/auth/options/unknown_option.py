"""An auth option does not exist.

## What it does

Reports an unknown option of `defineAuth` or `referenceAuth`, or of an object in their options, and an option that has no
effect in combination with another one.

## Why is this bad?

TypeScript rejects an unknown option in an object literal. Where TypeScript does not check it, for example in a variable or
behind a spread, the option is silently ignored. Some options of other libraries have no counterpart here: Amplify creates the
domain itself, so there is no `domainPrefix`, and `passwordPolicy` is set with the CDK in `backend.ts`.

## Example

```ts bad
import { defineAuth } from '@aws-amplify/backend';

export const auth = defineAuth({
  loginWith: { email: true },
  mfa: { mode: 'OPTIONAL', totp: true },
});
```

Use instead:

```ts good
import { defineAuth } from '@aws-amplify/backend';

export const auth = defineAuth({
  loginWith: { email: true },
  multifactor: { mode: 'OPTIONAL', totp: true },
});
```

## Fix safety

Renaming an option that differs only in case is safe, and so is removing `domainPrefix`. Other fixes are unsafe because
another option may be intended.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Safety
from amplify_ls.fit.problems import KeyOfOtherCase, WrongKey, meant_names
from amplify_ls.rules.claims import Claim
from amplify_ls.rules.options.auth_faults import auth_finding, claimed, explains_missing_login
from amplify_ls.rules.options.option_fixes import places, removal, renames
from amplify_ls.rules.options.option_words import excess_key, place_of, reason_of, sentence
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.rules.wording import because, listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.edits.operations import Fix
    from amplify_ls.model.resources.auth import Auth

CODE = "auth/unknown-option"
CLAIMS = (Claim(WrongKey, "**"),)


def check(auth: Auth) -> Iterator[Finding[tuple[Auth, WrongKey]]]:
    for problem in claimed(auth, CODE, CLAIMS):
        package_message = excess_key(problem)
        yield auth_finding(auth, problem, _message(auth, problem), package_message=package_message)


def _message(auth: Auth, problem: WrongKey) -> str:
    name, owner = problem.path[-1], place_of(problem.path[:-1], auth.call.name)
    if isinstance(problem, KeyOfOtherCase):
        beside = f" when {listed(markers)} is set" if (markers := _markers(problem)) else ""
        return sentence(f"`{name}` of {owner} has no effect{beside}")
    return sentence(f"`{name}` is not an option of {owner}{because(reason_of(problem))}")


def _markers(problem: KeyOfOtherCase) -> list[str]:
    """The options that determine the case of the object."""
    variants, there = problem.shape.variants, problem.container.properties
    return [case.marker for case in variants.cases if case.marker in there] if variants is not None else []


def fix(finding: Finding[tuple[Auth, WrongKey]]) -> Iterator[Fix]:
    auth, problem = finding.data
    if isinstance(problem, KeyOfOtherCase):
        yield from removal(problem)
        return
    if meant_names(problem):
        yield from renames(problem)
    else:
        yield from places(problem, auth.options)
        if explains_missing_login(problem) and auth.options is not None and auth.options.lacks("loginWith"):
            return  # it is the only sign-in method
        is_made_by_amplify = problem.path[-1] == "domainPrefix"
        yield from removal(problem, Safety.SAFE if is_made_by_amplify else Safety.UNSAFE)


RULE = Rule(
    code=CODE,
    severity=Severity.ERROR,
    stages=(Stage.TYPES, Stage.SYNTH),
    subject=Subject.AUTH,
    summary="An auth option does not exist.",
    covers=("AU09", "AU30", "AU85", "AU132"),
    claims=CLAIMS,
    check=check,
    fix=fix,
    fixable="sometimes",
)
