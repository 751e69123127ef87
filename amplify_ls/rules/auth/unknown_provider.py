"""`externalProviders` has a key that is no provider.

The providers are `google`, `facebook`, `loginWithAmazon`, `signInWithApple`, the list `oidc` for any other that speaks
OpenID Connect, and `saml`. The type check refuses any other key; where it does not see it, the provider is dropped without
a word.

## Example

```ts bad
import { defineAuth, secret } from '@aws-amplify/backend';

export const auth = defineAuth({
  loginWith: {
    email: true,
    externalProviders: {
      amazon: { clientId: secret('AMAZON_CLIENT_ID'), clientSecret: secret('AMAZON_CLIENT_SECRET') },
      callbackUrls: ['http://localhost:3000/'],
      logoutUrls: ['http://localhost:3000/'],
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
      loginWithAmazon: { clientId: secret('AMAZON_CLIENT_ID'), clientSecret: secret('AMAZON_CLIENT_SECRET') },
      callbackUrls: ['http://localhost:3000/'],
      logoutUrls: ['http://localhost:3000/'],
    },
  },
});
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, RenameProperty, Wrap
from amplify_ls.rules.auth_faults import auth_finding, faults
from amplify_ls.rules.option_fixes import removal, renames
from amplify_ls.rules.option_words import excess_key
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.rules.wording import because
from amplify_ls.values.values import Object

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.auth import Auth
    from amplify_ls.model.problems import Problem

CODE = "auth/unknown-provider"


def check(auth: Auth) -> Iterator[Finding]:
    for problem in faults(auth, CODE):
        yield auth_finding(
            auth,
            problem,
            f"`{problem.path[-1]}` is not an external provider{because(problem.reason)}.",
            package_message=excess_key(problem, "ExternalProviderSpecificFactoryProps"),
        )


def fix(finding: Finding) -> Iterator[Fix]:
    _, problem = finding.data
    if "oidc" in problem.names:
        yield from _as_oidc(problem)
    elif problem.names:
        yield from renames(problem)
    else:
        yield from removal(problem)


def _as_oidc(problem: Problem) -> Iterator[Fix]:
    """The provider as an item of the list ``oidc``, which has a name of its own there."""
    value = None if problem.prop is None else problem.prop.value
    if problem.prop is None or not isinstance(value, Object):
        return
    operations = (RenameProperty(problem.prop, "oidc"), Wrap(value.span, "[", "]"))
    yield Fix("Change to a provider of `oidc`", operations, is_preferred=True)


RULE = Rule(
    code=CODE,
    severity=Severity.ERROR,
    stages=(Stage.TYPES,),
    subject=Subject.AUTH,
    summary="`externalProviders` has a key that is no provider.",
    covers=("AU115",),
    check=check,
    fix=fix,
    fixable="sometimes",
)
