"""An attribute mapping has a key that is not a user attribute.

## What it does

Reports a key of `attributeMapping` that is not an attribute of the user pool, a custom attribute outside `custom`, and a key
of `custom` without the prefix `custom:`.

## Why is this bad?

The keys are Amplify's names of attributes, such as `fullname` and `givenName`; the values are the names that the provider
uses. TypeScript rejects any other key. Where TypeScript does not check it, the mapping refers to an attribute that does not
exist.

## Example

```ts bad
import { defineAuth, secret } from '@aws-amplify/backend';

export const auth = defineAuth({
  loginWith: {
    email: true,
    externalProviders: {
      google: {
        clientId: secret('GOOGLE_CLIENT_ID'),
        clientSecret: secret('GOOGLE_CLIENT_SECRET'),
        attributeMapping: { name: 'name' },
      },
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
      google: {
        clientId: secret('GOOGLE_CLIENT_ID'),
        clientSecret: secret('GOOGLE_CLIENT_SECRET'),
        attributeMapping: { fullname: 'name' },
      },
      callbackUrls: ['http://localhost:3000/'],
      logoutUrls: ['http://localhost:3000/'],
    },
  },
});
```

## Fix safety

Moving a custom attribute into `custom` is safe, and so is renaming a well-known name of a single attribute. Other fixes are
unsafe because another attribute may be intended.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.resources.attributes import CUSTOM_PREFIX
from amplify_ls.edits.operations import Fix, MoveProperty, Safety
from amplify_ls.fit.problems import InvalidKey, WrongKey, meant_names
from amplify_ls.rules.claims import Claim
from amplify_ls.rules.options.auth_faults import auth_finding, claimed
from amplify_ls.rules.options.option_fixes import removal, renames
from amplify_ls.rules.options.option_words import excess_key, reason_of
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.rules.wording import because

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.resources.auth import Auth

CODE = "auth/unknown-mapped-attribute"
CLAIMS = (
    Claim(WrongKey, "**.attributeMapping.*"),
    Claim(WrongKey, "**.attributeMapping.custom.*"),
)


def check(auth: Auth) -> Iterator[Finding[tuple[Auth, WrongKey]]]:
    for problem in claimed(auth, CODE, CLAIMS):
        name = problem.path[-1]
        if isinstance(problem, InvalidKey):
            message = f"`{name}` is mapped as a custom attribute but does not start with `{CUSTOM_PREFIX}`."
        else:
            message = f"`{name}` is not an attribute that can be mapped{because(reason_of(problem))}."
        package_message = excess_key(problem, "AttributeMapping")
        yield auth_finding(auth, problem, message, unseen=Stage.DEPLOY, package_message=package_message)


def fix(finding: Finding[tuple[Auth, WrongKey]]) -> Iterator[Fix]:
    _, problem = finding.data
    if isinstance(problem, InvalidKey):
        return
    if problem.path[-1].startswith(CUSTOM_PREFIX):
        operation = MoveProperty(problem.prop, problem.container, ("custom",))
        yield Fix("Move into `custom`", (operation,), Safety.SAFE, is_preferred=True)
    elif meant_names(problem):
        yield from renames(problem, Safety.SAFE)
    else:
        yield from removal(problem)


RULE = Rule(
    code=CODE,
    severity=Severity.ERROR,
    stages=(Stage.TYPES,),
    subject=Subject.AUTH,
    summary="An attribute mapping has a key that is not a user attribute.",
    covers=("AU133",),
    claims=CLAIMS,
    check=check,
    fix=fix,
    fixable="sometimes",
)
