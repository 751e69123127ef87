"""A user group has a name that Cognito rejects.

## What it does

Reports a group name that is empty, contains whitespace or a control character, or has more than 128 characters.

## Why is this bad?

Neither TypeScript nor synthesis checks the names of groups. Cognito rejects them, so the deployment fails.

## Example

```ts bad
import { defineAuth } from '@aws-amplify/backend';

export const auth = defineAuth({
  loginWith: { email: true },
  groups: ['shop managers'],
});
```

Use instead:

```ts good
import { defineAuth } from '@aws-amplify/backend';

export const auth = defineAuth({
  loginWith: { email: true },
  groups: ['shop-managers'],
});
```

## Fix safety

The fix replaces whitespace with hyphens. It is unsafe because authorization rules and code may refer to the group by its
name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, Replace
from amplify_ls.fit.problems import WrongValue
from amplify_ls.model.types.mismatch import Misfit
from amplify_ls.rules.claims import Claim
from amplify_ls.rules.options.auth_faults import auth_finding, claimed
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.values.values import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.resources.auth import Auth

CODE = "auth/invalid-group-name"
CLAIMS = (Claim(WrongValue, "groups.[]"),)


def check(auth: Auth) -> Iterator[Finding[tuple[Auth, WrongValue]]]:
    for problem in claimed(auth, CODE, CLAIMS):
        name = problem.value.value if isinstance(problem.value, Text) else ""
        if not name:
            message = "The name of a user group is empty."
        elif problem.misfit is Misfit.RANGE:
            message = f"The name of a user group has {len(name)} characters, but the maximum is 128."
        else:
            message = f"The name of the user group `{name}` contains whitespace or a control character."
        yield auth_finding(auth, problem, message, unseen=Stage.DEPLOY)


def fix(finding: Finding[tuple[Auth, WrongValue]]) -> Iterator[Fix]:
    _, problem = finding.data
    value = problem.value
    if not isinstance(value, Text):
        return
    better = "-".join(value.value.split())
    # Access rules refer to the group by its name, so renaming it is unsafe.
    if better and better != value.value and "'" not in better and problem.misfit is Misfit.PATTERN:
        yield Fix(f"Change to `{better}`", (Replace(value.span, f"'{better}'"),), is_preferred=True)


RULE = Rule(
    code=CODE,
    severity=Severity.WARNING,
    stages=(Stage.DEPLOY,),
    subject=Subject.AUTH,
    summary="A user group has a name that Cognito rejects.",
    covers=("AU89",),
    claims=CLAIMS,
    check=check,
    fix=fix,
    fixable="sometimes",
)
