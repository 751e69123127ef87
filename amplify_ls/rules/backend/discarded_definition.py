"""A property that a definition fills is replaced by what `backend.ts` writes.

The constructs behind `cfnResources` are already configured: the `schema` of the user pool has the attributes of `defineAuth`,
its `lambdaConfig` the triggers, and the `environment` of a function its variables. An assignment replaces all of it.
`addPropertyOverride` merges objects into what is there, but a list, such as `Schema`, replaces the old one. Nothing fails
during the deployment, but what the definition says is missing afterwards.

Put the change into the definition, or override a single part by its path: `addPropertyOverride('Schema.0.Mutable', false)`.

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

from amplify_ls.model.discarded import discarded
from amplify_ls.rules.rule import Finding, Related, Rule, Severity, Stage, Subject
from amplify_ls.rules.wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.backend import Backend
    from amplify_ls.model.discarded import Discarded

_MOST_RELATED = 8
_PARTS = {
    "attributes": "the user attributes of `defineAuth`",
    "triggers": "the triggers of `defineAuth`",
    "sign-in": "the ways to sign in without a password of `defineAuth`",
    "environment": "the environment of `defineFunction`",
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
    return f"The new value replaces {_PARTS[found.property.source]}, so that {names} {verb} dropped."


RULE = Rule(
    code="backend/discarded-definition",
    severity=Severity.WARNING,
    stages=(Stage.RUNTIME,),
    subject=Subject.BACKEND,
    summary="A property that a definition fills is replaced by what `backend.ts` writes.",
    covers=("BE22",),
    check=check,
)
