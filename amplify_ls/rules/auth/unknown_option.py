"""An option does not exist.

The type check refuses a name that it does not know; where it does not see it, in a variable or behind a spread, the option
is dropped without a word. Names from elsewhere are known, and the fix offers the right one; some have no counterpart here,
such as `domainPrefix`, for Amplify makes the domain itself, and `passwordPolicy`, which is set by the CDK in `backend.ts`.

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
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Safety
from amplify_ls.model.problems import Fault
from amplify_ls.rules.auth_faults import auth_finding, explains_missing_login, faults
from amplify_ls.rules.option_fixes import places, removal, renames
from amplify_ls.rules.option_words import excess_key, place_of, sentence
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.rules.wording import because, listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.edits.operations import Fix
    from amplify_ls.model.auth import Auth
    from amplify_ls.model.problems import Problem

CODE = "auth/unknown-option"


def check(auth: Auth) -> Iterator[Finding]:
    for problem in faults(auth, CODE):
        package_message = excess_key(problem)
        yield auth_finding(auth, problem, _message(auth, problem), package_message=package_message)


def _message(auth: Auth, problem: Problem) -> str:
    name, owner = problem.path[-1], place_of(problem.path[:-1], auth.call.name)
    if problem.fault is Fault.OTHER_CASE:
        beside = f" beside {listed(markers)}" if (markers := _markers(problem)) else ""
        return sentence(f"`{name}` of {owner} has no effect{beside}")
    return sentence(f"`{name}` is not an option of {owner}{because(problem.reason)}")


def _markers(problem: Problem) -> list[str]:
    """The options that make the object the case that it is."""
    variants = None if problem.shape is None else problem.shape.variants
    there = () if problem.container is None else problem.container.properties
    return [case.marker for case in variants.cases if case.marker in there] if variants is not None else []


def fix(finding: Finding) -> Iterator[Fix]:
    auth, problem = finding.data
    if problem.fault is Fault.OTHER_CASE:
        yield from removal(problem)
        return
    if problem.names:
        yield from renames(problem)
    else:
        yield from places(problem, auth.options)
        if explains_missing_login(problem) and auth.options is not None and auth.options.lacks("loginWith"):
            return  # it is the only way to sign in
        is_made_by_amplify = problem.path[-1] == "domainPrefix"
        yield from removal(problem, Safety.SAFE if is_made_by_amplify else Safety.UNSAFE)


RULE = Rule(
    code=CODE,
    severity=Severity.ERROR,
    stages=(Stage.TYPES, Stage.SYNTH),
    subject=Subject.AUTH,
    summary="An option does not exist.",
    covers=("AU09", "AU30", "AU85", "AU132"),
    check=check,
    fix=fix,
    fixable="sometimes",
)
