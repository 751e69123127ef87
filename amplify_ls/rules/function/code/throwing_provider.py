"""The provider of a function always throws.

## What it does

Reports a provider, which is the callback in `defineFunction((scope) => ...)`, that always ends with an exception.

## Why is this bad?

The provider is called when the backend is synthesized. An exception that it throws stops the synthesis.

## Example

```ts bad
import { defineFunction } from '@aws-amplify/backend';

export const report = defineFunction((scope) => {
  throw new Error(`no code for ${scope.node.id} yet`);
});
```

Use instead:

```ts good
import { defineFunction } from '@aws-amplify/backend';
import { Code, Function, Runtime } from 'aws-cdk-lib/aws-lambda';

export const report = defineFunction(
  (scope) =>
    new Function(scope, 'report', {
      runtime: Runtime.PYTHON_3_12,
      handler: 'index.handler',
      code: Code.fromAsset('report'),
    }),
);
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.values.values import Function

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.resources.functions import BackendFunction

CODE = "function/throwing-provider"


def check(function: BackendFunction) -> Iterator[Finding]:
    provider = function.call.arguments[0]
    if isinstance(provider, Function) and provider.expression.throws:
        yield Finding(
            provider.span,
            f"The provider of `{function.call.name}` throws an exception instead of returning a CDK function.",
            package_message="Failed to instantiate custom function provider",
        )


RULE = Rule(
    code=CODE,
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.FUNCTION,
    summary="The provider of a function always throws.",
    covers=("FN27",),
    check=check,
)
