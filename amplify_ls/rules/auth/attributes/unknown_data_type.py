"""A custom user attribute has a data type that does not exist.

## What it does

Reports a `dataType` that is not `String`, `Number`, `Boolean` or `DateTime`.

## Why is this bad?

TypeScript rejects any other data type. Where TypeScript does not check it, the value is passed to CloudFormation, and the
deployment fails.

## Example

```ts bad
import { defineAuth } from '@aws-amplify/backend';

export const auth = defineAuth({
  loginWith: { email: true },
  userAttributes: {
    'custom:department': { dataType: 'string', mutable: true },
  },
});
```

Use instead:

```ts good
import { defineAuth } from '@aws-amplify/backend';

export const auth = defineAuth({
  loginWith: { email: true },
  userAttributes: {
    'custom:department': { dataType: 'String', mutable: true },
  },
});
```

## Fix safety

Changing a data type that differs only in case is safe. Any other change is unsafe because another data type may be intended.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.fit.problems import ValueProblem
from amplify_ls.rules.claims import Claim
from amplify_ls.rules.options.auth_faults import auth_finding, claimed
from amplify_ls.rules.options.option_fixes import corrections
from amplify_ls.rules.options.option_words import value_words
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.values.values import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.edits.operations import Fix
    from amplify_ls.model.resources.auth import Auth

CODE = "auth/unknown-data-type"
_TYPE = '"String" | "Number" | "Boolean" | "DateTime"'
CLAIMS = (Claim(ValueProblem, "userAttributes.custom:*.dataType"),)


def check(auth: Auth) -> Iterator[Finding[tuple[Auth, ValueProblem]]]:
    for problem in claimed(auth, CODE, CLAIMS):
        value = problem.value
        found = f"`{value.value}`" if isinstance(value, Text) else value_words(value)
        shown = value.value if isinstance(value, Text) else "..."
        yield auth_finding(
            auth,
            problem,
            f"The `dataType` of `{problem.path[1]}` is {found}, which is not a Cognito data type.",
            unseen=Stage.DEPLOY,
            package_message=f"Type '\"{shown}\"' is not assignable to type '{_TYPE}'.",
        )


def fix(finding: Finding[tuple[Auth, ValueProblem]]) -> Iterator[Fix]:
    yield from corrections(finding.data[1])


RULE = Rule(
    code=CODE,
    severity=Severity.ERROR,
    stages=(Stage.TYPES,),
    subject=Subject.AUTH,
    summary="A custom user attribute has a data type that does not exist.",
    names="a data type",
    covers=("AU66",),
    claims=CLAIMS,
    check=check,
    fix=fix,
    fixable="sometimes",
)
