"""An option of a function is set in the wrong object.

## What it does

Reports an option of `defineFunction` that exists, but in another object: `retention`, for example, belongs in `logging`, not
next to it.

## Why is this bad?

TypeScript rejects the option. Where it is not type-checked, the option is silently ignored.

## Example

```ts bad
import { defineFunction } from '@aws-amplify/backend';

export const report = defineFunction({
  retention: '1 week',
});
```

Use instead:

```ts good
import { defineFunction } from '@aws-amplify/backend';

export const report = defineFunction({
  logging: { retention: '1 week' },
});
```

## Fix safety

Moving the option into an object that already exists, or to the top level, is safe and is applied by `--fix`. Creating the
object is unsafe.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.fit.problems import MisplacedKey, dotted
from amplify_ls.rules.claims import Claim
from amplify_ls.rules.options.function_faults import claimed, function_finding
from amplify_ls.rules.options.option_fixes import move
from amplify_ls.rules.options.option_words import excess_key, place_of
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.edits.operations import Fix
    from amplify_ls.model.resources.functions import BackendFunction

CODE = "function/misplaced-option"
CLAIMS = (Claim(MisplacedKey, "**"),)


def check(function: BackendFunction) -> Iterator[Finding[tuple[BackendFunction, MisplacedKey]]]:
    for problem in claimed(function, CODE, CLAIMS):
        yield function_finding(
            function,
            problem,
            _message(function, problem),
            package_message=excess_key(problem, "(scope: Construct) => IFunction"),
        )


def _message(function: BackendFunction, problem: MisplacedKey) -> str:
    *here, name = problem.path
    home = problem.places[0][:-1]
    if not home and len(here) == 1:
        return f"The option `{name}` belongs next to `{here[0]}`, not in it."
    if not here and len(home) == 1:
        return f"The option `{name}` belongs in `{home[0]}`, not next to it."
    where = f"in `{dotted(home)}`" if home else f"at the top level of the options of `{function.call.name}`"
    return f"The option `{name}` belongs {where}, not in {place_of(tuple(here), function.call.name)}."


def fix(finding: Finding[tuple[BackendFunction, MisplacedKey]]) -> Iterator[Fix]:
    function, problem = finding.data
    yield from move(problem, function.options)


RULE = Rule(
    code=CODE,
    severity=Severity.ERROR,
    stages=(Stage.TYPES, Stage.RUNTIME),
    subject=Subject.FUNCTION,
    summary="An option of a function is set in the wrong object.",
    covers=("FN26",),
    claims=CLAIMS,
    check=check,
    fix=fix,
    fixable="sometimes",
)
