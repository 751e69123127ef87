"""A secret is used as part of a string.

## What it does

Reports a call of `secret(...)` within a template literal, a concatenation or another expression that makes a string of it, as
the value of an environment variable.

## Why is this bad?

`secret(...)` is not a string: the value of the secret is only known when the function runs. In a template literal or a
concatenation, the environment variable contains `[object Object]` in its place. The value of the variable must be the secret
alone, and the code of the function must build the string.

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

## Fix safety

The fix changes the value to the secret alone. It is unsafe, because the code of the function must build the string from then
on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, ReplaceValue
from amplify_ls.model.builders import define_call
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.values.values import Chain, Interpolation, Object, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.resources.functions import BackendFunction
    from amplify_ls.values.values import Property, Value

CODE = "function/secret-in-text"


def check(function: BackendFunction) -> Iterator[Finding[tuple[Property, Chain]]]:
    environment = function.option("environment")
    for prop in environment if isinstance(environment, Object) else ():
        for found in _secrets_in(prop.value):
            yield Finding(
                found.span,
                f"The environment variable `{prop.name}` contains `[object Object]` instead of the value of the secret.",
                data=(prop, found),
            )


def _secrets_in(value: Value) -> Iterator[Chain]:
    """The secrets that are parts of a string, and a secret that is converted to one."""
    if isinstance(value, Interpolation):
        for part in value.parts:
            yield from (part,) if _is_secret(part) and isinstance(part, Chain) else _secrets_in(part)
    elif _is_secret(value) and isinstance(value, Chain) and len(value.links) > 1:
        yield value


def _is_secret(value: Value) -> bool:
    call = define_call(value)
    return call is not None and call.name == "secret"


def fix(finding: Finding[tuple[Property, Chain]]) -> Iterator[Fix]:
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
    summary="A secret is used as part of a string.",
    covers=("FN12",),
    check=check,
    fix=fix,
    fixable="sometimes",
)
