"""`secret` is used and not imported.

`secret` comes from `@aws-amplify/backend`, as `defineAuth` does. The finding stands at the first use in a file.

## Example

```ts bad
import { defineAuth } from '@aws-amplify/backend';

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
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import AddImport, Fix, Safety
from amplify_ls.model.builders import undeclared_call
from amplify_ls.rules.option_fixes import BACKEND
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.auth import Auth
    from amplify_ls.syntax.outline import Span


def check(auth: Auth) -> Iterator[Finding]:
    first: dict[str, Span] = {}
    for span in _uses(auth):
        known = first.get(span.path)
        if known is None or span.resolve() < known.resolve():
            first[span.path] = span
    for span in first.values():
        yield Finding(span, "`secret` is used and not imported.", package_message="Cannot find name 'secret'.", data=span)


def _uses(auth: Auth) -> Iterator[Span]:
    for provider in auth.providers():
        for prop in provider.options:
            name, span = undeclared_call(prop.value) or ("", prop.name_span)
            if name == "secret":
                yield span


def fix(finding: Finding) -> Iterator[Fix]:
    yield Fix("Import `secret`", (AddImport(finding.data, BACKEND, "secret"),), Safety.SAFE, is_preferred=True)


RULE = Rule(
    code="auth/secret-not-imported",
    severity=Severity.ERROR,
    stages=(Stage.TYPES, Stage.SYNTH),
    subject=Subject.AUTH,
    summary="`secret` is used and not imported.",
    covers=("AU119",),
    check=check,
    fix=fix,
    fixable="always",
)
