"""A standard user attribute has an option that only custom attributes have.

## What it does

Reports `dataType` and bounds among the options of a standard user attribute.

## Why is this bad?

A standard attribute has a fixed data type, and its only options are `required` and `mutable`. TypeScript rejects any other
option. Where TypeScript does not check it, the option is silently ignored.

## Example

```ts bad
import { defineAuth } from '@aws-amplify/backend';

export const auth = defineAuth({
  loginWith: { email: true },
  userAttributes: {
    nickname: { dataType: 'String', mutable: true },
  },
});
```

Use instead:

```ts good
import { defineAuth } from '@aws-amplify/backend';

export const auth = defineAuth({
  loginWith: { email: true },
  userAttributes: {
    nickname: { mutable: true },
  },
});
```

## Fix safety

The fix removes the option. It is safe because the option has no effect.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.resources.attributes import CUSTOM_PREFIX
from amplify_ls.edits.operations import Safety
from amplify_ls.fit.problems import WrongKey
from amplify_ls.rules.claims import Claim
from amplify_ls.rules.options.auth_faults import auth_finding, claimed
from amplify_ls.rules.options.option_fixes import removal
from amplify_ls.rules.options.option_words import excess_key
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.edits.operations import Fix
    from amplify_ls.model.resources.auth import Auth

CODE = "auth/data-type-on-standard-attribute"


def _is_standard(problem: WrongKey) -> bool:
    return not problem.path[1].startswith(CUSTOM_PREFIX)


CLAIMS = (Claim(WrongKey, "userAttributes.*.dataType|type|minLen|maxLen|min|max|minLength|maxLength", _is_standard),)


def check(auth: Auth) -> Iterator[Finding[tuple[Auth, WrongKey]]]:
    for problem in claimed(auth, CODE, CLAIMS):
        yield auth_finding(
            auth,
            problem,
            f"`{problem.path[-1]}` is an option of custom attributes, but `{problem.path[1]}` is a standard attribute.",
            package_message=excess_key(problem, "StandardAttribute"),
        )


def fix(finding: Finding[tuple[Auth, WrongKey]]) -> Iterator[Fix]:
    yield from removal(finding.data[1], Safety.SAFE)


RULE = Rule(
    code=CODE,
    severity=Severity.ERROR,
    stages=(Stage.TYPES,),
    subject=Subject.AUTH,
    summary="A standard user attribute has an option that only custom attributes have.",
    covers=("AU63",),
    claims=CLAIMS,
    check=check,
    fix=fix,
    fixable="always",
)
