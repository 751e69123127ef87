"""The packages do not take the name of an OpenID Connect or SAML provider.

A name has 3 to 32 characters; that of an `oidc` provider has no blanks and no underscores at its ends or further on.

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
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, Replace
from amplify_ls.model.mismatch import Misfit
from amplify_ls.rules.auth_faults import auth_finding, faults
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.values.values import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.auth import Auth

CODE = "auth/invalid-provider-name"
_PATTERN = "[^_p{Z}][p{L}p{M}p{S}p{N}p{P}][^_p{Z}]+"


def check(auth: Auth) -> Iterator[Finding]:
    for problem in faults(auth, CODE):
        value = problem.value
        if not isinstance(value, Text):
            continue
        name, length = value.value, len(value.value)
        if problem.misfit is Misfit.RANGE:
            message = f"The name `{name}` has {length} characters, and that of a provider has 3 to 32."
            package = f"Expected provider name to be between 3 and 32 characters, received {name} ({length} characters)"
        else:
            message = f"The name `{name}` has a blank or an underscore, which that of an `oidc` provider cannot have."
            package = f"Expected provider name must match {_PATTERN}, received {name}"
        if value.value:
            yield auth_finding(auth, problem, message, package_message=package)
        else:
            yield Finding(problem.span, "The name is empty, so the provider gets another one.", severity=Severity.WARNING)


def fix(finding: Finding) -> Iterator[Fix]:
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
    summary="The packages do not take the name of an OpenID Connect or SAML provider.",
    covers=("AU124", "AU125"),
    check=check,
    fix=fix,
    fixable="sometimes",
)
