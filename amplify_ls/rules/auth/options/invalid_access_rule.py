"""An auth access rule is unknown or incomplete.

## What it does

Reports an access rule of `defineAuth` that uses an unknown strategy or method, does not call a method, or calls `.to()` twice
or not at all.

## Why is this bad?

There is a single kind of access rule: `allow.resource(fn).to([...])` grants a function access to the user pool. Users and
groups are granted access in the data schema and in storage. TypeScript rejects anything else, and so do the packages at
synthesis.

## Example

```ts bad
import { defineAuth, defineFunction } from '@aws-amplify/backend';

const listUsers = defineFunction({ name: 'list-users' });

export const auth = defineAuth({
  loginWith: { email: true },
  access: (allow) => [allow.resource(listUsers)],
});
```

Use instead:

```ts good
import { defineAuth, defineFunction } from '@aws-amplify/backend';

const listUsers = defineFunction({ name: 'list-users' });

export const auth = defineAuth({
  loginWith: { email: true },
  access: (allow) => [allow.resource(listUsers).to(['listUsers'])],
});
```

## Fix safety

Calling a method with the array that follows it in brackets, `.to['getUser']`, is safe. Renaming an unknown method is safe if
the name differs only in case; otherwise it is unsafe because another method may be intended.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, Safety, Wrap
from amplify_ls.fit.problems import BadLink, ChainProblem, MissingLink
from amplify_ls.model.types.chains import Standing
from amplify_ls.rules.claims import Claim, Match
from amplify_ls.rules.options.auth_faults import auth_finding, claimed
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.rules.wording import because, listed, renamings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.resources.auth import Auth
    from amplify_ls.values.values import Link

CODE = "auth/invalid-access-rule"
CLAIMS = (Claim(ChainProblem, "**"),)
REJECTED = (Match(ChainProblem, "**"),)


def check(auth: Auth) -> Iterator[Finding[tuple[Auth, ChainProblem]]]:
    for problem in claimed(auth, CODE, CLAIMS):
        if problem.step.standing is Standing.SUBSCRIPT and _before(problem) is not None:
            # `.to['getUser']` is a single fault, which is reported at the method that is not called.
            continue
        yield auth_finding(auth, problem, _message(problem), package_message=_package_message(problem))


def _before(problem: ChainProblem) -> Link | None:
    """The uncalled method before an array in brackets."""
    links = problem.value.links
    index = next((index for index, link in enumerate(links) if link is problem.step.link), 0)
    return links[index - 1] if index > 0 and links[index - 1].name and links[index - 1].arguments is None else None


def _behind(problem: ChainProblem) -> Link | None:
    """The array in brackets after a method that is not called."""
    links = problem.value.links
    index = next((index for index, link in enumerate(links) if link is problem.step.link), len(links))
    return links[index + 1] if index + 1 < len(links) and links[index + 1].subscript is not None else None


def _message(problem: ChainProblem) -> str:
    step = problem.step
    if isinstance(problem, MissingLink):
        return f"An auth access rule has no {listed(f'.{name}(...)' for name in problem.names)}."
    if step.standing is Standing.NOT_CALLED:
        return f"The method `.{step.name}` of an auth access rule is not called."
    if step.standing is Standing.SUBSCRIPT:
        return "Expected a method call in an auth access rule, found an array in brackets."
    if step.standing is Standing.GONE:
        return f"An auth access rule calls `.{step.name}()` twice."
    owner = "The `allow` of auth access rules" if step.receiver.startswith("allow:") else "An auth access rule"
    return f"{owner} has no `{step.name}`{because(step.suggestion.reason)}."


def _package_message(problem: ChainProblem) -> str:
    if isinstance(problem, MissingLink):
        return "Type '{ to: (actions: AuthAction[]) => AuthAccessDefinition; }' is not assignable to type ..."
    return f"Property '{problem.step.name}' does not exist on type 'AuthAccessBuilder'."


def fix(finding: Finding[tuple[Auth, ChainProblem]]) -> Iterator[Fix]:
    _, problem = finding.data
    step = problem.step
    behind = _behind(problem)
    if step.standing is Standing.NOT_CALLED and behind is not None:
        yield Fix(f"Call `.{step.name}(...)`", (Wrap(behind.span, "(", ")"),), Safety.SAFE, is_preferred=True)
    if isinstance(problem, BadLink) and step.standing is Standing.UNKNOWN:
        yield from renamings(step.link.name_span, step.name, step.suggestion.names)


RULE = Rule(
    code=CODE,
    severity=Severity.ERROR,
    stages=(Stage.TYPES, Stage.SYNTH),
    subject=Subject.AUTH,
    summary="An auth access rule is unknown or incomplete.",
    covers=("AU101",),
    claims=CLAIMS,
    rejected_at_synthesis=REJECTED,
    check=check,
    fix=fix,
    fixable="sometimes",
)
