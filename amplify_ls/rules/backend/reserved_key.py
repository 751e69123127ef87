"""A resource has the name of a member of the backend itself.

## What it does

Reports a resource in the argument of `defineBackend` that is named `createStack`, `addOutput` or `stack`.

## Why is this bad?

The result of `defineBackend` has members with these names, so the resource cannot be accessed. TypeScript rejects the name.

## Example

```ts bad
import { defineBackend } from '@aws-amplify/backend';
import { auth } from './auth/resource';

defineBackend({ stack: auth });
```

Use instead:

```ts good
import { defineBackend } from '@aws-amplify/backend';
import { auth } from './auth/resource';

defineBackend({ auth });
```

## Fix safety

The fix renames the resource to `auth`, `data` or `storage`. It is unsafe, because other code may use the old name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.backend.members import STACKS
from amplify_ls.edits.operations import Fix, RenameProperty, Replace
from amplify_ls.fit.problems import InvalidKey
from amplify_ls.model.builders import define_call
from amplify_ls.rules.claims import Claim
from amplify_ls.rules.options.backend_faults import BACKEND_FAULTS, claimed
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.resources.backend import Backend
    from amplify_ls.values.values import Property

CODE = "backend/reserved-key"
CLAIMS = (Claim(InvalidKey, "*"),)


def check(backend: Backend) -> Iterator[Finding[tuple[Backend, InvalidKey]]]:
    for problem in claimed(backend, CODE, CLAIMS):
        name = problem.path[-1]
        yield BACKEND_FAULTS.finding(
            backend,
            problem,
            f"The resource `{name}` has the name of a member of the backend itself, so it cannot be accessed.",
            package_message="Type 'ConstructFactory<...>' is not assignable to type 'undefined'.",
        )


def fix(finding: Finding[tuple[Backend, InvalidKey]]) -> Iterator[Fix]:
    backend, problem = finding.data
    call = None if problem.prop is None else define_call(problem.prop.value)
    name = None if call is None else STACKS.get(call.name)
    if name is not None and backend.options is not None and backend.options.lacks(name):
        operation = Replace(problem.prop.span, name) if _is_bound_to(backend, problem.prop, name) else None
        yield Fix(f"Change to `{name}`", (operation or RenameProperty(problem.prop, name),), is_preferred=True)


def _is_bound_to(backend: Backend, prop: Property, name: str) -> bool:
    """Whether a property is written `key: name`, which can become a shorthand with the right key."""
    module = backend.project.sources.module(prop.span.path)
    start, end = prop.span.resolve()
    written = b"" if module is None else module.file.data[start:end]
    return written.partition(b":")[2].strip() == name.encode()


RULE = Rule(
    code=CODE,
    severity=Severity.ERROR,
    stages=(Stage.TYPES,),
    subject=Subject.BACKEND,
    summary="A resource has the name of a member of the backend itself.",
    names="a resource",
    covers=("BE01",),
    claims=CLAIMS,
    check=check,
    fix=fix,
    fixable="sometimes",
)
