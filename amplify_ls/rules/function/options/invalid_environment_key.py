"""The name of an environment variable is invalid.

## What it does

Reports a key of `environment` that is not a valid name. A name starts with a letter, consists of letters, digits and
underscores, and has at least two characters.

## Why is this bad?

The packages reject the name at synthesis.

## Example

```ts bad
import { defineFunction } from '@aws-amplify/backend';

export const report = defineFunction({
  environment: { 'TABLE-NAME': 'orders' },
});
```

Use instead:

```ts good
import { defineFunction } from '@aws-amplify/backend';

export const report = defineFunction({
  environment: { TABLE_NAME: 'orders' },
});
```

## Fix safety

The fix replaces invalid characters with underscores. It is unsafe, because the code of the function may still use the old name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, RenameProperty
from amplify_ls.fit.problems import InvalidKey
from amplify_ls.rules.claims import Claim, Match
from amplify_ls.rules.function.environment import invalid_name, valid_name
from amplify_ls.rules.options.function_faults import claimed, function_finding
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.resources.functions import BackendFunction

CODE = "function/invalid-environment-key"
CLAIMS = (Claim(InvalidKey, "environment.*"),)
REJECTED = (Match(InvalidKey, "environment.*"),)


def check(function: BackendFunction) -> Iterator[Finding[tuple[BackendFunction, InvalidKey]]]:
    for problem in claimed(function, CODE, CLAIMS):
        name = problem.path[-1]
        yield function_finding(
            function,
            problem,
            invalid_name(name),
            package_message=f"Invalid function environment key(s): {name}",
        )


def fix(finding: Finding[tuple[BackendFunction, InvalidKey]]) -> Iterator[Fix]:
    problem = finding.data[1]
    better = valid_name(problem.path[-1])
    if better and problem.prop is not None and problem.container.lacks(better):
        yield Fix(f"Change to `{better}`", (RenameProperty(problem.prop, better),), is_preferred=True)


RULE = Rule(
    code=CODE,
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.FUNCTION,
    summary="The name of an environment variable is invalid.",
    covers=("FN07",),
    claims=CLAIMS,
    rejected_at_synthesis=REJECTED,
    check=check,
    fix=fix,
    fixable="sometimes",
)
