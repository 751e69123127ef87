"""Cognito does not take the name of a custom user attribute.

Behind `custom:` a name has 1 to 20 characters and no blanks. Neither the type check nor the synth looks at it; the
deployment of the user pool fails.

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

from amplify_ls.catalog.attributes import CUSTOM_NAME_MAXIMUM, CUSTOM_PREFIX
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.auth import Auth


def check(auth: Auth) -> Iterator[Finding]:
    for prop in auth.user_attributes or ():
        if prop.name.startswith(CUSTOM_PREFIX):
            fault = _fault(prop.name.removeprefix(CUSTOM_PREFIX))
            if fault:
                yield Finding(prop.name_span, f"The name of the custom attribute `{prop.name}` {fault}.")


def _fault(name: str) -> str:
    if not name:
        return "is empty behind the prefix"
    if any(letter.isspace() or not letter.isprintable() for letter in name):
        return "has a blank in it"
    if len(name) > CUSTOM_NAME_MAXIMUM:
        return f"has {len(name)} characters behind the prefix, and Cognito takes {CUSTOM_NAME_MAXIMUM}"
    return ""


RULE = Rule(
    code="auth/invalid-custom-name",
    severity=Severity.WARNING,
    stages=(Stage.DEPLOY,),
    subject=Subject.AUTH,
    summary="Cognito does not take the name of a custom user attribute.",
    covers=("AU69",),
    check=check,
)
