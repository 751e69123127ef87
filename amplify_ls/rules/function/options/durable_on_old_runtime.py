"""A durable function uses a Node.js runtime older than 22.

## What it does

Reports `runtime: 18` and `runtime: 20` in a function with `durableConfig`.

## Why is this bad?

Durable executions require Node.js 22 or later, and the packages reject older runtimes at synthesis.

## Example

```ts bad
import { defineFunction } from '@aws-amplify/backend';

export const report = defineFunction({
  runtime: 20,
  durableConfig: { executionTimeoutSeconds: 3600 },
});
```

Use instead:

```ts good
import { defineFunction } from '@aws-amplify/backend';

export const report = defineFunction({
  runtime: 22,
  durableConfig: { executionTimeoutSeconds: 3600 },
});
```

## Fix safety

The fix changes the runtime to 22. It is unsafe, because the code then runs on another version of Node.js.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, Replace
from amplify_ls.model.numbers import number_text
from amplify_ls.rules.function.function_names import named
from amplify_ls.rules.rule import Finding, Related, Rule, Severity, Stage, Subject
from amplify_ls.values.values import Number, Object

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.resources.functions import BackendFunction

CODE = "function/durable-on-old-runtime"
FIRST = 22
"""The first runtime that supports durable functions."""
_TOO_OLD = (18, 20)


def check(function: BackendFunction) -> Iterator[Finding[Number]]:
    runtime, durable = function.option("runtime"), function.option("durableConfig")
    if not isinstance(runtime, Number) or not isinstance(durable, Object) or runtime.value not in _TOO_OLD:
        return
    prop = None if function.options is None else function.options.properties.get("durableConfig")
    version = number_text(runtime.value)
    yield Finding(
        runtime.span,
        f"Expected runtime {FIRST} or later for {named(function)}, which is durable, found {version}.",
        related=() if prop is None else (Related(prop.name_span, "`durableConfig` makes the function durable"),),
        package_message=f"Durable functions require runtime 22 or higher. Current runtime is {version}.",
        data=runtime,
    )


def fix(finding: Finding[Number]) -> Iterator[Fix]:
    yield Fix(f"Change to {FIRST}", (Replace(finding.data.span, str(FIRST)),), is_preferred=True)


RULE = Rule(
    code=CODE,
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.FUNCTION,
    summary="A durable function uses a Node.js runtime older than 22.",
    covers=("FN21",),
    check=check,
    fix=fix,
    fixable="always",
)
