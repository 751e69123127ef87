"""A log level is set, but the log format is not JSON.

## What it does

Reports `level` in the `logging` options of a function whose `format` is not `'json'`. Without `format`, the log is plain text.

## Why is this bad?

Lambda only filters log lines by level if the format is JSON. TypeScript rejects the options, and so do the packages at
synthesis.

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

## Fix safety

Both fixes are unsafe. One sets `format` to `'json'`, which changes how log lines are written. The other removes `level`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, InsertProperty, ReplaceValue
from amplify_ls.fit.problems import KeyOfOtherCase
from amplify_ls.rules.claims import Claim, Match
from amplify_ls.rules.options.function_faults import claimed, function_finding
from amplify_ls.rules.options.option_fixes import removal
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.resources.functions import BackendFunction

CODE = "function/level-without-json"
CLAIMS = (Claim(KeyOfOtherCase, "logging.level"),)
REJECTED = (Match(KeyOfOtherCase, "logging.level"),)


def check(function: BackendFunction) -> Iterator[Finding[tuple[BackendFunction, KeyOfOtherCase]]]:
    for problem in claimed(function, CODE, CLAIMS):
        has_format = problem.container is not None and "format" in problem.container.properties
        option = "`level` in `logging`"
        got = "LoggingFormat to 'JSON', got 'Text'." if has_format else "LogFormat to 'JSON', got 'undefined'."
        yield function_finding(
            function,
            problem,
            f"{option} has no effect, because the log format is `'text'`."
            if has_format
            else f"{option} requires `format: 'json'`, which is missing.",
            package_message=f"To use ApplicationLogLevel and/or SystemLogLevel you must set {got}",
        )


def fix(finding: Finding[tuple[BackendFunction, KeyOfOtherCase]]) -> Iterator[Fix]:
    container = finding.data[1].container
    if container is None:
        return
    text = "'json'"
    there = container.properties.get("format")
    operation = InsertProperty(container, "format", text) if there is None else ReplaceValue(there, text)
    yield Fix("Set `format` to `'json'`", (operation,), is_preferred=True)
    yield from removal(finding.data[1])


RULE = Rule(
    code=CODE,
    severity=Severity.ERROR,
    stages=(Stage.TYPES, Stage.SYNTH),
    subject=Subject.FUNCTION,
    summary="A log level is set, but the log format is not JSON.",
    covers=("FN16",),
    claims=CLAIMS,
    rejected_at_synthesis=REJECTED,
    check=check,
    fix=fix,
    fixable="sometimes",
)
