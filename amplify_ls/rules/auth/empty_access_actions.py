"""A function is granted no right at all.

The packages refuse `.to([])`, be there other rules for the same function or not.

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

from amplify_ls.rules.auth_faults import auth_finding, faults
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.auth import Auth

CODE = "auth/empty-access-actions"


def check(auth: Auth) -> Iterator[Finding]:
    for problem in faults(auth, CODE):
        message = "A rule of `access` grants no right."
        yield auth_finding(auth, problem, message, package_message="At least one action must be specified.")


RULE = Rule(
    code=CODE,
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.AUTH,
    summary="A function is granted no right at all.",
    covers=("AU99",),
    check=check,
)
