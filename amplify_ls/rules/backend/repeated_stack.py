"""A custom stack has the name of another stack.

## What it does

Reports a call of `backend.createStack` with an empty name or with a name that is already used. `auth`, `data` and `storage` are
the stacks of these resources, `function` is the stack of functions without `resourceGroupName`, and each `resourceGroupName` is
a stack, too. Names are case-sensitive.

## Why is this bad?

`backend.createStack` creates a nested stack, whose name must be unique. The packages reject a name that is already used at
synthesis.

## Example

```ts bad
import { defineBackend } from '@aws-amplify/backend';
import { auth } from './auth/resource';

const backend = defineBackend({ auth });

export const stack = backend.createStack('auth');
```

Use instead:

```ts good
import { defineBackend } from '@aws-amplify/backend';
import { auth } from './auth/resource';

const backend = defineBackend({ auth });

export const stack = backend.createStack('auth-extensions');
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.backend.members import STACKS
from amplify_ls.rules.rule import Finding, Related, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.resources.backend import Backend
    from amplify_ls.syntax.outline import Span


def check(backend: Backend) -> Iterator[Finding]:
    taken = _stacks_of_resources(backend)
    for name in backend.stacks:
        if not name.value:
            yield Finding(
                name.span, "The name of a stack is empty.", package_message="Only root constructs may have an empty ID"
            )
        elif name.value in taken:
            yield Finding(
                name.span,
                f"The stack name `{name.value}` is already used.",
                related=(Related(taken[name.value], "The other stack is created here"),),
                package_message=f"Custom stack named {name.value} has already been created",
            )
        else:
            taken[name.value] = name.span


def _stacks_of_resources(backend: Backend) -> dict[str, Span]:
    """The stacks that certainly exist before the file creates its own, with the place that creates each."""
    found: dict[str, Span] = {}
    functions = {function.name_span: function for function in backend.project.functions}
    used = {usage.function: usage.span for usage in backend.project.wiring.function_usages if _is_there(backend, usage.user)}
    for name, call in backend.resources.items():
        assert backend.options is not None
        span = backend.options.properties[name].name_span
        if call.name in STACKS:
            found.setdefault(STACKS[call.name], span)
        elif call.name == "defineFunction":
            used.setdefault(call.name_span, span)
    for place, span in used.items():
        group = functions[place].group if place in functions else None
        if group is not None:
            found.setdefault(group, span)
    return found


def _is_there(backend: Backend, stack: str) -> bool:
    return any(STACKS.get(call.name) == stack for call in backend.resources.values())


RULE = Rule(
    code="backend/repeated-stack",
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.BACKEND,
    summary="A custom stack has the name of another stack.",
    covers=("BE05",),
    check=check,
)
