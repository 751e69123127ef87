"""Turn a string into a secret, which is set outside of the code.

```ts before functions/report/resource.ts
import { defineFunction } from '@aws-amplify/backend';

export const report = defineFunction({
  environment: { PARTNER_KEY: 'abc«»123' },
});
```

```ts after functions/report/resource.ts
import { defineFunction, secret } from '@aws-amplify/backend';

export const report = defineFunction({
  environment: { PARTNER_KEY: secret('PARTNER_KEY') },
});
```
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from amplify_ls.catalog.options import type_at
from amplify_ls.catalog.resources.auth import AUTH
from amplify_ls.catalog.types import Made, Record
from amplify_ls.edits.operations import AddImport, Replace
from amplify_ls.edits.work import DEFAULT_PACKAGE
from amplify_ls.ide.refactorings.refactoring import Refactoring, RefactoringKind, change
from amplify_ls.values.values import Object, Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from amplify_ls.ide.refactorings.refactoring import Transformation
    from amplify_ls.ide.refactorings.site import Site
    from amplify_ls.values.values import Property

_PROVIDERS = ("loginWith", "externalProviders")
_NAME = re.compile(r"[A-Za-z0-9_.\-]+")


def find(site: Site) -> Iterator[tuple[str, Callable[[], Transformation]]]:
    """The string at the cursor, in a place that accepts a secret."""
    for prop, name in (*_variables(site), *_credentials(site)):
        value = prop.value
        if isinstance(value, Text) and value.value and prop.span.covers(value.span) and site.is_in(value.span):
            operations = (AddImport(value.span, DEFAULT_PACKAGE, "secret"), Replace(value.span, f"secret('{name}')"))
            yield f"Turn into `secret('{name}')`", change(*operations)


def _variables(site: Site) -> Iterator[tuple[Property, str]]:
    """The environment variables of functions, each with the name of its secret."""
    for function in site.project.functions:
        given = function.option("environment") if function.path == site.path else None
        for prop in given if isinstance(given, Object) else ():
            if _NAME.fullmatch(prop.name):
                yield prop, prop.name


def _credentials(site: Site) -> Iterator[tuple[Property, str]]:
    """The credentials of external sign-in providers, each with the name that the documentation uses."""
    for auth in site.project.auth:
        for provider in auth.providers() if auth.path == site.path else ():
            for prop in provider.options:
                kind = type_at(Record(AUTH), (*_PROVIDERS, provider.name, prop.name))
                if isinstance(kind, Made) and "secret" in kind.receivers and kind.example:
                    yield prop, kind.example


REFACTORING = Refactoring("secret", RefactoringKind.REWRITE, find)
