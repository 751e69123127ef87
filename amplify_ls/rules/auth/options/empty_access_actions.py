"""An auth access rule grants no action.

## What it does

Reports `.to([])` in an access rule of `defineAuth`.

## Why is this bad?

The packages reject an access rule without an action at synthesis, whether or not other rules grant access to the same
function.

## Example

```ts bad
import { defineAuth, defineFunction } from '@aws-amplify/backend';

const listUsers = defineFunction({ name: 'list-users' });

export const auth = defineAuth({
  loginWith: { email: true },
  access: (allow) => [allow.resource(listUsers).to([])],
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

from amplify_ls.fit.problems import WrongValue
from amplify_ls.rules.claims import Claim, Match
from amplify_ls.rules.options.auth_faults import auth_finding, claimed
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.resources.auth import Auth

CODE = "auth/empty-access-actions"
CLAIMS = (Claim(WrongValue, "access.**.to"),)
REJECTED = (Match(WrongValue, "**"),)


def check(auth: Auth) -> Iterator[Finding[tuple[Auth, WrongValue]]]:
    for problem in claimed(auth, CODE, CLAIMS):
        message = "An auth access rule grants no action."
        yield auth_finding(auth, problem, message, package_message="At least one action must be specified.")


RULE = Rule(
    code=CODE,
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.AUTH,
    summary="An auth access rule grants no action.",
    covers=("AU99",),
    claims=CLAIMS,
    rejected_at_synthesis=REJECTED,
    check=check,
)
