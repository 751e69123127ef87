"""The attribute that users sign in with is optional by accident.

## What it does

Reports options of `email` or `phoneNumber` without `required` if users sign in with that attribute. `required: false` is a
decision and is not reported.

## Why is this bad?

Sign-in by email makes the attribute `email` required, and sign-in by phone makes `phoneNumber` required. Explicit options
replace this default as a whole: `email: { mutable: true }` makes the address optional, so there can be users who cannot sign
in.

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

## Fix safety

The fix is unsafe because whether an attribute is required cannot be changed after the user pool has been deployed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, InsertProperty
from amplify_ls.model.resources.auth import LOGIN_ATTRIBUTES, inner_object, inner_property
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.resources.auth import Auth
    from amplify_ls.values.values import Object


def check(auth: Auth) -> Iterator[Finding[Object]]:
    for name, method in LOGIN_ATTRIBUTES.items():
        prop = inner_property(auth.user_attributes, name)
        options = inner_object(auth.user_attributes, name)
        if prop is None or options is None or not auth.logs_in_with(method):
            continue
        # `required: false` is a decision, not the side effect of another option.
        if options.lacks("required"):
            yield Finding(prop.name_span, f"Users sign in with `{name}`, but its options make it optional.", data=options)


def fix(finding: Finding[Object]) -> Iterator[Fix]:
    options: Object = finding.data
    first = next((prop for prop in options if prop.name in options.own), None)
    yield Fix("Add `required: true`", (InsertProperty(options, "required", "true", before=first),), is_preferred=True)


RULE = Rule(
    code="auth/optional-login-attribute",
    severity=Severity.WARNING,
    stages=(Stage.RUNTIME,),
    subject=Subject.AUTH,
    summary="The attribute that users sign in with is optional by accident.",
    covers=("AU71",),
    check=check,
    fix=fix,
    fixable="always",
)
