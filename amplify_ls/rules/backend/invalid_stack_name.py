"""A stack of your own is made without a name, or with one that is no text.

`backend.createStack` takes the name of the stack. Without one the type check refuses the call; the packages, if they get to see
it, make a stack named `undefined`.

## Example

```ts bad
import { defineBackend } from '@aws-amplify/backend';
import { auth } from './auth/resource';

const backend = defineBackend({ auth });

export const stack = backend.createStack();
```

Use instead:

```ts good
import { defineBackend } from '@aws-amplify/backend';
import { auth } from './auth/resource';

const backend = defineBackend({ auth });

export const stack = backend.createStack('jobs');
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.types import Text
from amplify_ls.model.dressing import is_dressed
from amplify_ls.model.mismatch import may_fit
from amplify_ls.rules.option_words import value_words
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.backend import Backend

_NAME = Text()


def check(backend: Backend) -> Iterator[Finding]:
    for call in backend.calls("createStack"):
        given = call.arguments[0]
        # The packages take anything for a name.
        is_hidden = is_dressed(backend.project.sources, (backend.name_span, call.name_span))
        severity = Severity.WARNING if is_hidden else Severity.ERROR
        if given is None and not call.arguments.is_open:
            message, said = "`createStack` is called without the name of the stack.", "Expected 1 arguments, but got 0."
            yield Finding(call.name_span, message, severity=severity, package_message=said)
        elif given is not None and not may_fit(given, _NAME):
            yield Finding(given.span, f"The name of a stack is {value_words(given)}, not a text.", severity=severity)


RULE = Rule(
    code="backend/invalid-stack-name",
    severity=Severity.ERROR,
    stages=(Stage.TYPES,),
    subject=Subject.BACKEND,
    summary="A stack of your own is made without a name, or with one that is no text.",
    covers=(),
    check=check,
)
