"""A file imports the environment variables of a function that does not exist.

## What it does

Reports an import of `$amplify/env/NAME` in the code of a function if no function of the backend is named `NAME`.

## Why is this bad?

For each function, the packages generate a module `$amplify/env/NAME`. `NAME` is the name of the function: its `name`, otherwise
the name of its `entry` file, otherwise the name of the folder in which it is defined. It is not the name of the constant that
the result of `defineFunction` is assigned to. TypeScript rejects an import of any other module, and the function cannot be
bundled.

## Example

```ts bad
// amplify/backend.ts
import { defineBackend } from '@aws-amplify/backend';
import { sayHello } from './functions/say-hello/resource';

defineBackend({ sayHello });
// amplify/functions/say-hello/resource.ts
import { defineFunction } from '@aws-amplify/backend';

export const sayHello = defineFunction({ name: 'say-hello', environment: { GREETING: 'Hello' } });
// amplify/functions/say-hello/handler.ts
import { env } from '$amplify/env/sayHello';

export const handler = async () => env.GREETING;
```

Use instead:

```ts good
// amplify/backend.ts
import { defineBackend } from '@aws-amplify/backend';
import { sayHello } from './functions/say-hello/resource';

defineBackend({ sayHello });
// amplify/functions/say-hello/resource.ts
import { defineFunction } from '@aws-amplify/backend';

export const sayHello = defineFunction({ name: 'say-hello', environment: { GREETING: 'Hello' } });
// amplify/functions/say-hello/handler.ts
import { env } from '$amplify/env/say-hello';

export const handler = async () => env.GREETING;
```

## Fix safety

The fixes change the import to the module of a function with a similar name, or of the function itself. They are unsafe, because
another function may be meant.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.nearest import nearest
from amplify_ls.catalog.resources.variables import GENERATED_PREFIX
from amplify_ls.edits.operations import Fix, Replace
from amplify_ls.model.handlers.deployed_functions import is_made
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from amplify_ls.model.resources.functions import BackendFunction


def check(function: BackendFunction) -> Iterator[Finding[tuple[str, ...]]]:
    handlers = function.project.handlers
    for path in handlers.files_of(function):
        for each in handlers.environments(path):
            names = None if each.is_found else handlers.names
            if names is None or each.name in names:
                continue
            is_bundled = is_made(function) and not each.is_type
            module = f"{GENERATED_PREFIX}{each.name}{each.ending}"
            yield Finding(
                each.span,
                f"`{module}` does not exist, because no function of the backend is named `{each.name}`.",
                stage=None if is_bundled else Stage.TYPES,
                package_message=f"Cannot find module '{module}' or its corresponding type declarations.",
                data=tuple(f"{GENERATED_PREFIX}{name}{each.ending}" for name in _likely_names(function, each.name, names)),
            )


def _likely_names(function: BackendFunction, wrong: str, names: Iterable[str]) -> tuple[str, ...]:
    """The names that may be meant, the likeliest first: the nearest one, and the name of the function itself."""
    own = () if function.name is None else (function.name.name,)
    near = nearest(wrong, (*own, *names))
    return tuple(dict.fromkeys((*((near,) if near is not None else ()), *own)))


def fix(finding: Finding[tuple[str, ...]]) -> Iterator[Fix]:
    for index, module in enumerate(finding.data):
        yield Fix(f"Change to `{module}`", (Replace(finding.span, f"'{module}'"),), is_preferred=index == 0)


RULE = Rule(
    code="function/unknown-environment-module",
    severity=Severity.ERROR,
    stages=(Stage.TYPES, Stage.SYNTH),
    subject=Subject.FUNCTION,
    summary="A file imports the environment variables of a function that does not exist.",
    covers=(),
    check=check,
    fix=fix,
    fixable="sometimes",
)
