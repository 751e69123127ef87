"""A required user attribute is not mapped by an external provider.

## What it does

Reports a standard attribute with `required: true` that an external provider does not map.

## Why is this bad?

Users who sign in through a provider for the first time are signed up with the attributes that the provider maps. Without
`attributeMapping` that is only the email address, and only if users sign in by email and not by phone; SAML maps nothing. If
a required attribute is missing, the sign-up fails.

## Example

```ts bad
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
  userAttributes: {
    givenName: { required: true },
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
      google: {
        clientId: secret('GOOGLE_CLIENT_ID'),
        clientSecret: secret('GOOGLE_CLIENT_SECRET'),
        attributeMapping: { givenName: 'given_name' },
      },
      callbackUrls: ['http://localhost:3000/'],
      logoutUrls: ['http://localhost:3000/'],
    },
  },
  userAttributes: {
    givenName: { required: true },
  },
});
```

## Fix safety

The fix maps the attribute to the value that the provider is known to have for it. It is unsafe, because more data of your users
is stored.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.resources.providers import CLAIMS
from amplify_ls.edits.operations import Fix, InsertProperty
from amplify_ls.model.resources.auth import is_standard_attribute
from amplify_ls.rules.rule import Finding, Related, Rule, Severity, Stage, Subject
from amplify_ls.rules.wording import listed
from amplify_ls.values.values import Boolean, Object

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.resources.auth import Auth, Provider


def check(auth: Auth) -> Iterator[Finding[tuple[str, tuple[Provider, ...]]]]:
    for prop in auth.user_attributes or ():
        value = prop.value
        required = value.get("required") if isinstance(value, Object) else None
        if not isinstance(required, Boolean) or not required.value or not is_standard_attribute(prop.name):
            continue
        silent = [provider for provider in auth.providers() if auth.maps(provider, prop.name) is False]
        if silent:
            names = list(dict.fromkeys(provider.name for provider in silent))
            lack = f"`{names[0]}` does not map it" if len(names) == 1 else f"{listed(names)} do not map it"
            related = tuple(Related(each.span, f"`{prop.name}` is not mapped here") for each in silent)
            message = f"The user attribute `{prop.name}` is required, but {lack}."
            yield Finding(prop.name_span, message, related=related, data=(prop.name, tuple(silent)))


def fix(finding: Finding[tuple[str, tuple[Provider, ...]]]) -> Iterator[Fix]:
    attribute, providers = finding.data
    edits = [_mapped(provider, attribute) for provider in providers]
    if all(edits):
        yield Fix(f"Map `{attribute}`", tuple(edit for edit in edits if edit is not None), is_preferred=True)


def _mapped(provider: Provider, attribute: str) -> InsertProperty | None:
    """The edit that maps an attribute to the claim in which the provider has it; None if it has none."""
    claims = CLAIMS.get(provider.name, {})
    if attribute not in claims:
        return None
    mapping = provider.options.get("attributeMapping")
    if mapping is None and provider.options.lacks("attributeMapping"):
        # Without a mapping, the email address is mapped; a mapping replaces that.
        text = ", ".join(f"{name}: '{claims[name]}'" for name in dict.fromkeys(("email", attribute)) if name in claims)
        return InsertProperty(provider.options, "attributeMapping", f"{{ {text} }}")
    return InsertProperty(mapping, attribute, f"'{claims[attribute]}'") if isinstance(mapping, Object) else None


RULE = Rule(
    code="auth/unmapped-required-attribute",
    severity=Severity.WARNING,
    stages=(Stage.RUNTIME,),
    subject=Subject.AUTH,
    summary="A required user attribute is not mapped by an external provider.",
    covers=("AU73",),
    check=check,
    fix=fix,
    fixable="sometimes",
)
