"""A rule of `access` is not one that exists, or is not finished.

There is one kind: `allow.resource(fn).to([...])` grants a function rights on the user pool. Users and groups get their
rights in the data schema and in the storage.

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
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, Safety, Wrap
from amplify_ls.model.chains import Standing
from amplify_ls.model.problems import Fault
from amplify_ls.rules.auth_faults import auth_finding, faults
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.rules.wording import because, listed, renamings
from amplify_ls.values.values import Chain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.auth import Auth
    from amplify_ls.model.problems import Problem
    from amplify_ls.values.values import Link

CODE = "auth/invalid-access-rule"


def check(auth: Auth) -> Iterator[Finding]:
    for problem in faults(auth, CODE):
        if problem.step is not None and problem.step.standing is Standing.SUBSCRIPT and _before(problem) is not None:
            # `.to['getUser']` is one slip: it shows at the method that is not called.
            continue
        yield auth_finding(auth, problem, _message(problem), package_message=_package_message(problem))


def _before(problem: Problem) -> Link | None:
    """The method that is named before a list in brackets."""
    links = problem.value.links if isinstance(problem.value, Chain) else ()
    step = problem.step
    index = next((index for index, link in enumerate(links) if step is not None and link is step.link), 0)
    return links[index - 1] if index > 0 and links[index - 1].name and links[index - 1].arguments is None else None


def _behind(problem: Problem) -> Link | None:
    """The list in brackets behind a method that is not called."""
    links = problem.value.links if isinstance(problem.value, Chain) else ()
    step = problem.step
    index = next((index for index, link in enumerate(links) if step is not None and link is step.link), len(links))
    return links[index + 1] if index + 1 < len(links) and links[index + 1].subscript is not None else None


def _message(problem: Problem) -> str:
    step = problem.step
    if problem.fault is Fault.MISSING_LINK or step is None:
        return f"A rule of `access` has no {listed(f'.{name}(...)' for name in problem.names)}."
    if step.standing is Standing.NOT_CALLED:
        return f"`.{step.name}` is named and not called."
    if step.standing is Standing.SUBSCRIPT:
        return "A list in brackets stands where a method is called."
    if step.standing is Standing.GONE:
        return f"`.{step.name}()` is called twice on one rule."
    owner = "allow" if step.receiver.startswith("allow:") else "A rule of `access`"
    shown = f"`{owner}` of `access`" if owner == "allow" else owner
    return f"{shown} has no `{step.name}`{because(step.suggestion.reason)}."


def _package_message(problem: Problem) -> str:
    if problem.fault is Fault.MISSING_LINK or problem.step is None:
        return "Type '{ to: (actions: AuthAction[]) => AuthAccessDefinition; }' is not assignable to type ..."
    return f"Property '{problem.step.name}' does not exist on type 'AuthAccessBuilder'."


def fix(finding: Finding) -> Iterator[Fix]:
    _, problem = finding.data
    step = problem.step
    behind = _behind(problem)
    if step is not None and step.standing is Standing.NOT_CALLED and behind is not None:
        yield Fix(f"Call `.{step.name}(...)`", (Wrap(behind.span, "(", ")"),), Safety.SAFE, is_preferred=True)
    if problem.fault is Fault.BAD_LINK and step is not None and step.standing is Standing.UNKNOWN:
        yield from renamings(step.link.name_span, step.name, step.suggestion.names)


RULE = Rule(
    code=CODE,
    severity=Severity.ERROR,
    stages=(Stage.TYPES, Stage.SYNTH),
    subject=Subject.AUTH,
    summary="A rule of `access` is not one that exists, or is not finished.",
    covers=("AU101",),
    check=check,
    fix=fix,
    fixable="sometimes",
)
