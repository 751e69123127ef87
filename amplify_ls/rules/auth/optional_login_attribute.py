"""The attribute that users sign in with is no longer required.

Signing in by e-mail makes the attribute `email` required, signing in by phone `phoneNumber`. Options of one's own replace
that default as a whole: `email: { mutable: true }` makes the address optional, so that there can be users who cannot sign
in.

The fix is not safe: whether an attribute is required cannot be changed any more once the user pool is deployed.

## Example

```ts bad
import { defineAuth } from '@aws-amplify/backend';

export const auth = defineAuth({
  loginWith: { email: true },
  userAttributes: {
    email: { mutable: true },
  },
});
```

Use instead:

```ts good
import { defineAuth } from '@aws-amplify/backend';

export const auth = defineAuth({
  loginWith: { email: true },
  userAttributes: {
    email: { required: true, mutable: true },
  },
});
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, InsertProperty, Replace
from amplify_ls.model.auth import LOGIN_ATTRIBUTES, inner_object, inner_property
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.values.values import Boolean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.auth import Auth


def check(auth: Auth) -> Iterator[Finding]:
    is_either = auth.logs_in_with("email") is not False and auth.logs_in_with("phone") is not False
    for name, method in LOGIN_ATTRIBUTES.items():
        prop = inner_property(auth.user_attributes, name)
        options = inner_object(auth.user_attributes, name)
        if prop is None or options is None or not auth.logs_in_with(method):
            continue
        required = options.get("required")
        if options.lacks("required"):
            span = prop.name_span
        elif isinstance(required, Boolean) and not required.value and not is_either:
            # With both ways to sign in, leaving users the choice is a decision that makes sense.
            span = required.span
        else:
            continue
        yield Finding(span, f"Users sign in with `{name}`, and it is not required.", data=(options, required))


def fix(finding: Finding) -> Iterator[Fix]:
    options, required = finding.data
    if required is not None:
        yield Fix("Change to `required: true`", (Replace(required.span, "true"),), is_preferred=True)
        return
    first = next((prop for prop in options if prop.name in options.own), None)
    yield Fix("Add `required: true`", (InsertProperty(options, "required", "true", before=first),), is_preferred=True)


RULE = Rule(
    code="auth/optional-login-attribute",
    severity=Severity.WARNING,
    stages=(Stage.RUNTIME,),
    subject=Subject.AUTH,
    summary="The attribute that users sign in with is no longer required.",
    covers=("AU71",),
    check=check,
    fix=fix,
    fixable="always",
)
