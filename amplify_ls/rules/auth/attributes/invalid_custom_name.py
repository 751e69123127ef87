"""A custom user attribute has a name that Cognito rejects.

## What it does

Reports a custom user attribute whose name, without the prefix `custom:`, is empty, contains whitespace or a control
character, or has more than 20 characters.

## Why is this bad?

Neither TypeScript nor synthesis checks these names. Cognito rejects them, so the deployment of the user pool fails.

## Example

```ts bad
import { defineAuth } from '@aws-amplify/backend';

export const auth = defineAuth({
  loginWith: { email: true },
  userAttributes: {
    'custom:preferred warehouse': { dataType: 'String' },
  },
});
```

Use instead:

```ts good
import { defineAuth } from '@aws-amplify/backend';

export const auth = defineAuth({
  loginWith: { email: true },
  userAttributes: {
    'custom:warehouse': { dataType: 'String' },
  },
});
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.resources.attributes import CUSTOM_NAME_MAXIMUM, CUSTOM_PREFIX
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.resources.auth import Auth


def check(auth: Auth) -> Iterator[Finding]:
    for prop in auth.user_attributes or ():
        if prop.name.startswith(CUSTOM_PREFIX):
            fault = _fault(prop.name.removeprefix(CUSTOM_PREFIX))
            if fault:
                yield Finding(prop.name_span, f"The name of the custom attribute `{prop.name}` {fault}.")


def _fault(name: str) -> str:
    if not name:
        return "is empty after the prefix"
    if any(letter.isspace() or not letter.isprintable() for letter in name):
        return "contains whitespace or a control character"
    if len(name) > CUSTOM_NAME_MAXIMUM:
        return f"has {len(name)} characters after the prefix, but the maximum is {CUSTOM_NAME_MAXIMUM}"
    return ""


RULE = Rule(
    code="auth/invalid-custom-name",
    severity=Severity.WARNING,
    stages=(Stage.DEPLOY,),
    subject=Subject.AUTH,
    summary="A custom user attribute has a name that Cognito rejects.",
    covers=("AU69",),
    check=check,
)
