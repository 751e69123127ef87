"""The runtime is a version of Node.js that is past its end of life, or near it.

Lambda takes no more updates of functions on a runtime some months after its end of life. Without `runtime` a function has
version 22.

## Example

```ts bad
import { defineFunction } from '@aws-amplify/backend';

export const report = defineFunction({
  runtime: 18,
});
```

Use instead:

```ts good
import { defineFunction } from '@aws-amplify/backend';

export const report = defineFunction({
  runtime: 22,
});
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.functions import RUNTIMES
from amplify_ls.catalog.types import OneOf, Option
from amplify_ls.edits.operations import Fix, Replace
from amplify_ls.model.functions import DEFAULT_RUNTIME
from amplify_ls.model.numbers import number_text
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.values.values import Number

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any

    from amplify_ls.model.functions import BackendFunction

CODE = "function/outdated-runtime"
_OUTDATED = (18, 20)


def check(function: BackendFunction) -> Iterator[Finding]:
    value = function.option("runtime")
    if isinstance(value, Number) and value.value in _OUTDATED and function.lacks("durableConfig"):
        yield Finding(value.span, f"Node.js {number_text(value.value)} is past its end of life, or near it.", data=value)


def fix(finding: Finding) -> Iterator[Fix]:
    value = finding.data
    yield Fix(f"Change to {DEFAULT_RUNTIME}", (Replace(value.span, str(DEFAULT_RUNTIME)),), is_preferred=True)


def applies(finding: Finding, options: Mapping[str, Any]) -> bool:
    oldest = options.get("oldest")
    return not isinstance(oldest, (int, float)) or finding.data.value < oldest


RULE = Rule(
    code=CODE,
    severity=Severity.INFORMATION,
    stages=(Stage.DEPLOY,),
    subject=Subject.FUNCTION,
    summary="The runtime is a version of Node.js that is past its end of life, or near it.",
    covers=("FN29",),
    check=check,
    fix=fix,
    fixable="always",
    options=(Option("oldest", OneOf(RUNTIMES.choices), "The oldest runtime that is fine here.", default="22"),),
    applies=applies,
)
