"""Users verify by a link, and the user pool has no domain for it.

A verification link leads to a page on the domain of the user pool, and only `externalProviders` makes one. Without it the
user pool is deployed, and signing up fails, unless `backend.ts` adds a domain by the CDK.

## Example

```ts bad
import { defineAuth } from '@aws-amplify/backend';

export const auth = defineAuth({
  loginWith: {
    email: { verificationEmailStyle: 'LINK' },
  },
});
```

Use instead:

```ts good
import { defineAuth } from '@aws-amplify/backend';

export const auth = defineAuth({
  loginWith: {
    email: { verificationEmailStyle: 'CODE' },
  },
});
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, Replace
from amplify_ls.model.auth import inner_object
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.values.values import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.auth import Auth


def check(auth: Auth) -> Iterator[Finding]:
    email = inner_object(auth.login_with, "email")
    style = None if email is None else email.get("verificationEmailStyle")
    if email is None or not isinstance(style, Text) or style.value != "LINK":
        return
    if auth.logs_in_with("externalProviders") is False:
        yield Finding(
            style.span,
            "Users verify by a link, and without `externalProviders` the user pool has no domain for it.",
            package_message=(
                "Cannot perform specific action because there does not exist a valid use pool domain "
                "associated with the user pool"
            ),
            data=(email, style),
        )


def fix(finding: Finding) -> Iterator[Fix]:
    email, style = finding.data
    if email.lacks("verificationEmailBody"):
        yield Fix("Change to `CODE`", (Replace(style.span, "'CODE'"),), is_preferred=True)


RULE = Rule(
    code="auth/link-without-domain",
    severity=Severity.WARNING,
    stages=(Stage.RUNTIME,),
    subject=Subject.AUTH,
    summary="Users verify by a link, and the user pool has no domain for it.",
    covers=("AU27",),
    check=check,
    fix=fix,
    fixable="sometimes",
)
