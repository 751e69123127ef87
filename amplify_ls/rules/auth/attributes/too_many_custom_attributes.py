"""A user pool has too many custom attributes.

## What it does

Reports more than 50 custom user attributes.

## Why is this bad?

Neither TypeScript nor synthesis counts the attributes. Cognito accepts at most 50 custom attributes, so the deployment fails.

## Example

```ts bad
import { defineAuth } from '@aws-amplify/backend';

const text = { dataType: 'String', mutable: true } as const;

export const auth = defineAuth({
  loginWith: { email: true },
  userAttributes: {
    'custom:a1': text, 'custom:a2': text, 'custom:a3': text, 'custom:a4': text, 'custom:a5': text, 'custom:a6': text,
    'custom:b1': text, 'custom:b2': text, 'custom:b3': text, 'custom:b4': text, 'custom:b5': text, 'custom:b6': text,
    'custom:c1': text, 'custom:c2': text, 'custom:c3': text, 'custom:c4': text, 'custom:c5': text, 'custom:c6': text,
    'custom:d1': text, 'custom:d2': text, 'custom:d3': text, 'custom:d4': text, 'custom:d5': text, 'custom:d6': text,
    'custom:e1': text, 'custom:e2': text, 'custom:e3': text, 'custom:e4': text, 'custom:e5': text, 'custom:e6': text,
    'custom:f1': text, 'custom:f2': text, 'custom:f3': text, 'custom:f4': text, 'custom:f5': text, 'custom:f6': text,
    'custom:g1': text, 'custom:g2': text, 'custom:g3': text, 'custom:g4': text, 'custom:g5': text, 'custom:g6': text,
    'custom:h1': text, 'custom:h2': text, 'custom:h3': text, 'custom:h4': text, 'custom:h5': text, 'custom:h6': text,
    'custom:i1': text, 'custom:i2': text, 'custom:i3': text,
  },
});
```

Use instead:

```ts good
import { defineAuth } from '@aws-amplify/backend';

export const auth = defineAuth({
  loginWith: { email: true },
  userAttributes: {
    'custom:profile': { dataType: 'String', mutable: true },
  },
});
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.resources.attributes import CUSTOM_ATTRIBUTES_MAXIMUM, CUSTOM_PREFIX
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.resources.auth import Auth


def check(auth: Auth) -> Iterator[Finding]:
    custom = [prop for prop in auth.user_attributes or () if prop.name.startswith(CUSTOM_PREFIX)]
    if len(custom) > CUSTOM_ATTRIBUTES_MAXIMUM:
        first = custom[CUSTOM_ATTRIBUTES_MAXIMUM]
        count = f"{len(custom)} custom attributes, but the maximum is {CUSTOM_ATTRIBUTES_MAXIMUM}"
        yield Finding(first.name_span, f"The user pool has {count}.")


RULE = Rule(
    code="auth/too-many-custom-attributes",
    severity=Severity.WARNING,
    stages=(Stage.DEPLOY,),
    subject=Subject.AUTH,
    summary="A user pool has too many custom attributes.",
    covers=("AU69",),
    check=check,
)
