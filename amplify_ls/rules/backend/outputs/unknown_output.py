"""An unknown part is added to the client configuration.

## What it does

Reports a property in the argument of `backend.addOutput` that is not part of `amplify_outputs.json`, a missing property, and a
value of the wrong type. The parts are `auth`, `data`, `storage`, `geo`, `notifications` and `analytics`. Values of your own
belong in `custom`, where the client can find them.

## Why is this bad?

TypeScript rejects other properties. Where they are not type-checked, the client ignores them.

## Example

```ts bad
import { defineBackend } from '@aws-amplify/backend';
import { auth } from './auth/resource';

const backend = defineBackend({ auth });

backend.addOutput({ supportAddress: 'help@example.com' });
```

Use instead:

```ts good
import { defineBackend } from '@aws-amplify/backend';
import { auth } from './auth/resource';

const backend = defineBackend({ auth });

backend.addOutput({
  custom: { supportAddress: 'help@example.com' },
});
```

## Fix safety

Moving an unknown property into `custom` is safe and is applied by `--fix`, unless it is similar to a known one. So is changing
a name to the only known one that differs in case, and moving a property into an object that already exists. All other fixes are
unsafe.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from amplify_ls.catalog.lookup import method
from amplify_ls.edits.operations import Fix, MoveProperty, Safety
from amplify_ls.fit.problems import (
    KeyProblem,
    MisplacedKey,
    MissingArgument,
    MissingKey,
    UnknownKey,
    ValueProblem,
    value_of,
)
from amplify_ls.fit.validation import argument_problems
from amplify_ls.rules.options.option_fixes import corrections, move, renames
from amplify_ls.rules.options.option_words import excess_key, literal_words, mismatch_message, place_of, sentence, value_words
from amplify_ls.rules.options.weighing import weighed
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.rules.wording import listed
from amplify_ls.syntax.code_marks import CodeMark, marks_around
from amplify_ls.values.values import Object, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.fit.problems import Problem
    from amplify_ls.model.resources.backend import Backend
    from amplify_ls.values.values import Value

_METHOD = "addOutput"


def check(backend: Backend) -> Iterator[Finding[tuple[Value | None, Problem]]]:
    known = method("backend", _METHOD)
    assert known is not None
    for call in backend.calls(_METHOD):
        given = call.arguments[0]
        is_asserted = given is not None and _is_asserted(backend, given)
        for problem in argument_problems(known, call.arguments, call.name_span):
            yield weighed(
                replace(problem, is_seen=False) if is_asserted and isinstance(problem, KeyProblem) else problem,
                _message(problem),
                is_later=isinstance(problem, MissingArgument),
                package_message=_package_message(problem),
                data=(given, problem),
            )


def _is_asserted(backend: Backend, given: Value) -> bool:
    """Whether the argument has a type assertion, ``{...} as T``, in which case TypeScript accepts unknown keys."""
    module = backend.project.sources.module(given.span.path)
    return module is not None and CodeMark.ASSERTION in marks_around(module.file.tree, *given.span.resolve())


def _message(problem: Problem) -> str:
    if isinstance(problem, MissingArgument):
        return mismatch_message(f"`{_METHOD}`", "an object", "no argument")
    if isinstance(problem, MissingKey):
        return sentence(f"`{problem.path[-1]}` in the client configuration has no {listed(problem.names)}")
    if isinstance(problem, KeyProblem):
        owner = "the client configuration" if len(problem.path) == 1 else f"`{problem.path[-2]}` in the client configuration"
        return sentence(f"`{problem.path[-1]}` is not part of {owner}")
    value, expected = value_of(problem), problem.expected if isinstance(problem, ValueProblem) else None
    found = literal_words(value) if isinstance(value, Text) else value_words(value)
    return mismatch_message(place_of(problem.path, _METHOD), expected, found)


def _package_message(problem: Problem) -> str:
    if isinstance(problem, MissingArgument):
        return "Expected 1 arguments, but got 0."
    if isinstance(problem, MissingKey):
        return f"Property '{problem.names[0]}' is missing in type ..."
    if isinstance(problem, KeyProblem):
        return excess_key(problem, "DeepPartialAmplifyGeneratedConfigs<ClientConfig>")
    return ""


def fix(finding: Finding[tuple[Value | None, Problem]]) -> Iterator[Fix]:
    given, problem = finding.data
    if not isinstance(problem, KeyProblem):
        yield from corrections(problem)
        return
    yield from renames(problem)
    if isinstance(problem, MisplacedKey):
        yield from move(problem, given if isinstance(given, Object) else None)
    if len(problem.path) > 1 or not isinstance(given, Object):
        return
    is_own = isinstance(problem, UnknownKey) and not problem.names
    safety = Safety.SAFE if is_own else Safety.UNSAFE
    operation = MoveProperty(problem.prop, given, ("custom",))
    yield Fix(f"Move `{problem.path[-1]}` into `custom`", (operation,), safety, is_preferred=is_own)


RULE = Rule(
    code="backend/unknown-output",
    severity=Severity.ERROR,
    stages=(Stage.TYPES,),
    subject=Subject.BACKEND,
    summary="An unknown part is added to the client configuration.",
    covers=("BE08",),
    check=check,
    fix=fix,
    fixable="sometimes",
)
