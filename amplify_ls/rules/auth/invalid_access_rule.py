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

from amplify_ls.model.chains import Standing
from amplify_ls.model.problems import Fault
from amplify_ls.rules.auth_faults import auth_finding, faults
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.rules.wording import because, listed, renamings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.edits.operations import Fix
    from amplify_ls.model.auth import Auth
    from amplify_ls.model.problems import Problem

CODE = "auth/invalid-access-rule"


def check(auth: Auth) -> Iterator[Finding]:
    for problem in faults(auth, CODE):
        yield auth_finding(auth, problem, _message(problem), package_message=_package_message(problem))


def _message(problem: Problem) -> str:
    step = problem.step
    if problem.fault is Fault.MISSING_LINK or step is None:
        return f"A rule of `access` has no {listed(f'.{name}(...)' for name in problem.names)}."
    if step.standing is Standing.NOT_CALLED:
        return f"`{step.name}` is named and not called."
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
