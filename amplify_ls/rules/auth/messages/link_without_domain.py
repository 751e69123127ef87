"""Users verify their email address by a link, but the user pool has no domain.

## What it does

Reports `verificationEmailStyle: 'LINK'` when there are no `externalProviders`.

## Why is this bad?

A verification link leads to a page on the domain of the user pool, and only `externalProviders` creates one. Without a domain
the user pool is deployed, but sign-up fails.

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

## Fix safety

The fix changes the style to `CODE`. It is unsafe because it changes how users verify their address.

## Known limitations

A domain that `backend.ts` adds to the user pool with the CDK is not taken into account.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, Replace
from amplify_ls.model.resources.auth import inner_object
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.values.values import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.resources.auth import Auth
    from amplify_ls.values.values import Object


def check(auth: Auth) -> Iterator[Finding[tuple[Object, Text]]]:
    email = inner_object(auth.login_with, "email")
    style = None if email is None else email.get("verificationEmailStyle")
    if email is None or not isinstance(style, Text) or style.value != "LINK":
        return
    if auth.logs_in_with("externalProviders") is False:
        yield Finding(
            style.span,
            "The verification style is `LINK`, but without `externalProviders` the user pool has no domain.",
            package_message=(
                "Cannot perform specific action because there does not exist a valid use pool domain "
                "associated with the user pool"
            ),
            data=(email, style),
        )


def fix(finding: Finding[tuple[Object, Text]]) -> Iterator[Fix]:
    email, style = finding.data
    if email.lacks("verificationEmailBody"):
        yield Fix("Change to `CODE`", (Replace(style.span, "'CODE'"),), is_preferred=True)


RULE = Rule(
    code="auth/link-without-domain",
    severity=Severity.WARNING,
    stages=(Stage.RUNTIME,),
    subject=Subject.AUTH,
    summary="Users verify their email address by a link, but the user pool has no domain.",
    covers=("AU27",),
    check=check,
    fix=fix,
    fixable="sometimes",
)
