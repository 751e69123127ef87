"""A handler sends a command to Cognito that its function is not allowed to send.

Commands such as `AdminAddUserToGroupCommand` need rights on the user pool. Triggers have none of their own: a rule in `access`
of `defineAuth` grants them, or a policy in `backend.ts`. Without one, Cognito answers with `AccessDeniedException`.

The rule ignores commands to another user pool, clients with their own credentials, and functions that `backend.ts` may give
rights to.

The fix adds the rule with the narrowest rights. It is not safe, as the function may then do what it could not do before.

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
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.model.missing_rights import denied_by_auth
from amplify_ls.rules.function_names import named
from amplify_ls.rules.grant_fixes import auth_grant
from amplify_ls.rules.rule import Finding, Related, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.edits.operations import Fix
    from amplify_ls.model.functions import BackendFunction


def check(function: BackendFunction) -> Iterator[Finding]:
    auth, denied = denied_by_auth(function)
    if auth is None:
        return
    rights = tuple(dict.fromkeys(right for each in denied for right in each.rights))
    for each in denied:
        yield Finding(
            each.call.span,
            f"No rule allows {named(function)} to send `{each.call.shown}`.",
            related=(Related(auth.name_span, f"`access` does not grant `{each.rights[0]}` to it"),),
            data=(function, auth, rights),
        )


def fix(finding: Finding) -> Iterator[Fix]:
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
