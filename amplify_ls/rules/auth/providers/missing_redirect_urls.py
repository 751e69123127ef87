"""`externalProviders` has no `callbackUrls` or no `logoutUrls`.

## What it does

Reports `externalProviders` without `callbackUrls` or without `logoutUrls`. Both belong in `externalProviders` itself, next to
the providers.

## Why is this bad?

TypeScript requires both. Where TypeScript does not check them, users are redirected to `https://example.com`.

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

## Fix safety

Moving URLs that are set in another object is safe. Adding the URL of a local development server is unsafe because the URLs of
the deployed app are unknown and have to be added by hand.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, InsertProperty, MoveProperty, Safety
from amplify_ls.fit.problems import MissingKey
from amplify_ls.rules.claims import Claim
from amplify_ls.rules.options.auth_faults import LOCAL_URL, PROVIDERS, auth_finding, missing_urls
from amplify_ls.rules.options.option_words import place_of
from amplify_ls.rules.rule import Finding, Related, Rule, Severity, Stage, Subject
from amplify_ls.rules.wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.edits.operations import Operation
    from amplify_ls.model.resources.auth import Auth

CODE = "auth/missing-redirect-urls"
CLAIMS = (Claim(MissingKey, PROVIDERS),)


def check(auth: Auth) -> Iterator[Finding[list[MissingKey]]]:
    problems = missing_urls(auth)
    if not problems:
        return
    names = [name for problem in problems for name in problem.names]
    shown = " and no ".join(f"`{name}`" for name in names)
    elsewhere = [problem.cause for problem in problems if problem.cause is not None]
    yield auth_finding(
        auth,
        problems[0],
        f"`externalProviders` has no {shown}{_elsewhere(auth, problems)}.",
        related=tuple(Related(cause.span, f"`{cause.path[-1]}` is set here") for cause in elsewhere),
        package_message=f"Type '{{ ... }}' is missing the following properties from type ...: {', '.join(names)}",
        data=problems,
    )


def _elsewhere(auth: Auth, problems: list[MissingKey]) -> str:
    """Where all of them are set instead."""
    places = {place_of(problem.cause.path[:-1], auth.call.name) if problem.cause else "" for problem in problems}
    if len(places) > 1 or "" in places:
        return ""
    return f", which {'are' if len(problems) > 1 else 'is'} set in {places.pop()}"


def fix(finding: Finding[list[MissingKey]]) -> Iterator[Fix]:
    target = finding.data[0].container
    operations: list[Operation] = []
    moved: list[str] = []
    added: list[str] = []
    for problem in finding.data:
        name, cause = problem.names[0], problem.cause
        if cause is not None:
            operations.append(MoveProperty(cause.prop, target))
            moved.append(name)
        else:
            operations.append(InsertProperty(target, name, LOCAL_URL))
            added.append(name)
    title = " and ".join(f"{verb} {listed(names)}" for verb, names in (("move", moved), ("add", added)) if names)
    safety = Safety.UNSAFE if added else Safety.SAFE
    where = " into `externalProviders`" if moved else ""
    yield Fix(f"{title[0].upper()}{title[1:]}{where}", tuple(operations), safety, is_preferred=True)


RULE = Rule(
    code=CODE,
    severity=Severity.ERROR,
    stages=(Stage.TYPES,),
    subject=Subject.AUTH,
    summary="`externalProviders` has no `callbackUrls` or no `logoutUrls`.",
    covers=("AU110",),
    claims=CLAIMS,
    check=check,
    fix=fix,
    fixable="always",
)
