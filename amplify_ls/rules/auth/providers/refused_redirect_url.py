"""A redirect URL is not accepted by Cognito.

## What it does

Reports a URL in `callbackUrls` or `logoutUrls` that is empty, is not absolute, contains whitespace or a fragment, or uses
`http` with a host other than the local machine. Custom schemes of apps are accepted.

## Why is this bad?

Neither TypeScript nor synthesis checks redirect URLs. Cognito rejects them, so the deployment of the app client fails.

## Example

```ts bad
import { defineAuth, secret } from '@aws-amplify/backend';

export const auth = defineAuth({
  loginWith: {
    email: true,
    externalProviders: {
      google: { clientId: secret('GOOGLE_CLIENT_ID'), clientSecret: secret('GOOGLE_CLIENT_SECRET') },
      callbackUrls: ['http://localhost:3000/', 'http://shop.example.com/'],
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
      callbackUrls: ['http://localhost:3000/', 'https://shop.example.com/'],
      logoutUrls: ['http://localhost:3000/'],
    },
  },
});
```

## Fix safety

The fix changes `http` to `https`, removes the fragment, or adds a missing scheme. It is unsafe because the app has to be
reachable under the new URL.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, Replace
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.values.values import Array, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.resources.auth import Auth

_LISTS = ("callbackUrls", "logoutUrls")
_THIS_MACHINE = re.compile(r"http://(localhost|127\.0\.0\.1|\[::1\])(?=[:/?]|$)", re.IGNORECASE)
_ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*://.")
_OTHER_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*:(?!\d)")


def check(auth: Auth) -> Iterator[Finding[Text]]:
    for name in _LISTS:
        urls = None if auth.external_providers is None else auth.external_providers.get(name)
        for url in urls.items if isinstance(urls, Array) else ():
            fault = _fault(url.value) if isinstance(url, Text) else ""
            if fault and isinstance(url, Text):
                shown = f"The redirect URL `{url.value}`" if url.value else "A redirect URL"
                yield Finding(url.span, f"{shown} {fault}.", data=url)


def _fault(url: str) -> str:
    if not url:
        return "is empty"
    if any(letter.isspace() for letter in url):
        return "contains whitespace"
    if url.lower().startswith("http://"):
        return "" if _THIS_MACHINE.match(url) else "uses `http`, which is only allowed for the local machine"
    if "#" in url:
        return "contains a fragment"
    if _ABSOLUTE.match(url) or _OTHER_SCHEME.match(url):
        return ""
    return "is not absolute"


def fix(finding: Finding[Text]) -> Iterator[Fix]:
    url = finding.data
    better = _better(url.value)
    if better and not _fault(better):
        yield Fix(f"Change to `{better}`", (Replace(url.span, f"'{better}'"),), is_preferred=True)


def _better(url: str) -> str:
    if "'" in url or "\\" in url:
        return ""
    if url.lower().startswith("http://"):
        return "https" + url[4:]
    if "#" in url:
        return url.partition("#")[0]
    if re.match(r"(localhost|127\.0\.0\.1)([:/]|$)", url):
        return f"http://{url}"
    return f"https://{url}" if re.match(r"[\w\-]+(\.[\w\-]+)+([:/?]|$)", url) else ""


RULE = Rule(
    code="auth/refused-redirect-url",
    severity=Severity.WARNING,
    stages=(Stage.DEPLOY,),
    subject=Subject.AUTH,
    summary="A redirect URL is not accepted by Cognito.",
    covers=("AU114",),
    check=check,
    fix=fix,
    fixable="sometimes",
)
