"""A second factor is set up, and second factors are switched off.

With the mode `OFF` there are no factors. The type check refuses them; where it does not see them, they are dropped without
a word.

## Example

```ts bad
import { defineAuth } from '@aws-amplify/backend';

export const auth = defineAuth({
  loginWith: { email: true },
  multifactor: { mode: 'OFF', totp: true },
});
```

Use instead:

```ts good
import { defineAuth } from '@aws-amplify/backend';

export const auth = defineAuth({
  loginWith: { email: true },
  multifactor: { mode: 'OFF' },
});
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, Replace, Safety
from amplify_ls.rules.auth_faults import auth_finding, faults
from amplify_ls.rules.option_fixes import removal
from amplify_ls.rules.option_words import excess_key
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.auth import Auth

CODE = "auth/second-factor-while-off"


def check(auth: Auth) -> Iterator[Finding]:
    for problem in faults(auth, CODE):
        yield auth_finding(
            auth,
            problem,
            f"`{problem.path[-1]}` is set up, and second factors are switched off.",
            package_message=excess_key(problem, '{ mode: "OFF"; }'),
        )


def fix(finding: Finding) -> Iterator[Fix]:
    _, problem = finding.data
    yield from removal(problem, Safety.SAFE)
    mode = None if problem.container is None else problem.container.get("mode")
    if mode is not None:
        yield Fix("Change the mode to `OPTIONAL`", (Replace(mode.span, "'OPTIONAL'"),))


RULE = Rule(
    code=CODE,
    severity=Severity.ERROR,
    stages=(Stage.TYPES,),
    subject=Subject.AUTH,
    summary="A second factor is set up, and second factors are switched off.",
    covers=("AU85",),
    check=check,
    fix=fix,
    fixable="always",
)
