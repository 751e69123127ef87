"""Code in `backend.ts` replaces a property that contains values from a definition.

## What it does

Reports an assignment or an override in `backend.ts` that replaces values that `defineAuth`, `defineData` or `defineFunction`
has set. The constructs in `cfnResources` are already configured: the `schema` of the user pool contains the attributes of
`defineAuth`, its `lambdaConfig` contains the triggers, and the `environment` of a function contains its variables.

## Why is this bad?

An assignment replaces the whole value. `addPropertyOverride` merges objects with the existing value, but an array, such as
`Schema`, replaces it. The deployment succeeds, but what the definition specifies is missing afterwards.

Make the change in the definition, or override a single part by its path: `addPropertyOverride('Schema.0.Mutable', false)`.

## Example

```ts bad
// amplify/backend.ts
import { defineBackend } from '@aws-amplify/backend';
import { auth } from './auth/resource';

const backend = defineBackend({ auth });
const { cfnUserPool } = backend.auth.resources.cfnResources;

cfnUserPool.addPropertyOverride('Schema', [{ Name: 'nickname', Mutable: true }]);
// amplify/auth/resource.ts
import { defineAuth } from '@aws-amplify/backend';

export const auth = defineAuth({ loginWith: { email: true }, userAttributes: { givenName: { required: true } } });
```

Use instead:

```ts good
// amplify/backend.ts
import { defineBackend } from '@aws-amplify/backend';
import { auth } from './auth/resource';

defineBackend({ auth });
// amplify/auth/resource.ts
import { defineAuth } from '@aws-amplify/backend';

export const auth = defineAuth({
  loginWith: { email: true },
  userAttributes: { givenName: { required: true }, nickname: { mutable: true } },
});
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.model.resources.discarded import discarded
from amplify_ls.rules.rule import Finding, Related, Rule, Severity, Stage, Subject
from amplify_ls.rules.wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.resources.backend import Backend
    from amplify_ls.model.resources.discarded import Discarded

_MOST_RELATED = 8
_PARTS = {
    "attributes": "the user attributes of `defineAuth`",
    "triggers": "the triggers of `defineAuth`",
    "sign-in": "the passwordless sign-in options of `defineAuth`",
    "environment": "`environment` of `defineFunction`",
    "modes": "the authorization modes of `defineData`",
}


def check(backend: Backend) -> Iterator[Finding]:
    for found in discarded(backend):
        yield Finding(
            found.write.span,
            _message(found),
            related=tuple(Related(place, f"`{name}` is defined here") for name, place in found.dropped[:_MOST_RELATED]),
        )


def _message(found: Discarded) -> str:
    names = listed(name for name, _ in found.dropped)
    verb = "is" if len(found.dropped) == 1 else "are"
    return f"The new value replaces {_PARTS[found.property.source]}, so {names} {verb} lost."


RULE = Rule(
    code="backend/discarded-definition",
    severity=Severity.WARNING,
    stages=(Stage.RUNTIME,),
    subject=Subject.BACKEND,
    summary="Code in `backend.ts` replaces a property that contains values from a definition.",
    covers=("BE22",),
    check=check,
)
