"""The value of an environment variable may be `undefined`.

## What it does

Reports `process.env.NAME` as the value of an environment variable of a function, unless there is a default or a check before
it.

## Why is this bad?

`process.env` is read where the backend is synthesized: on the machine of a developer or in the pipeline. A variable that is not
set there is `undefined`, which stops the synthesis; `!` and `as string` hide this from TypeScript.

## Example

```ts bad
import { defineFunction } from '@aws-amplify/backend';

export const report = defineFunction({
  environment: { TABLE_NAME: process.env.TABLE_NAME! },
});
```

Use instead:

```ts good
import { defineFunction } from '@aws-amplify/backend';

export const report = defineFunction({
  environment: { TABLE_NAME: process.env.TABLE_NAME ?? 'orders' },
});
```

## Fix safety

Both fixes are unsafe. One adds an empty string as the default; the other changes the value to a secret.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import AddImport, Fix, ReplaceValue
from amplify_ls.model.handlers.environment_checks import may_be_checked, may_be_declared
from amplify_ls.model.types.receivers import is_environment
from amplify_ls.rules.function.function_names import named
from amplify_ls.rules.options.option_fixes import BACKEND
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.values.values import Chain, Object

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.resources.functions import BackendFunction
    from amplify_ls.values.values import Property, Value

CODE = "function/undefined-environment-value"


def check(function: BackendFunction) -> Iterator[Finding[tuple[Property, str]]]:
    environment = function.option("environment")
    for prop in environment if isinstance(environment, Object) else ():
        if not is_environment(prop.value) or may_be_checked(function.project, prop.value, prop.span):
            continue
        is_bare = prop.span.covers(prop.value.span) and prop.span.end == prop.value.span.end
        is_refused = is_bare and not may_be_declared(function.project)
        variable = f"The environment variable `{prop.name}` of {named(function)}"
        yield Finding(
            prop.value.span,
            f"{variable} is `undefined` if `{_source(prop.value)}` is not set.",
            stage=Stage.TYPES if is_refused else Stage.SYNTH,
            severity=Severity.ERROR if is_refused else Severity.WARNING,
            package_message=f"The value of environment variable {prop.name} is undefined.",
            data=(prop, _source(prop.value)),
        )


def _source(value: Value) -> str:
    """``process.env.NAME`` as it may be written."""
    link = value.links[-1] if isinstance(value, Chain) else None
    name = "" if link is None else link.name or getattr(link.subscript, "value", "")
    return f"process.env.{name}" if name.isidentifier() else f"process.env['{name}']"


def fix(finding: Finding[tuple[Property, str]]) -> Iterator[Fix]:
    prop, source = finding.data
    yield Fix("Use an empty string if it is not set", (ReplaceValue(prop, f"{source} ?? ''"),), is_preferred=True)
    operations = (ReplaceValue(prop, f"secret('{prop.name}')"), AddImport(prop.span, BACKEND, "secret"))
    yield Fix(f"Change to `secret('{prop.name}')`", operations)


RULE = Rule(
    code=CODE,
    severity=Severity.WARNING,
    stages=(Stage.SYNTH,),
    subject=Subject.FUNCTION,
    summary="The value of an environment variable may be `undefined`.",
    covers=("FN11",),
    check=check,
    fix=fix,
    fixable="always",
)
