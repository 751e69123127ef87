"""`externalProviders` has a key that is not a provider.

## What it does

Reports a key of `externalProviders` that is neither a provider nor an option. The providers are `google`, `facebook`,
`loginWithAmazon`, `signInWithApple`, the array `oidc` for any other OpenID Connect provider, and `saml`.

## Why is this bad?

TypeScript rejects any other key. Where TypeScript does not check it, the provider is silently ignored.

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

## Fix safety

Renaming a key that differs only in case is safe if nothing else has to change. Other fixes are unsafe because another
provider may be intended.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from amplify_ls.catalog.options import option_of
from amplify_ls.catalog.types import ListOf, Record
from amplify_ls.edits.operations import Wrap
from amplify_ls.fit.problems import UnknownKey, WrongKey, meant_names
from amplify_ls.rules.claims import Claim
from amplify_ls.rules.options.auth_faults import PROVIDERS, SCOPED, auth_finding, claimed
from amplify_ls.rules.options.option_fixes import as_another, removal, renames
from amplify_ls.rules.options.option_words import excess_key, reason_of
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.rules.wording import because
from amplify_ls.values.values import Object

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.edits.operations import Fix
    from amplify_ls.model.resources.auth import Auth

CODE = "auth/unknown-provider"


def _is_provider(problem: WrongKey) -> bool:
    """Whether an unknown key next to the providers may name one, unlike ``callbackUrl`` or ``domainPrefix``."""
    is_scoped = isinstance(problem, UnknownKey) and any(name in SCOPED for name in problem.names)
    return not is_scoped and problem.path[-1] != "domainPrefix"


CLAIMS = (Claim(WrongKey, f"{PROVIDERS}.*", _is_provider),)


def check(auth: Auth) -> Iterator[Finding[tuple[Auth, WrongKey]]]:
    for problem in claimed(auth, CODE, CLAIMS):
        yield auth_finding(
            auth,
            problem,
            f"`{problem.path[-1]}` is not an external provider{because(reason_of(problem))}.",
            package_message=excess_key(problem, "ExternalProviderSpecificFactoryProps"),
        )


def fix(finding: Finding[tuple[Auth, WrongKey]]) -> Iterator[Fix]:
    _, problem = finding.data
    names = meant_names(problem)
    if not names:
        yield from removal(problem)
    for index, name in enumerate(("oidc",) if "oidc" in names else names):
        found = _as_provider(problem, name)
        if found is not None:
            yield replace(found, is_preferred=index == 0)


def _as_provider(problem: WrongKey, name: str) -> Fix | None:
    """The provider with its correct name; ``oidc`` is an array of providers."""
    value = problem.prop.value
    option = option_of(problem.shape, name) if isinstance(problem, UnknownKey) else None
    kind = None if option is None else option.type
    if isinstance(kind, ListOf) and isinstance(kind.item, Record) and isinstance(value, Object):
        found = as_another(problem, name, kind.item.shape, (Wrap(value.span, "[", "]"),))
        return replace(found, title=found.title.replace("`oidc`", "a provider of `oidc`", 1))
    return as_another(problem, name, kind.shape) if isinstance(kind, Record) else next(iter(renames(problem)), None)


RULE = Rule(
    code=CODE,
    severity=Severity.ERROR,
    stages=(Stage.TYPES,),
    subject=Subject.AUTH,
    summary="`externalProviders` has a key that is not a provider.",
    covers=("AU115",),
    claims=CLAIMS,
    check=check,
    fix=fix,
    fixable="sometimes",
)
