"""The provider of a function returns nothing.

## What it does

Reports a provider, which is the callback in `defineFunction((scope) => ...)`, that returns nothing or `undefined`.

## Why is this bad?

The provider creates the function with the CDK and must return it. A callback with braces needs a `return`. TypeScript rejects a
provider without one, and so do the packages at synthesis.

## Example

```ts bad
import { defineFunction } from '@aws-amplify/backend';
import { Code, Function, Runtime } from 'aws-cdk-lib/aws-lambda';

export const report = defineFunction((scope) => {
  new Function(scope, 'report', {
    runtime: Runtime.PYTHON_3_12,
    handler: 'index.handler',
    code: Code.fromAsset('report'),
  });
});
```

Use instead:

```ts good
import { defineFunction } from '@aws-amplify/backend';
import { Code, Function, Runtime } from 'aws-cdk-lib/aws-lambda';

export const report = defineFunction((scope) => {
  return new Function(scope, 'report', {
    runtime: Runtime.PYTHON_3_12,
    handler: 'index.handler',
    code: Code.fromAsset('report'),
  });
});
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.values.evaluate import result_of
from amplify_ls.values.values import Function, Nothing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.resources.functions import BackendFunction

CODE = "function/provider-without-result"


def check(function: BackendFunction) -> Iterator[Finding]:
    provider = function.call.arguments[0]
    if not isinstance(provider, Function) or provider.expression.throws:
        return
    expression = provider.expression
    returns = expression.result is not None or expression.returns
    result = result_of(provider, "scope") if returns else None
    if returns and not isinstance(result, Nothing):
        return
    yield Finding(
        provider.span,
        f"The provider of `{function.call.name}` returns nothing instead of a CDK function.",
        package_message="Cannot read properties of undefined (reading 'node')",
    )


RULE = Rule(
    code=CODE,
    severity=Severity.ERROR,
    stages=(Stage.TYPES, Stage.SYNTH),
    subject=Subject.FUNCTION,
    summary="The provider of a function returns nothing.",
    covers=("FN28",),
    check=check,
)
