"""Two functions in the same resource group have the same name.

## What it does

Reports a function that has the same name as another function in its group. Functions without `resourceGroupName` belong to the
group `function`. Without `name`, a function is named after its entry file, and without `entry`, after its folder: `entry:
'./handler.ts'` in two folders results in two functions named `handler`.

## Why is this bad?

The functions of a group are created in the same stack, where names must be unique. The packages reject the second one at
synthesis.

## Example

```ts bad
// amplify/functions/orders/resource.ts
import { defineFunction } from '@aws-amplify/backend';

export const orders = defineFunction({ entry: './handler.ts' });
// amplify/functions/orders/handler.ts
export const handler = async () => 'orders';
// amplify/functions/stock/resource.ts
import { defineFunction } from '@aws-amplify/backend';

export const stock = defineFunction({ entry: './handler.ts' });
// amplify/functions/stock/handler.ts
export const handler = async () => 'stock';
// amplify/backend.ts
import { defineBackend } from '@aws-amplify/backend';
import { orders } from './functions/orders/resource';
import { stock } from './functions/stock/resource';

defineBackend({ orders, stock });
```

Use instead:

```ts good
// amplify/functions/orders/resource.ts
import { defineFunction } from '@aws-amplify/backend';

export const orders = defineFunction({ name: 'orders', entry: './handler.ts' });
// amplify/functions/orders/handler.ts
export const handler = async () => 'orders';
// amplify/functions/stock/resource.ts
import { defineFunction } from '@aws-amplify/backend';

export const stock = defineFunction({ name: 'stock', entry: './handler.ts' });
// amplify/functions/stock/handler.ts
export const handler = async () => 'stock';
// amplify/backend.ts
import { defineBackend } from '@aws-amplify/backend';
import { orders } from './functions/orders/resource';
import { stock } from './functions/stock/resource';

defineBackend({ orders, stock });
```

## Fix safety

The fix sets `name` to an unused name. It is unsafe, because a function that has been deployed under the old name is replaced.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.model.handlers.deployed_functions import is_made
from amplify_ls.model.resources.functions import DEFAULT_GROUP
from amplify_ls.rules.function.function_names import free_names, is_exported, naming
from amplify_ls.rules.rule import Finding, Related, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.edits.operations import Fix
    from amplify_ls.model.project import Project
    from amplify_ls.model.resources.functions import BackendFunction, NamePart

CODE = "function/repeated-name"
_SOURCES = {"name": "", "entry": ", taken from the entry file,", "folder": ", taken from the folder,"}
_REASONS = {"name": "", "entry": " after its entry file", "folder": " after its folder"}


def check(project: Project) -> Iterator[Finding[BackendFunction]]:
    named: dict[tuple[str, str], list[tuple[BackendFunction, NamePart]]] = {}
    for function in project.functions:
        part, group = function.name, function.group
        if part is not None and group is not None:
            named.setdefault((group, part.name), []).append((function, part))
    for (group, _), found in named.items():
        if len(found) == 1:
            continue
        first, *others = [each for each in found if is_taken(each[0])] or found[:1]
        yield from (_finding(function, part, first[1], group) for function, part in others)


def is_taken(function: BackendFunction) -> bool:
    """Whether a function is part of a backend; in a project without a backend, whether it could be."""
    return is_made(function) if function.project.backends else is_exported(function)


def _finding(function: BackendFunction, part: NamePart, first: NamePart, group: str) -> Finding[BackendFunction]:
    where = "" if group == DEFAULT_GROUP else f" of the group `{group}`"
    return Finding(
        part.span,
        f"The name `{part.name}`{_SOURCES[part.source]} is already used by another function{where}.",
        related=(Related(first.span, f"Another function is named `{part.name}`{_REASONS[first.source]}"),),
        package_message=f"There is already a Construct with name '{part.name}' in NestedStack [{group}]",
        data=function,
    )


def fix(finding: Finding[BackendFunction]) -> Iterator[Fix]:
    function = finding.data
    for name in free_names(function)[:1]:
        yield from naming(function, name)


RULE = Rule(
    code=CODE,
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.PROJECT,
    summary="Two functions in the same resource group have the same name.",
    covers=("FN23",),
    check=check,
    fix=fix,
    fixable="sometimes",
)
