"""A custom user attribute has a bound that belongs to another data type.

## What it does

Reports a bound of a custom user attribute that its data type does not have.

## Why is this bad?

`minLen` and `maxLen` bound the length of a `String`, `min` and `max` bound the value of a `Number`; `Boolean` and `DateTime`
have no bounds. TypeScript rejects a bound of another data type. Where TypeScript does not check it, the bound is silently
ignored.

## Example

```ts bad
import { defineAuth } from '@aws-amplify/backend';

export const auth = defineAuth({
  loginWith: { email: true },
  userAttributes: {
    'custom:department': { dataType: 'String', max: 100 },
  },
});
```

Use instead:

```ts good
import { defineAuth } from '@aws-amplify/backend';

export const auth = defineAuth({
  loginWith: { email: true },
  userAttributes: {
    'custom:department': { dataType: 'String', maxLen: 100 },
  },
});
```

## Fix safety

Removing a bound that has no equivalent in the data type is safe, because the bound has no effect. Renaming a bound, such as
`max` to `maxLen`, is unsafe because it puts the bound into effect.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, RenameProperty, Safety
from amplify_ls.fit.problems import KeyOfOtherCase
from amplify_ls.rules.claims import Claim
from amplify_ls.rules.options.auth_faults import auth_finding, claimed
from amplify_ls.rules.options.option_fixes import removal
from amplify_ls.rules.options.option_words import excess_key
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.values.values import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.resources.auth import Auth

CODE = "auth/bound-of-other-data-type"
_OTHER_NAME = {
    ("String", "min"): "minLen",
    ("String", "max"): "maxLen",
    ("Number", "minLen"): "min",
    ("Number", "maxLen"): "max",
}
CLAIMS = (Claim(KeyOfOtherCase, "userAttributes.custom:*.*"),)


def check(auth: Auth) -> Iterator[Finding[tuple[Auth, KeyOfOtherCase]]]:
    for problem in claimed(auth, CODE, CLAIMS):
        data_type = _data_type(problem)
        yield auth_finding(
            auth,
            problem,
            f"`{problem.path[1]}` has the data type `{data_type}`, which has no bound `{problem.path[-1]}`.",
            package_message=excess_key(problem, f"CustomAttribute{data_type}"),
        )


def _data_type(problem: KeyOfOtherCase) -> str:
    found = None if problem.container is None else problem.container.get("dataType")
    return found.value if isinstance(found, Text) else ""


def fix(finding: Finding[tuple[Auth, KeyOfOtherCase]]) -> Iterator[Fix]:
    _, problem = finding.data
    data_type = _data_type(problem)
    other = _OTHER_NAME.get((data_type, problem.path[-1]))
    if other is not None and problem.prop is not None:
        yield Fix(f"Change to `{other}`", (RenameProperty(problem.prop, other),), is_preferred=True)
        return
    yield from removal(problem, Safety.SAFE)


RULE = Rule(
    code=CODE,
    severity=Severity.ERROR,
    stages=(Stage.TYPES,),
    subject=Subject.AUTH,
    summary="A custom user attribute has a bound that belongs to another data type.",
    covers=("AU67",),
    claims=CLAIMS,
    check=check,
    fix=fix,
    fixable="always",
)
