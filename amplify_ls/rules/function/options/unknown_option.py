"""An option of a function does not exist.

## What it does

Reports a property in the options of `defineFunction` that is not an option.

## Why is this bad?

TypeScript rejects it with an error that names something else, because `defineFunction` has two overloads and the error is about
the last one. Where the options are not type-checked, the property is silently ignored.

## Example

```ts bad
import { defineFunction } from '@aws-amplify/backend';

export const report = defineFunction({
  timeout: 30,
});
```

Use instead:

```ts good
import { defineFunction } from '@aws-amplify/backend';

export const report = defineFunction({
  timeoutSeconds: 30,
});
```

## Fix safety

Changing a name to the only known one that differs in case is safe and is applied by `--fix`. All other changes of names, moving
an option and removing it are unsafe.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.fit.problems import WrongKey, meant_names
from amplify_ls.rules.claims import Claim
from amplify_ls.rules.options.function_faults import claimed, function_finding
from amplify_ls.rules.options.option_fixes import places, removal, renames
from amplify_ls.rules.options.option_words import excess_key, place_of, reason_of, sentence
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.rules.wording import because

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.edits.operations import Fix
    from amplify_ls.model.resources.functions import BackendFunction

CODE = "function/unknown-option"
CLAIMS = (Claim(WrongKey, "**"),)


def check(function: BackendFunction) -> Iterator[Finding[tuple[BackendFunction, WrongKey]]]:
    for problem in claimed(function, CODE, CLAIMS):
        yield function_finding(
            function,
            problem,
            _message(function, problem),
            package_message=excess_key(problem, "(scope: Construct) => IFunction"),
        )


def _message(function: BackendFunction, problem: WrongKey) -> str:
    name, owner = problem.path[-1], place_of(problem.path[:-1], function.call.name)
    return sentence(f"`{name}` is not an option of {owner}{because(reason_of(problem))}")


def fix(finding: Finding[tuple[BackendFunction, WrongKey]]) -> Iterator[Fix]:
    function, problem = finding.data
    if meant_names(problem):
        yield from renames(problem)
    else:
        yield from places(problem, function.options)
        yield from removal(problem)


RULE = Rule(
    code=CODE,
    severity=Severity.ERROR,
    stages=(Stage.TYPES, Stage.RUNTIME),
    subject=Subject.FUNCTION,
    summary="An option of a function does not exist.",
    covers=("FN26",),
    claims=CLAIMS,
    check=check,
    fix=fix,
    fixable="sometimes",
)
