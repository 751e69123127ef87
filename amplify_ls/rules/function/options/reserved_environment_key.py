"""An environment variable has a reserved name.

## What it does

Reports a key of `environment` that Lambda or Amplify uses itself.

## Why is this bad?

Lambda sets variables such as `AWS_REGION` and `AWS_ACCESS_KEY_ID`, and the code of a function can read them without declaring
them. Amplify stores where to find secrets in `AMPLIFY_SSM_ENV_CONFIG`. The packages and the CDK reject these names at
synthesis.

## Example

```ts bad
import { defineFunction } from '@aws-amplify/backend';

export const report = defineFunction({
  environment: { AWS_REGION: 'eu-west-1' },
});
```

Use instead:

```ts good
import { defineFunction } from '@aws-amplify/backend';

export const report = defineFunction({
  environment: { TABLE_REGION: 'eu-west-1' },
});
```

## Fix safety

The fix removes the variable. It is unsafe, because the code of the function may need the value.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.resources.functions import RESERVED_BY_AMPLIFY, RESERVED_BY_LAMBDA
from amplify_ls.edits.operations import Fix, RemoveProperty
from amplify_ls.rules.function.function_names import named
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.values.values import Object

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.resources.functions import BackendFunction
    from amplify_ls.values.values import Property

CODE = "function/reserved-environment-key"


def check(function: BackendFunction) -> Iterator[Finding[Property]]:
    environment = function.option("environment")
    if not isinstance(environment, Object):
        return
    for prop in environment:
        name = prop.name
        if name in RESERVED_BY_AMPLIFY:
            message = f"{name} is a reserved environment variable name"
            yield Finding(
                prop.name_span,
                f"The environment variable `{name}` of {named(function)} is reserved by Amplify.",
                package_message=message,
                data=prop,
            )
        elif name in RESERVED_BY_LAMBDA and not name.startswith("_"):
            yield Finding(
                prop.name_span,
                f"The environment variable `{name}` of {named(function)} is reserved by Lambda.",
                package_message=f"{name} environment variable is reserved by the lambda runtime and can not be set manually.",
                data=prop,
            )


def fix(finding: Finding[Property]) -> Iterator[Fix]:
    yield Fix(f"Remove `{finding.data.name}`", (RemoveProperty(finding.data),), is_preferred=True)


RULE = Rule(
    code=CODE,
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.FUNCTION,
    summary="An environment variable has a reserved name.",
    covers=("FN08", "FN09"),
    check=check,
    fix=fix,
    fixable="always",
)
