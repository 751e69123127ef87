"""A group stands in the list twice.

Each group gets a role of its own, and the synth refuses a second one of the same name. Names that differ in case are
different.

## Example

```ts bad
import { defineAuth } from '@aws-amplify/backend';

export const auth = defineAuth({
  loginWith: { email: true },
  groups: ['ADMINS', 'EDITORS', 'ADMINS'],
});
```

Use instead:

```ts good
import { defineAuth } from '@aws-amplify/backend';

export const auth = defineAuth({
  loginWith: { email: true },
  groups: ['ADMINS', 'EDITORS'],
});
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, RemoveItem, Safety
from amplify_ls.rules.auth_faults import auth_finding, faults
from amplify_ls.rules.rule import Finding, Related, Rule, Severity, Stage, Subject
from amplify_ls.values.values import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.auth import Auth

CODE = "auth/repeated-group"


def check(auth: Auth) -> Iterator[Finding]:
    for problem in faults(auth, CODE):
        if not isinstance(problem.value, Text):
            continue
        name = problem.value.value
        first = next((group for group in auth.groups or () if group.value == name), problem.value)
        yield auth_finding(
            auth,
            problem,
            f"The group `{name}` stands in the list twice.",
            related=(Related(first.span, "It stands here first"),),
            package_message=f"There is already a Construct with name '{name}GroupRole' in AmplifyAuth [amplifyAuth]",
        )


def fix(finding: Finding) -> Iterator[Fix]:
    _, problem = finding.data
    yield Fix(f"Remove the second `{problem.value.value}`", (RemoveItem(problem.span),), Safety.SAFE, is_preferred=True)


RULE = Rule(
    code=CODE,
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.AUTH,
    summary="A group stands in the list twice.",
    covers=("AU88",),
    check=check,
    fix=fix,
    fixable="always",
)
