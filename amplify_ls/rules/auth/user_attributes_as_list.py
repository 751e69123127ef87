"""The user attributes are a list of names.

`userAttributes` is an object: the name of an attribute leads to its options. Where the type check does not see it, the
items of a list become attributes without a name, which stops the deployment.

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
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.attributes import CUSTOM_PREFIX
from amplify_ls.edits.operations import Fix, Replace
from amplify_ls.edits.snippet import key_text
from amplify_ls.model.auth import LOGIN_ATTRIBUTES
from amplify_ls.rules.auth_faults import auth_finding, faults
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.values.values import Array, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.auth import Auth

CODE = "auth/user-attributes-as-list"


def check(auth: Auth) -> Iterator[Finding]:
    for problem in faults(auth, CODE):
        yield auth_finding(
            auth,
            problem,
            "`userAttributes` is a list, not an object of attributes with their options.",
            unseen=Stage.DEPLOY,
            package_message="Type 'string[]' is not assignable to type 'UserAttributes'.",
        )


def fix(finding: Finding) -> Iterator[Fix]:
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
    summary="The user attributes are a list of names.",
    covers=("AU75",),
    check=check,
    fix=fix,
    fixable="sometimes",
)
