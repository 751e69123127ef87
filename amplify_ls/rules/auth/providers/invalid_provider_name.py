"""An OpenID Connect or SAML provider has a name that the packages reject.

## What it does

Reports the name of an `oidc` or `saml` provider that does not have 3 to 32 characters, and the name of an `oidc` provider
that contains whitespace or an underscore. An empty name is a warning.

## Why is this bad?

The packages reject these names at synthesis. An empty name is accepted, but the provider gets another name than the one that
is written.

## Example

```ts bad
import { defineAuth, secret } from '@aws-amplify/backend';

export const auth = defineAuth({
  loginWith: {
    email: true,
    externalProviders: {
      oidc: [
        {
          name: 'our_login',
          clientId: secret('LOGIN_CLIENT_ID'),
          clientSecret: secret('LOGIN_CLIENT_SECRET'),
          issuerUrl: 'https://login.example.com',
        },
      ],
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
      oidc: [
        {
          name: 'OurLogin',
          clientId: secret('LOGIN_CLIENT_ID'),
          clientSecret: secret('LOGIN_CLIENT_SECRET'),
          issuerUrl: 'https://login.example.com',
        },
      ],
      callbackUrls: ['http://localhost:3000/'],
      logoutUrls: ['http://localhost:3000/'],
    },
  },
});
```

## Fix safety

The fix removes whitespace and underscores. It is unsafe because the frontend refers to the provider by its name.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, Replace
from amplify_ls.fit.problems import WrongValue
from amplify_ls.model.types.mismatch import Misfit
from amplify_ls.rules.claims import Claim, Match
from amplify_ls.rules.options.auth_faults import PROVIDERS, auth_finding, claimed
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.values.values import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.resources.auth import Auth

CODE = "auth/invalid-provider-name"
_PATTERN = "[^_p{Z}][p{L}p{M}p{S}p{N}p{P}][^_p{Z}]+"
CLAIMS = (
    Claim(WrongValue, f"{PROVIDERS}.oidc.[].name"),
    Claim(WrongValue, f"{PROVIDERS}.saml.name"),
)
REJECTED = (Match(WrongValue, "**"),)


def check(auth: Auth) -> Iterator[Finding[tuple[Auth, WrongValue]]]:
    for problem in claimed(auth, CODE, CLAIMS):
        value = problem.value
        if not isinstance(value, Text):
            continue
        name, length = value.value, len(value.value)
        if problem.misfit is Misfit.RANGE:
            message = f"The provider name `{name}` has {length} characters, but 3 to 32 are required."
            package = f"Expected provider name to be between 3 and 32 characters, received {name} ({length} characters)"
        else:
            message = f"The `oidc` provider name `{name}` contains whitespace or an underscore."
            package = f"Expected provider name must match {_PATTERN}, received {name}"
        if value.value:
            yield auth_finding(auth, problem, message, package_message=package)
        else:
            message = "The provider name is empty, so a generated name is used."
            yield Finding(problem.span, message, severity=Severity.WARNING)


def fix(finding: Finding[tuple[Auth, WrongValue]]) -> Iterator[Fix]:
    if finding.data is None:
        return
    _, problem = finding.data
    value = problem.value
    if not isinstance(value, Text) or problem.misfit is Misfit.RANGE:
        return
    words = [word for word in re.split(r"[_\s]+", value.value) if word]
    better = "".join(word[0].upper() + word[1:] for word in words)
    if 3 <= len(better) <= 32 and re.fullmatch(r"[\w.\-]+", better):
        yield Fix(f"Change to `{better}`", (Replace(value.span, f"'{better}'"),), is_preferred=True)


RULE = Rule(
    code=CODE,
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.AUTH,
    summary="An OpenID Connect or SAML provider has a name that the packages reject.",
    covers=("AU124", "AU125"),
    claims=CLAIMS,
    rejected_at_synthesis=REJECTED,
    check=check,
    fix=fix,
    fixable="sometimes",
)
