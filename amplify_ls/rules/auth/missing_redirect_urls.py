"""`externalProviders` has no `callbackUrls` or no `logoutUrls`.

Both lists must stand in `externalProviders` itself, beside the providers. The type check asks for them; where it does not
see the fault, users are sent to `https://example.com`.

The fix adds the address of a development server; those of the deployed app have to be added by hand.

## Example

```ts bad
import { defineAuth, secret } from '@aws-amplify/backend';

export const auth = defineAuth({
  loginWith: {
    email: true,
    externalProviders: {
      google: { clientId: secret('GOOGLE_CLIENT_ID'), clientSecret: secret('GOOGLE_CLIENT_SECRET') },
    },
  },
});
```

Use instead:

```ts good
import { defineAuth, secret } from '@aws-amplify/backend';

export const auth = defineAuth({
  loginWith: {
    email: true,
    externalProviders: {
      google: { clientId: secret('GOOGLE_CLIENT_ID'), clientSecret: secret('GOOGLE_CLIENT_SECRET') },
      callbackUrls: ['http://localhost:3000/'],
      logoutUrls: ['http://localhost:3000/'],
    },
  },
});
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.rules.auth_faults import auth_finding, faults
from amplify_ls.rules.option_fixes import insertion_of
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.edits.operations import Fix
    from amplify_ls.model.auth import Auth

CODE = "auth/missing-redirect-urls"
_LOCAL = "['http://localhost:3000/']"


def check(auth: Auth) -> Iterator[Finding]:
    problems = faults(auth, CODE)
    if not problems:
        return
    names = [name for problem in problems for name in problem.names]
    shown = " and no ".join(f"`{name}`" for name in names)
    yield auth_finding(
        auth,
        problems[0],
        f"`externalProviders` has no {shown}.",
        package_message=f"Type '{{ ... }}' is missing the following properties from type ...: {', '.join(names)}",
        data=(problems[0], names),
    )


def fix(finding: Finding) -> Iterator[Fix]:
    problem, names = finding.data
    if problem.container is not None:
        yield insertion_of(problem.container, dict.fromkeys(names, _LOCAL), problem.span)


RULE = Rule(
    code=CODE,
    severity=Severity.ERROR,
    stages=(Stage.TYPES,),
    subject=Subject.AUTH,
    summary="`externalProviders` has no `callbackUrls` or no `logoutUrls`.",
    covers=("AU110",),
    check=check,
    fix=fix,
    fixable="always",
)
