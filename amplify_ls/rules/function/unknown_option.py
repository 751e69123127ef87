"""An option does not exist.

The type check refuses it, with a message that is about something else: `defineFunction` has two forms, and the last one is
named. Where it does not see it, the option is dropped without a word.

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
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.rules.function_faults import faults, function_finding
from amplify_ls.rules.option_fixes import places, removal, renames
from amplify_ls.rules.option_words import excess_key, place_of, sentence
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.rules.wording import because

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.edits.operations import Fix
    from amplify_ls.model.functions import BackendFunction
    from amplify_ls.model.problems import Problem

CODE = "function/unknown-option"


def check(function: BackendFunction) -> Iterator[Finding]:
    for problem in faults(function, CODE):
        yield function_finding(
            function,
            problem,
            _message(function, problem),
            package_message=excess_key(problem, "(scope: Construct) => IFunction"),
        )


def _message(function: BackendFunction, problem: Problem) -> str:
    name, owner = problem.path[-1], place_of(problem.path[:-1], function.call.name)
    return sentence(f"`{name}` is not an option of {owner}{because(problem.reason)}")


def fix(finding: Finding) -> Iterator[Fix]:
    function, problem = finding.data
    if problem.names:
        yield from renames(problem)
    else:
        yield from places(problem, function.options)
        yield from removal(problem)


RULE = Rule(
    code=CODE,
    severity=Severity.ERROR,
    stages=(Stage.TYPES, Stage.RUNTIME),
    subject=Subject.FUNCTION,
    summary="An option does not exist.",
    covers=("FN26",),
    check=check,
    fix=fix,
    fixable="sometimes",
)
