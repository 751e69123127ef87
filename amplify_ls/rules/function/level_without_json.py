"""A log level is set, and the log is not in JSON.

Lambda drops lines below a level only where the log is in JSON. Without `format` it is plain text.

## Example

```ts bad
import { defineFunction } from '@aws-amplify/backend';

export const report = defineFunction({
  logging: { level: 'info' },
});
```

Use instead:

```ts good
import { defineFunction } from '@aws-amplify/backend';

export const report = defineFunction({
  logging: { level: 'info', format: 'json' },
});
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, InsertProperty, ReplaceValue
from amplify_ls.rules.function_faults import faults, function_finding
from amplify_ls.rules.option_fixes import removal
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.functions import BackendFunction

CODE = "function/level-without-json"


def check(function: BackendFunction) -> Iterator[Finding]:
    for problem in faults(function, CODE):
        has_format = problem.container is not None and "format" in problem.container.properties
        what = "The log has the format `text`" if has_format else "The log has no `format: 'json'`"
        got = "LoggingFormat to 'JSON', got 'Text'." if has_format else "LogFormat to 'JSON', got 'undefined'."
        yield function_finding(
            function,
            problem,
            f"{what}, which `level` needs." if not has_format else f"{what}, in which `level` has no effect.",
            package_message=f"To use ApplicationLogLevel and/or SystemLogLevel you must set {got}",
        )


def fix(finding: Finding) -> Iterator[Fix]:
    container = finding.data[1].container
    if container is None:
        return
    text = "'json'"
    there = container.properties.get("format")
    operation = InsertProperty(container, "format", text) if there is None else ReplaceValue(there, text)
    yield Fix("Log in JSON", (operation,), is_preferred=True)
    yield from removal(finding.data[1])


RULE = Rule(
    code=CODE,
    severity=Severity.ERROR,
    stages=(Stage.TYPES, Stage.SYNTH),
    subject=Subject.FUNCTION,
    summary="A log level is set, and the log is not in JSON.",
    covers=("FN16",),
    check=check,
    fix=fix,
    fixable="sometimes",
)
