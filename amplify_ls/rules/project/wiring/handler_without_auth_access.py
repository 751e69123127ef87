"""A handler sends a command to Cognito that its function is not allowed to send.

## What it does

Reports a command to the user pool, such as `AdminAddUserToGroupCommand`, in the code of a function to which `access` of
`defineAuth` does not grant the action. Commands to another user pool, clients with their own credentials, and functions to
which `backend.ts` may grant access are not reported.

## Why is this bad?

Triggers have no permissions on the user pool by default. A rule in `access` of `defineAuth` grants them, or a policy in
`backend.ts`. Without one, Cognito responds with `AccessDeniedException` at run time.

## Example

```ts bad
// amplify/backend.ts
import { defineBackend } from '@aws-amplify/backend';
import { auth } from './auth/resource';

defineBackend({ auth });
// amplify/auth/resource.ts
import { defineAuth } from '@aws-amplify/backend';
import { postConfirmation } from './post-confirmation/resource';

export const auth = defineAuth({
  loginWith: { email: true },
  groups: ['MEMBERS'],
  triggers: { postConfirmation },
});
// amplify/auth/post-confirmation/resource.ts
import { defineFunction } from '@aws-amplify/backend';

export const postConfirmation = defineFunction({ name: 'post-confirmation' });
// amplify/auth/post-confirmation/handler.ts
import { AdminAddUserToGroupCommand, CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import type { PostConfirmationTriggerHandler } from 'aws-lambda';

const client = new CognitoIdentityProviderClient();

export const handler: PostConfirmationTriggerHandler = async (event) => {
  const { userName, userPoolId } = event;
  await client.send(new AdminAddUserToGroupCommand({ GroupName: 'MEMBERS', Username: userName, UserPoolId: userPoolId }));
  return event;
};
```

Use instead:

```ts good
// amplify/backend.ts
import { defineBackend } from '@aws-amplify/backend';
import { auth } from './auth/resource';

defineBackend({ auth });
// amplify/auth/resource.ts
import { defineAuth } from '@aws-amplify/backend';
import { postConfirmation } from './post-confirmation/resource';

export const auth = defineAuth({
  loginWith: { email: true },
  groups: ['MEMBERS'],
  triggers: { postConfirmation },
  access: (allow) => [allow.resource(postConfirmation).to(['addUserToGroup'])],
});
// amplify/auth/post-confirmation/resource.ts
import { defineFunction } from '@aws-amplify/backend';

export const postConfirmation = defineFunction({ name: 'post-confirmation' });
// amplify/auth/post-confirmation/handler.ts
import { AdminAddUserToGroupCommand, CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import type { PostConfirmationTriggerHandler } from 'aws-lambda';

const client = new CognitoIdentityProviderClient();

export const handler: PostConfirmationTriggerHandler = async (event) => {
  const { userName, userPoolId } = event;
  await client.send(new AdminAddUserToGroupCommand({ GroupName: 'MEMBERS', Username: userName, UserPoolId: userPoolId }));
  return event;
};
```

## Fix safety

The fix adds a rule for the actions that the handler needs. It is unsafe, because it grants access.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.model.handlers.missing_rights import denied_by_auth
from amplify_ls.rules.function.function_names import named
from amplify_ls.rules.function.grant_fixes import auth_grant
from amplify_ls.rules.options.option_words import sentence
from amplify_ls.rules.rule import Finding, Related, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.edits.operations import Fix
    from amplify_ls.model.resources.auth import Auth
    from amplify_ls.model.resources.functions import BackendFunction


def check(function: BackendFunction) -> Iterator[Finding[tuple[BackendFunction, Auth, tuple[str, ...]]]]:
    auth, denied = denied_by_auth(function)
    if auth is None:
        return
    rights = tuple(dict.fromkeys(right for each in denied for right in each.rights))
    for each in denied:
        yield Finding(
            each.call.span,
            sentence(f"{named(function)} is not allowed to send `{each.call.shown}`"),
            related=(Related(auth.name_span, f"`access` does not grant `{each.rights[0]}` to the function"),),
            data=(function, auth, rights),
        )


def fix(finding: Finding[tuple[BackendFunction, Auth, tuple[str, ...]]]) -> Iterator[Fix]:
    return auth_grant(*finding.data)


RULE = Rule(
    code="project/handler-without-auth-access",
    severity=Severity.WARNING,
    stages=(Stage.RUNTIME,),
    subject=Subject.FUNCTION,
    summary="A handler sends a command to Cognito that its function is not allowed to send.",
    covers=(),
    check=check,
    fix=fix,
    fixable="sometimes",
)
