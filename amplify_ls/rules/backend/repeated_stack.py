"""A stack of your own takes a name that another stack has.

`backend.createStack` makes a nested stack. Its name must be free: `auth`, `data` and `storage` are the stacks of these
resources, `function` that of functions without a `resourceGroupName`, and each of these names is a stack too. Upper and
lower case tell names apart.

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

from amplify_ls.catalog.backend import STACKS
from amplify_ls.rules.rule import Finding, Related, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.backend import Backend
    from amplify_ls.syntax.outline import Span


def check(backend: Backend) -> Iterator[Finding]:
    taken = _stacks_of_resources(backend)
    for name in backend.stacks:
        if not name.value:
            yield Finding(name.span, "A stack has an empty name.", package_message="Only root constructs may have an empty ID")
        elif name.value in taken:
            yield Finding(
                name.span,
                f"`{name.value}` is the name of another stack.",
                related=(Related(taken[name.value], "The other stack comes from here"),),
                package_message=f"Custom stack named {name.value} has already been created",
            )
        else:
            taken[name.value] = name.span


def _stacks_of_resources(backend: Backend) -> dict[str, Span]:
    """The stacks that are surely there before the file makes its own, with the place where each comes from."""
    found: dict[str, Span] = {}
    functions = {function.name_span: function for function in backend.project.functions}
    used = {usage.function: usage.span for usage in backend.project.function_usages if _is_there(backend, usage.user)}
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
    summary="A stack of your own takes a name that another stack has.",
    covers=("BE05",),
    check=check,
)
