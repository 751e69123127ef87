"""A method of the backend or of one of its resources has a wrong argument.

## What it does

Reports missing and extra arguments, and arguments of the wrong type, in calls of methods of the backend and its resources.
`createStack` expects the name of the stack. `addEnvironment` expects the name and the value of a variable, and the value is a
string or a secret. Reading a property as if it were a method is reported, too.

## Why is this bad?

TypeScript rejects such a call. A wrong value for `addEnvironment` also stops the synthesis.

## Example

```ts bad
// amplify/backend.ts
import { defineBackend } from '@aws-amplify/backend';
import { report } from './functions/report/resource';

const backend = defineBackend({ report });

backend.report.addEnvironment('MOST_ROWS', 500);
// amplify/functions/report/resource.ts
import { defineFunction } from '@aws-amplify/backend';

export const report = defineFunction({ name: 'report' });
// amplify/functions/report/handler.ts
export const handler = async () => {};
```

Use instead:

```ts good
// amplify/backend.ts
import { defineBackend } from '@aws-amplify/backend';
import { report } from './functions/report/resource';

const backend = defineBackend({ report });

backend.report.addEnvironment('MOST_ROWS', '500');
// amplify/functions/report/resource.ts
import { defineFunction } from '@aws-amplify/backend';

export const report = defineFunction({ name: 'report' });
// amplify/functions/report/handler.ts
export const handler = async () => {};
```

## Fix safety

Fixes that only change the notation of a value are safe and are applied by `--fix`. All others are unsafe.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.types import Method, Property
from amplify_ls.edits.operations import Fix, RemoveItem
from amplify_ls.fit.choices import may_be_told_apart
from amplify_ls.fit.problems import ValueProblem, WrongType
from amplify_ls.fit.validation import argument_problems
from amplify_ls.model.handlers.environment_checks import may_be_checked, may_be_declared
from amplify_ls.model.resources.backend_members import members_along
from amplify_ls.model.resources.type_assertions import is_dressed
from amplify_ls.model.types.receivers import is_environment
from amplify_ls.rules.options.option_fixes import conversions
from amplify_ls.rules.options.option_words import mismatch_message, value_words
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.rules.wording import listed
from amplify_ls.syntax.code_marks import CodeMark, marks_around

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.resources.backend import Backend, BackendUse
    from amplify_ls.values.values import Arguments, Link, Value

CODE = "backend/wrong-argument"
_OWN_RULES = frozenset({"addOutput"})
_REFUSED_LATER = frozenset({"addEnvironment"})
"""Methods for which the packages themselves reject missing and wrong arguments."""


def check(backend: Backend) -> Iterator[Finding[Arguments | WrongType | None]]:
    for use in backend.uses:
        for step in members_along(backend, use):
            if step.link.arguments is None:
                continue
            if isinstance(step.member, Property):
                message = f"`{step.link.name}` is not a function."
                yield Finding(step.link.name_span, message, package_message="This expression is not callable.")
            elif step.member is not None:
                found = _in_call(backend, step.member, step.link, step.link.arguments)
                yield from (each for each in found if each.stage is not Stage.TYPES or not _is_blind(backend, use))


def _is_blind(backend: Backend, use: BackendUse) -> bool:
    return is_dressed(backend.project.sources, (link.name_span for link in use.links))


def _in_call(backend: Backend, method: Method, link: Link, given: Arguments) -> Iterator[Finding[Arguments | WrongType | None]]:
    if given.is_open:
        return
    required = tuple(parameter.name for parameter in method.parameters if parameter.presence == "required")
    most = len(method.parameters)
    if given.count < len(required):
        said = f"Expected {len(required)} arguments, but got {given.count}."
        message = f"The call of `{method.name}` has no argument for {listed(required[given.count :])}."
        stage = None if method.name in _REFUSED_LATER else Stage.TYPES
        yield Finding(link.name_span, message, stage=stage, package_message=said)
    elif given.count > most:
        expected = "1 argument" if most == 1 else f"{most} arguments"
        said = f"Expected {most} arguments, but got {given.count}."
        yield Finding(
            given.values[most].span,
            mismatch_message(f"`{method.name}`", expected, str(given.count)),
            stage=Stage.TYPES,
            package_message=said,
            data=given,
        )
    elif method.name not in _OWN_RULES:
        yield from _wrong_kinds(backend, method, link, given)


def _wrong_kinds(
    backend: Backend, method: Method, link: Link, given: Arguments
) -> Iterator[Finding[Arguments | WrongType | None]]:
    for problem in argument_problems(method, given, link.name_span):
        if problem.is_in_arm and may_be_told_apart(backend.project.sources, problem):
            continue
        if isinstance(problem, WrongType):
            message = mismatch_message(f"`{method.name}`", problem.expected, value_words(problem.value))
            stage = None if method.name in _REFUSED_LATER and not problem.is_in_arm else Stage.TYPES
            yield Finding(problem.span, message, stage=stage, package_message=_SAID, data=problem)
    for value in given.values:
        is_unsure = is_environment(value) and not _is_asserted(backend, value)
        if is_unsure and not may_be_checked(backend.project, value, link.name_span) and not may_be_declared(backend.project):
            message = f"The argument of `{method.name}` is an environment variable, which is `undefined` if it is not set."
            yield Finding(value.span, message, stage=Stage.TYPES, package_message=_SAID)


_SAID = "Argument of type ... is not assignable to parameter of type ..."


def _is_asserted(backend: Backend, value: Value) -> bool:
    """Whether the author asserts that it is set: ``process.env.NAME!``."""
    module = backend.project.sources.module(value.span.path)
    is_sure = module is None or CodeMark.NON_NULL in marks_around(module.file.tree, *value.span.resolve())
    return is_sure or is_dressed(backend.project.sources, (value.span,))


def fix(finding: Finding[Arguments | WrongType | None]) -> Iterator[Fix]:
    if isinstance(finding.data, ValueProblem):
        yield from conversions(finding.data)
    elif finding.data is not None:
        given: Arguments = finding.data
        yield Fix("Remove the argument", (RemoveItem(given.values[-1].span),), is_preferred=True)


RULE = Rule(
    code=CODE,
    severity=Severity.ERROR,
    stages=(Stage.TYPES, Stage.SYNTH),
    subject=Subject.BACKEND,
    summary="A method of the backend or of one of its resources has a wrong argument.",
    covers=(),
    check=check,
    fix=fix,
    fixable="sometimes",
)
