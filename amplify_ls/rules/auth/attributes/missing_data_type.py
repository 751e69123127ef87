"""A custom user attribute has no data type.

## What it does

Reports a custom user attribute without `dataType`.

## Why is this bad?

TypeScript requires a `dataType`: `String`, `Number`, `Boolean` or `DateTime`. Where TypeScript does not check it,
CloudFormation uses `String`. The data type of an attribute cannot be changed after the user pool has been deployed.

## Example

```ts bad
import { defineAuth } from '@aws-amplify/backend';

export const auth = defineAuth({
  loginWith: { email: true },
  userAttributes: {
    'custom:department': { mutable: true },
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

The fix adds `Number` if the attribute has `min` or `max`, and `String` otherwise. It is unsafe because another data type may
be intended.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, InsertProperty
from amplify_ls.fit.problems import MissingKey
from amplify_ls.rules.claims import Claim
from amplify_ls.rules.options.auth_faults import auth_finding, claimed
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.resources.auth import Auth

CODE = "auth/missing-data-type"
CLAIMS = (Claim(MissingKey, "userAttributes.custom:*"),)


def check(auth: Auth) -> Iterator[Finding[tuple[Auth, MissingKey]]]:
    for problem in claimed(auth, CODE, CLAIMS):
        yield auth_finding(
            auth,
            problem,
            f"The custom attribute `{problem.path[-1]}` has no `dataType`.",
            package_message="Property 'dataType' is missing in type '{ ... }' but required in type 'CustomAttribute'.",
        )


def fix(finding: Finding[tuple[Auth, MissingKey]]) -> Iterator[Fix]:
    _, problem = finding.data
    target = problem.container
    if target is None:
        return
    is_number = "min" in target.properties or "max" in target.properties
    data_type = "Number" if is_number else "String"
    first = next((prop for prop in target if prop.name in target.own), None)
    operation = InsertProperty(target, "dataType", f"'{data_type}'", before=first)
    yield Fix(f"Add `dataType: '{data_type}'`", (operation,), is_preferred=True)


RULE = Rule(
    code=CODE,
    severity=Severity.ERROR,
    stages=(Stage.TYPES,),
    subject=Subject.AUTH,
    summary="A custom user attribute has no data type.",
    covers=("AU64",),
    claims=CLAIMS,
    check=check,
    fix=fix,
    fixable="always",
)
