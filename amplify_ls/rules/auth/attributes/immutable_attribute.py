"""A user attribute that has to change is immutable.

## What it does

Reports `mutable: false` for an attribute that an external provider maps, or that users sign in with.

## Why is this bad?

An external provider writes the attributes that it maps at every sign-in. If one of them is immutable, the second sign-in
fails. If the email address or phone number that users sign in with is immutable, nobody can ever change it, not even an
administrator.

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

## Fix safety

The fix makes the attribute mutable. It is unsafe because whether an attribute is mutable cannot be changed after the user
pool has been deployed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, Replace
from amplify_ls.model.resources.auth import LOGIN_ATTRIBUTES
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.rules.wording import listed
from amplify_ls.values.values import Boolean, Object

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.resources.auth import Auth


def check(auth: Auth) -> Iterator[Finding[Boolean]]:
    for prop in auth.user_attributes or ():
        value = prop.value
        mutable = value.get("mutable") if isinstance(value, Object) else None
        if not isinstance(mutable, Boolean) or mutable.value:
            continue
        mapping = [provider.name for provider in auth.providers() if auth.maps(provider, prop.name)]
        if mapping:
            names = dict.fromkeys(mapping)
            writes = f"{listed(names)} {'writes' if len(names) == 1 else 'write'} it at every sign-in"
            yield Finding(mutable.span, f"The user attribute `{prop.name}` is immutable, but {writes}.", data=mutable)
        elif prop.name in LOGIN_ATTRIBUTES and auth.logs_in_with(LOGIN_ATTRIBUTES[prop.name]):
            message = f"The user attribute `{prop.name}` is immutable, but users sign in with it."
            yield Finding(mutable.span, message, data=mutable)


def fix(finding: Finding[Boolean]) -> Iterator[Fix]:
    yield Fix("Change to `mutable: true`", (Replace(finding.data.span, "true"),), is_preferred=True)


RULE = Rule(
    code="auth/immutable-attribute",
    severity=Severity.WARNING,
    stages=(Stage.RUNTIME,),
    subject=Subject.AUTH,
    summary="A user attribute that has to change is immutable.",
    covers=("AU72",),
    check=check,
    fix=fix,
    fixable="always",
)
