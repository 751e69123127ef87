"""The parameter of a verification message has no type.

## What it does

Reports a `verificationEmailBody` with an untyped parameter if `verificationEmailStyle` is not set. Nothing is reported if
`noImplicitAny` may be off.

## Why is this bad?

Without `verificationEmailStyle`, TypeScript cannot determine whether the function writes a code or a link, so it infers no
type for the parameter and rejects it.

## Example

```ts bad
import { defineAuth } from '@aws-amplify/backend';

export const auth = defineAuth({
  loginWith: {
    email: { verificationEmailBody: (createCode) => `Your code is ${createCode()}` },
  },
});
```

Use instead:

```ts good
import { defineAuth } from '@aws-amplify/backend';

export const auth = defineAuth({
  loginWith: {
    email: {
      verificationEmailStyle: 'CODE',
      verificationEmailBody: (createCode) => `Your code is ${createCode()}`,
    },
  },
});
```

## Fix safety

The fix adds `verificationEmailStyle: 'CODE'`. It is safe because this is the default.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, InsertProperty, Safety
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.values.resolution.tsconfig import may_be_off
from amplify_ls.values.values import Function, Nothing, Object

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.resources.auth import Auth
    from amplify_ls.values.values import Property, Value

_STYLE, _BODY = "verificationEmailStyle", "verificationEmailBody"


def check(auth: Auth) -> Iterator[Finding[tuple[Object, Property]]]:
    email = _direct(_direct(_given(auth), "loginWith"), "email")
    body = email.properties.get(_BODY) if isinstance(email, Object) else None
    function = _direct(email, _BODY)
    if not isinstance(email, Object) or body is None or not _lacks_style(email):
        return
    if not isinstance(function, Function) or not function.expression.parameters:
        return
    parameter = function.expression.parameters[0]
    name = getattr(parameter, "name", "")
    options = auth.project.sources.resolver.options(auth.project.folder)
    if parameter.typed or not name or may_be_off(options, "noImplicitAny"):
        return
    yield Finding(
        body.name_span,
        f"The type of the parameter `{name}` cannot be inferred without `{_STYLE}`.",
        package_message=f"Parameter '{name}' implicitly has an 'any' type.",
        data=(email, body),
    )


def _given(auth: Auth) -> Value | None:
    """The options if they are written in the call itself; elsewhere the author may have declared their type."""
    given = auth.call.arguments
    value = given[0]
    is_direct = value is not None and given.span.covers(value.span) and value.span.start == given.span.start + 1
    return value if is_direct else None


def _direct(container: Value | None, name: str) -> Value | None:
    """The value of a member if it is written right there: not elsewhere, behind a cast, or within a call."""
    prop = container.properties.get(name) if isinstance(container, Object) else None
    if prop is None or not prop.span.covers(prop.value.span) or prop.span.end != prop.value.span.end:
        return None
    return prop.value


def _lacks_style(email: Object) -> bool:
    """Whether no style is set next to the body: one that is spread in does not help TypeScript either."""
    return email.lacks(_STYLE) or isinstance(email.get(_STYLE), Nothing)


def fix(finding: Finding[tuple[Object, Property]]) -> Iterator[Fix]:
    email, body = finding.data
    if email.lacks(_STYLE):
        title = f"Add `{_STYLE}: 'CODE'`"
        yield Fix(title, (InsertProperty(email, _STYLE, "'CODE'", before=body),), Safety.SAFE, is_preferred=True)


RULE = Rule(
    code="auth/untyped-message",
    severity=Severity.ERROR,
    stages=(Stage.TYPES,),
    subject=Subject.AUTH,
    summary="The parameter of a verification message has no type.",
    covers=(),
    check=check,
    fix=fix,
    fixable="sometimes",
)
