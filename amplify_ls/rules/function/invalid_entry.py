"""The entry is no TypeScript or JavaScript file.

`entry` is a path as it is, with its ending: nothing is added to it as for an import. Functions in other languages are made
with the CDK, in the other form of `defineFunction`.

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
"""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, Replace, Safety
from amplify_ls.rules.function_faults import faults, function_finding
from amplify_ls.rules.function_names import files_meant
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.values.values import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.functions import BackendFunction

CODE = "function/invalid-entry"
_REFUSAL = "Only JavaScript or TypeScript entry files are supported."


def check(function: BackendFunction) -> Iterator[Finding]:
    for problem in faults(function, CODE):
        if not isinstance(problem.value, Text):
            continue
        path = problem.value.value
        ending = posixpath.splitext(path)[1]
        what = f"ends in `{ending}`, which is no ending of" if ending else "has no ending, as those of"
        message = f"The entry `{path}` {what} TypeScript and JavaScript files."
        yield function_finding(function, problem, message, package_message=_REFUSAL)


def fix(finding: Finding) -> Iterator[Fix]:
    function, problem = finding.data
    path = problem.value.value
    for name in files_meant(function, path):
        safety = Safety.SAFE if posixpath.splitext(name)[0] == path else Safety.UNSAFE
        yield Fix(f"Change to `{name}`", (Replace(problem.value.span, f"'{name}'"),), safety, is_preferred=True)
        return


RULE = Rule(
    code=CODE,
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.FUNCTION,
    summary="The entry is no TypeScript or JavaScript file.",
    covers=("FN25",),
    check=check,
    fix=fix,
    fixable="sometimes",
)
