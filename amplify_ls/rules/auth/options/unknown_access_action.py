"""An auth access rule grants an action that does not exist.

## What it does

Reports an action in an access rule of `defineAuth` that does not exist.

## Why is this bad?

Actions are named after the operations of Cognito, without the prefix `Admin`: `addUserToGroup`, `listUsers`. Six actions,
such as `manageUsers`, combine several operations. TypeScript rejects any other action, and so do the packages at synthesis.

## Example

```ts bad
import { defineAuth, defineFunction } from '@aws-amplify/backend';

const addToGroup = defineFunction({ name: 'add-to-group' });

export const auth = defineAuth({
  loginWith: { email: true },
  access: (allow) => [allow.resource(addToGroup).to(['adminAddUserToGroup'])],
});
```

Use instead:

```ts good
import { defineAuth, defineFunction } from '@aws-amplify/backend';

const addToGroup = defineFunction({ name: 'add-to-group' });

export const auth = defineAuth({
  loginWith: { email: true },
  access: (allow) => [allow.resource(addToGroup).to(['addUserToGroup'])],
});
```

## Fix safety

Changing an action to one that differs only in case is safe. Any other change is unsafe because another action may be
intended.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.fit.problems import WrongValue
from amplify_ls.rules.claims import Claim, Match
from amplify_ls.rules.options.auth_faults import auth_finding, claimed
from amplify_ls.rules.options.option_fixes import corrections
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.values.values import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.edits.operations import Fix
    from amplify_ls.model.resources.auth import Auth

CODE = "auth/unknown-access-action"
CLAIMS = (Claim(WrongValue, "access.**.to.[]"),)
REJECTED = (Match(WrongValue, "**"),)


def check(auth: Auth) -> Iterator[Finding[tuple[Auth, WrongValue]]]:
    for problem in claimed(auth, CODE, CLAIMS):
        word = problem.value.value if isinstance(problem.value, Text) else "..."
        yield auth_finding(
            auth,
            problem,
            f"`{word}` is not an auth action.",
            package_message=f"Type '\"{word}\"' is not assignable to type 'AuthAction'.",
        )


def fix(finding: Finding[tuple[Auth, WrongValue]]) -> Iterator[Fix]:
    yield from corrections(finding.data[1])


RULE = Rule(
    code=CODE,
    severity=Severity.ERROR,
    stages=(Stage.TYPES, Stage.SYNTH),
    subject=Subject.AUTH,
    summary="An auth access rule grants an action that does not exist.",
    covers=("AU100",),
    claims=CLAIMS,
    rejected_at_synthesis=REJECTED,
    check=check,
    fix=fix,
    fixable="sometimes",
)
