"""A user attribute that has to change cannot.

An external provider writes the attributes that it maps at every sign-in; where one of them is immutable, the second sign-in
fails. The address or number that users sign in with can then never be changed either, not even by an administrator.

The fix is not safe: whether an attribute is mutable cannot be changed any more once the user pool is deployed.

## Example

```ts bad
import { defineAuth } from '@aws-amplify/backend';

export const auth = defineAuth({
  loginWith: { email: true },
  userAttributes: {
    email: { required: true, mutable: false },
  },
});
```

Use instead:

```ts good
import { defineAuth } from '@aws-amplify/backend';

export const auth = defineAuth({
  loginWith: { email: true },
  userAttributes: {
    email: { required: true, mutable: true },
  },
});
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, Replace
from amplify_ls.model.auth import LOGIN_ATTRIBUTES
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.rules.wording import listed
from amplify_ls.values.values import Boolean, Object

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.auth import Auth


def check(auth: Auth) -> Iterator[Finding]:
    for prop in auth.user_attributes or ():
        value = prop.value
        mutable = value.get("mutable") if isinstance(value, Object) else None
        if not isinstance(mutable, Boolean) or mutable.value:
            continue
        mapping = [provider.name for provider in auth.providers() if auth.maps(provider, prop.name)]
        if mapping:
            names = listed(dict.fromkeys(mapping))
            yield Finding(mutable.span, f"`{prop.name}` cannot change, and {names} writes it at every sign-in.", data=mutable)
        elif prop.name in LOGIN_ATTRIBUTES and auth.logs_in_with(LOGIN_ATTRIBUTES[prop.name]):
            yield Finding(mutable.span, f"`{prop.name}` can never change, and users sign in with it.", data=mutable)


def fix(finding: Finding) -> Iterator[Fix]:
    yield Fix("Change to `mutable: true`", (Replace(finding.data.span, "true"),), is_preferred=True)


RULE = Rule(
    code="auth/immutable-attribute",
    severity=Severity.WARNING,
    stages=(Stage.RUNTIME,),
    subject=Subject.AUTH,
    summary="A user attribute that has to change cannot.",
    covers=("AU72",),
    check=check,
    fix=fix,
    fixable="always",
)
