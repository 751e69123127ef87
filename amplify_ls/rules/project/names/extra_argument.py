"""A call of a function of the packages has too many arguments.

## What it does

Reports extra arguments of `defineAuth`, `defineData`, `defineStorage`, `defineFunction` and similar functions, and, in the
options of auth, storage and functions, of `secret` and of the methods of `allow`. If the first argument does not fit, only that
is reported.

## Why is this bad?

All options of a resource belong in one object. TypeScript rejects a second argument, and the packages ignore it. Only a
function that is created with the CDK has options in a second argument, after its callback.

## Example

```ts bad
// amplify/storage/resource.ts
import { defineStorage } from '@aws-amplify/backend';

export const storage = defineStorage({ name: 'drive' }, { versioned: true });
```

Use instead:

```ts good
// amplify/storage/resource.ts
import { defineStorage } from '@aws-amplify/backend';

export const storage = defineStorage({ name: 'drive', versioned: true });
```

## Fix safety

Removing the extra arguments is safe and is applied by `--fix`, because they are ignored. If all arguments are arrays, both
removing the extra ones and merging them with the first one are unsafe.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.lookup import function
from amplify_ls.fit.faults import problems_of
from amplify_ls.fit.problems import TooManyArguments
from amplify_ls.fit.validation import form_of
from amplify_ls.model.types.mismatch import may_fit
from amplify_ls.rules.claims import Claim
from amplify_ls.rules.data.argument_fixes import as_one_list, without_rest
from amplify_ls.rules.options.option_words import mismatch_message
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.values.values import Array

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.edits.operations import Fix
    from amplify_ls.model.project import Project
    from amplify_ls.model.resources.resource import Resource
    from amplify_ls.values.values import Arguments

CLAIMS = (Claim(TooManyArguments, "**", subjects=(Subject.AUTH, Subject.STORAGE, Subject.FUNCTION, Subject.BACKEND)),)


def check(project: Project) -> Iterator[Finding[tuple[Arguments, int] | tuple[Arguments, int] | None]]:
    calls = {item.call.name_span: item.call for item in project.definitions.all if item.call is not None}
    for call in calls.values():
        method, given = function(call.name), call.arguments
        if method is None or given.is_open or given.count < 2:
            continue
        form = form_of(method, given)
        most = len(form)
        # If the first argument does not fit, that is what is wrong.
        if given.count <= most or not may_fit(given.values[0], form[0].type):
            continue
        expected = "1 argument" if most == 1 else f"{most} arguments"
        here = given.span.covers(given.values[most].span)
        yield Finding(
            given.values[most].span if here else call.name_span,
            mismatch_message(f"`{call.name}`", expected, str(given.count)),
            package_message=f"Expected {most} arguments, but got {given.count}.",
            data=(given, most) if here else None,
        )
    yield from _within_options(project)


def _within_options(project: Project) -> Iterator[Finding[tuple[Arguments, int] | tuple[Arguments, int] | None]]:
    """Extra arguments of ``secret('NAME')`` and of the methods of ``allow``, in the options of all resources."""
    resources: tuple[Resource, ...] = (*project.auth, *project.storages, *project.functions)
    for resource in resources:
        for problem in problems_of(resource):
            if not isinstance(problem, TooManyArguments):
                continue
            name, most = problem.method, _most(problem)
            expected = "no arguments" if most == 0 else "1 argument" if most == 1 else f"{most} arguments"
            yield Finding(
                problem.span,
                mismatch_message(f"`{name}`", expected, str(problem.given.count)),
                package_message=f"Expected {most} arguments, but got {problem.given.count}.",
                data=(problem.given, most),
            )


def _most(problem: TooManyArguments) -> int:
    values = problem.given.values
    return next((index for index, value in enumerate(values) if value is problem.value), len(values))


def fix(finding: Finding[tuple[Arguments, int] | tuple[Arguments, int] | None]) -> Iterator[Fix]:
    if finding.data is None:
        return
    given, most = finding.data
    if most == 1 and isinstance(given.values[0], Array):
        yield from as_one_list(given)
    yield from without_rest(given, most)


RULE = Rule(
    code="project/extra-argument",
    severity=Severity.ERROR,
    stages=(Stage.TYPES,),
    subject=Subject.PROJECT,
    summary="A call of a function of the packages has too many arguments.",
    covers=(),
    claims=CLAIMS,
    check=check,
    fix=fix,
    fixable="sometimes",
)
