"""The entry file of a function does not exist.

## What it does

Reports a function whose entry file does not exist. Without `entry`, it is the file `handler.ts` next to the file that calls
`defineFunction`; an `entry` is relative to that file, too. A function without `entry` that is defined in the file of another
resource is not reported, because its code is probably yet to be written.

## Why is this bad?

The packages reject the function at synthesis.

## Example

```ts bad
// amplify/functions/report/resource.ts
import { defineFunction } from '@aws-amplify/backend';

export const report = defineFunction({ entry: './handlr.ts' });
// amplify/functions/report/handler.ts
export const handler = async () => 'done';
// amplify/backend.ts
import { defineBackend } from '@aws-amplify/backend';
import { report } from './functions/report/resource';

defineBackend({ report });
```

Use instead:

```ts good
// amplify/functions/report/resource.ts
import { defineFunction } from '@aws-amplify/backend';

export const report = defineFunction({ entry: './handler.ts' });
// amplify/functions/report/handler.ts
export const handler = async () => 'done';
// amplify/backend.ts
import { defineBackend } from '@aws-amplify/backend';
import { report } from './functions/report/resource';

defineBackend({ report });
```

## Fix safety

The fixes set `entry` to a file with a similar name, or to the only script in the folder. They are unsafe, because another file
may be meant.
"""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix
from amplify_ls.model.handlers.deployed_functions import is_made
from amplify_ls.model.resources.functions import DEFAULT_ENTRY
from amplify_ls.rules.function.function_names import exists, files_meant, named, option_given
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.values.values import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.resources.functions import BackendFunction

CODE = "function/missing-entry-file"
_SCRIPT = re.compile(r"\.(jsx?|tsx?|cjs|cts|mjs|mts)$")


def check(function: BackendFunction) -> Iterator[Finding[BackendFunction]]:
    path, given = function.entry, function.option("entry")
    if path is None or not _SCRIPT.search(path) or exists(function, path) or _is_sketch(function) or not is_made(function):
        return
    place = posixpath.basename(function.path)
    is_given = isinstance(given, Text) and bool(given.value)
    name = given.value if is_given and isinstance(given, Text) else "handler.ts"
    shown = posixpath.relpath(path, posixpath.dirname(function.project.folder))
    yield Finding(
        given.span if is_given and given is not None else function.name_span,
        f"The entry file `{name}` of {named(function)} does not exist {'relative to' if is_given else 'next to'} `{place}`.",
        package_message=f"Cannot find entry file at {shown}",
        data=function,
    )


def _is_sketch(function: BackendFunction) -> bool:
    """Whether a function without `entry` is defined in the file of the resource that uses it, as before it has code."""
    definitions = function.project.definitions.all
    others = (item.call for item in definitions if item.path == function.path and item.call is not None)
    return function.lacks("entry") and any(call.name not in ("defineFunction", "defineBackend") for call in others)


def fix(finding: Finding[BackendFunction]) -> Iterator[Fix]:
    function = finding.data
    given = function.option("entry")
    wanted = given.value if isinstance(given, Text) and given.value else DEFAULT_ENTRY
    for index, name in enumerate(files_meant(function, wanted)):
        operation = option_given(function, "entry", f"'{name}'")
        if operation is not None:
            yield Fix(f"Set `entry` to `{name}`", (operation,), is_preferred=index == 0)


RULE = Rule(
    code=CODE,
    severity=Severity.ERROR,
    stages=(Stage.SYNTH,),
    subject=Subject.FUNCTION,
    summary="The entry file of a function does not exist.",
    covers=("FN24",),
    check=check,
    fix=fix,
    fixable="sometimes",
)
