"""An entry file is not a TypeScript or JavaScript file.

## What it does

Reports an `entry` that does not end in the extension of a TypeScript or JavaScript file.

## Why is this bad?

The packages reject the entry at synthesis. `entry` is the path of a file, including its extension: unlike in an import, nothing
is appended to it. Functions in other languages are created with the CDK, by passing a callback to `defineFunction`.

## Example

```ts bad
import { defineFunction } from '@aws-amplify/backend';

export const report = defineFunction({
  entry: './handler',
});
```

Use instead:

```ts good
import { defineFunction } from '@aws-amplify/backend';

export const report = defineFunction({
  entry: './handler.ts',
});
```

## Fix safety

Adding the missing extension of an existing file is safe and is applied by `--fix`. Changing to a file with a similar name is
unsafe.
"""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, Replace, Safety
from amplify_ls.fit.problems import WrongValue
from amplify_ls.rules.claims import Claim, Match
from amplify_ls.rules.function.function_names import files_meant
from amplify_ls.rules.options.function_faults import claimed, function_finding
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.values.values import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.resources.functions import BackendFunction

CODE = "function/invalid-entry"
_REFUSAL = "Only JavaScript or TypeScript entry files are supported."
CLAIMS = (Claim(WrongValue, "entry"),)
REJECTED = (Match(WrongValue, "entry"),)


def check(function: BackendFunction) -> Iterator[Finding[tuple[BackendFunction, WrongValue]]]:
    for problem in claimed(function, CODE, CLAIMS):
        if not isinstance(problem.value, Text):
            continue
        path = problem.value.value
        ending = posixpath.splitext(path)[1]
        what = f"the extension `{ending}`" if ending else "no extension"
        message = f"Expected a TypeScript or JavaScript file for `entry`, found `{path}` with {what}."
        yield function_finding(function, problem, message, package_message=_REFUSAL)


def fix(finding: Finding[tuple[BackendFunction, WrongValue]]) -> Iterator[Fix]:
    function, problem = finding.data
    path = problem.value.value if isinstance(problem.value, Text) else ""
    for name in files_meant(function, path):
        safety = Safety.SAFE if posixpath.splitext(name)[0] == path else Safety.UNSAFE
        yield Fix(f"Change to `{name}`", (Replace(problem.value.span, f"'{name}'"),), safety, is_preferred=True)
        return


RULE = Rule(
    code=CODE,
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.FUNCTION,
    summary="An entry file is not a TypeScript or JavaScript file.",
    covers=("FN25",),
    claims=CLAIMS,
    rejected_at_synthesis=REJECTED,
    check=check,
    fix=fix,
    fixable="sometimes",
)
