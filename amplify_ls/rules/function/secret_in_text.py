"""A secret is made part of a text.

`secret(...)` is no text: its value is known when the function runs, not before. In a template or behind a `+` the variable
holds `[object Object]`. The whole value has to be the secret; the code of the function puts the text together.

## Example

```ts bad
import { defineFunction, secret } from '@aws-amplify/backend';

export const report = defineFunction({
  environment: { DATABASE_URL: `postgres://app:${secret('DB_PASSWORD')}@db.example.com/shop` },
});
```

Use instead:

```ts good
import { defineFunction, secret } from '@aws-amplify/backend';

export const report = defineFunction({
  environment: { DB_PASSWORD: secret('DB_PASSWORD') },
});
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, ReplaceValue
from amplify_ls.model.builders import define_call
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.values.values import Chain, Interpolation, Object, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.functions import BackendFunction
    from amplify_ls.values.values import Value

CODE = "function/secret-in-text"


def check(function: BackendFunction) -> Iterator[Finding]:
    environment = function.option("environment")
    for prop in environment if isinstance(environment, Object) else ():
        for found in _secrets_in(prop.value):
            yield Finding(
                found.span,
                f"The secret is part of a text: `{prop.name}` holds `[object Object]` in its place.",
                data=(prop, found),
            )


def _secrets_in(value: Value) -> Iterator[Chain]:
    """The secrets that a text is made of, and a secret of which a text is made."""
    if isinstance(value, Interpolation):
        for part in value.parts:
            yield from (part,) if _is_secret(part) and isinstance(part, Chain) else _secrets_in(part)
    elif _is_secret(value) and isinstance(value, Chain) and len(value.links) > 1:
        yield value


def _is_secret(value: Value) -> bool:
    call = define_call(value)
    return call is not None and call.name == "secret"


def fix(finding: Finding) -> Iterator[Fix]:
    prop, found = finding.data
    call = define_call(found)
    name = None if call is None else call.arguments[0]
    if isinstance(name, Text) and "'" not in name.value:
        text = f"secret('{name.value}')"
        yield Fix(f"Change to `{text}`", (ReplaceValue(prop, text),), is_preferred=True)


RULE = Rule(
    code=CODE,
    severity=Severity.WARNING,
    stages=(Stage.RUNTIME,),
    subject=Subject.FUNCTION,
    summary="A secret is made part of a text.",
    covers=("FN12",),
    check=check,
    fix=fix,
    fixable="sometimes",
)
