"""A group appears twice in `groups`.

## What it does

Reports a group that appears more than once in `groups`. Names that differ in case are different groups.

## Why is this bad?

Each group gets a role of its own, and a second role of the same name is rejected at synthesis.

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

## Fix safety

The fix removes the duplicate. It is safe because the first occurrence already creates the group.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, RemoveItem, Safety
from amplify_ls.fit.problems import WrongValue
from amplify_ls.rules.claims import Claim, Match
from amplify_ls.rules.options.auth_faults import auth_finding, claimed
from amplify_ls.rules.options.conditions import is_repeated
from amplify_ls.rules.rule import Finding, Related, Rule, Severity, Stage, Subject
from amplify_ls.values.values import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.resources.auth import Auth

CODE = "auth/repeated-group"
CLAIMS = (Claim(WrongValue, "groups.[]", is_repeated),)
REJECTED = (Match(WrongValue, "groups.[]"),)


def check(auth: Auth) -> Iterator[Finding[tuple[Auth, WrongValue]]]:
    for problem in claimed(auth, CODE, CLAIMS):
        if not isinstance(problem.value, Text):
            continue
        name = problem.value.value
        first = next((group for group in auth.groups or () if group.value == name), problem.value)
        yield auth_finding(
            auth,
            problem,
            f"The group `{name}` appears twice in `groups`.",
            related=(Related(first.span, "The first occurrence is here"),),
            package_message=f"There is already a Construct with name '{name}GroupRole' in AmplifyAuth [amplifyAuth]",
        )


def fix(finding: Finding[tuple[Auth, WrongValue]]) -> Iterator[Fix]:
    _, problem = finding.data
    name = problem.value.value if isinstance(problem.value, Text) else ""
    yield Fix(f"Remove the second `{name}`", (RemoveItem(problem.span),), Safety.SAFE, is_preferred=True)


RULE = Rule(
    code=CODE,
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.AUTH,
    summary="A group appears twice in `groups`.",
    covers=("AU88",),
    claims=CLAIMS,
    rejected_at_synthesis=REJECTED,
    check=check,
    fix=fix,
    fixable="always",
)
