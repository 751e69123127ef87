"""`userAttributes` is an array.

## What it does

Reports an array for `userAttributes`.

## Why is this bad?

`userAttributes` is an object that maps the name of an attribute to its options. TypeScript rejects an array. Where TypeScript
does not check it, the items become attributes without a name, and the deployment fails.

## Example

```ts bad
import { defineAuth } from '@aws-amplify/backend';

export const auth = defineAuth({
  loginWith: { email: true },
  userAttributes: ['givenName', 'familyName'],
});
```

Use instead:

```ts good
import { defineAuth } from '@aws-amplify/backend';

export const auth = defineAuth({
  loginWith: { email: true },
  userAttributes: {
    givenName: { mutable: true },
    familyName: { mutable: true },
  },
});
```

## Fix safety

The fix changes an array of names to an object. It is unsafe because the options of an attribute cannot be changed after the
user pool has been deployed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.resources.attributes import CUSTOM_PREFIX
from amplify_ls.edits.operations import Fix, Replace
from amplify_ls.edits.snippet import key_text
from amplify_ls.fit.problems import WrongType
from amplify_ls.model.resources.auth import LOGIN_ATTRIBUTES
from amplify_ls.rules.claims import Claim
from amplify_ls.rules.options.auth_faults import auth_finding, claimed
from amplify_ls.rules.options.conditions import is_array
from amplify_ls.rules.options.option_words import mismatch_message
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.values.values import Array, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.resources.auth import Auth

CODE = "auth/user-attributes-as-list"
CLAIMS = (Claim(WrongType, "userAttributes", is_array),)


def check(auth: Auth) -> Iterator[Finding[tuple[Auth, WrongType]]]:
    for problem in claimed(auth, CODE, CLAIMS):
        yield auth_finding(
            auth,
            problem,
            mismatch_message("`userAttributes`", "an object of attributes", "an array"),
            unseen=Stage.DEPLOY,
            package_message="Type 'string[]' is not assignable to type 'UserAttributes'.",
        )


def fix(finding: Finding[tuple[Auth, WrongType]]) -> Iterator[Fix]:
    auth, problem = finding.data
    value = problem.value
    if not isinstance(value, Array) or value.is_open or not value.items:
        return
    names = [item.value for item in value.items if isinstance(item, Text)]
    if len(names) < len(value.items) or len(set(names)) < len(names):
        return
    lines = "".join(f"  {key_text(name, chr(39))}: {_options(auth, name)},\n" for name in names)
    yield Fix("Change to an object", (Replace(value.span, f"{{\n{lines}}}"),), is_preferred=True)


def _options(auth: Auth, name: str) -> str:
    if name.startswith(CUSTOM_PREFIX):
        return "{ dataType: 'String', mutable: true }"
    is_login = name in LOGIN_ATTRIBUTES and auth.logs_in_with(LOGIN_ATTRIBUTES[name])
    return "{ required: true, mutable: true }" if is_login else "{ mutable: true }"


RULE = Rule(
    code=CODE,
    severity=Severity.ERROR,
    stages=(Stage.TYPES,),
    subject=Subject.AUTH,
    summary="`userAttributes` is an array.",
    covers=("AU75",),
    claims=CLAIMS,
    check=check,
    fix=fix,
    fixable="sometimes",
)
