"""A name is neither declared nor imported.

## What it does

Reports a name that is neither declared nor imported, once per file, where it is first used. A type does not count as a
declaration of a value, and neither do the globals of browsers, such as `status` and `name`, which TypeScript accepts and
Node.js does not have.

## Why is this bad?

TypeScript reports `Cannot find name`. If the code runs when the backend is loaded, it stops with a `ReferenceError`.

## Example

```ts bad
// amplify/backend.ts
import { auth } from './auth/resource';

defineBackend({ auth });
// amplify/auth/resource.ts
import { defineAuth } from '@aws-amplify/backend';

export const auth = defineAuth({ loginWith: { email: true } });
```

Use instead:

```ts good
// amplify/backend.ts
import { defineBackend } from '@aws-amplify/backend';
import { auth } from './auth/resource';

defineBackend({ auth });
// amplify/auth/resource.ts
import { defineAuth } from '@aws-amplify/backend';

export const auth = defineAuth({ loginWith: { email: true } });
```

## Fix safety

Importing the name is safe and is applied by `--fix` if only one module can be meant. So is changing the name to the only
similar name in the file. All other fixes are unsafe.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.named_arguments import takes_names
from amplify_ls.model.files.undeclared import Lack
from amplify_ls.rules.project.names.name_fixes import fixes_of
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.edits.operations import Fix
    from amplify_ls.model.files.undeclared import Undeclared
    from amplify_ls.model.project_file import ProjectFile

_RULES = "authorization"
_VALUE_USED_AS_TYPE = "'{name}' refers to a value, but is being used as a type here. Did you mean 'typeof {name}'?"
_TYPE_USED_AS_VALUE = "'{name}' only refers to a type, but is being used as a value here."


def check(file: ProjectFile) -> Iterator[Finding[tuple[ProjectFile, Undeclared]]]:
    seen: set[tuple[str, Lack]] = set()
    found = sorted(file.project.slips.get(file.path).undeclared, key=lambda each: (not each.stops_loading, each.span.resolve()))
    for slip in found:
        if slip.is_in_list and slip.argument_of == _RULES:
            # `data/invalid-authorization` reports an array instead of the callback that declares the names.
            continue
        # If a string is meant, each place needs quotes.
        if (slip.name, slip.lack) not in seen or slip.argument_of in takes_names():
            yield _finding(file, slip)
        seen.add((slip.name, slip.lack))


def _finding(file: ProjectFile, slip: Undeclared) -> Finding[tuple[ProjectFile, Undeclared]]:
    package_message = f"Cannot find name '{slip.name}'."
    if slip.lack is Lack.BROWSER:
        message, package_message = f"`{slip.name}` only exists in browsers.", f"{slip.name} is not defined"
    elif slip.lack is Lack.VALUE:
        message, package_message = (
            f"`{slip.name}` is a type, but is used as a value.",
            _TYPE_USED_AS_VALUE.format(name=slip.name),
        )
    elif slip.lack is Lack.TYPE:
        message, package_message = (
            f"`{slip.name}` is a value, but is used as a type.",
            _VALUE_USED_AS_TYPE.format(name=slip.name),
        )
    else:
        message = f"`{slip.name}` is not declared."
    stage = Stage.SYNTH if slip.lack is Lack.BROWSER else None if slip.stops_loading else Stage.TYPES
    return Finding(slip.span, message, stage=stage, package_message=package_message, data=(file, slip))


def fix(finding: Finding[tuple[ProjectFile, Undeclared]]) -> Iterator[Fix]:
    file, slip = finding.data
    yield from fixes_of(file, slip)


RULE = Rule(
    code="project/undeclared-name",
    severity=Severity.ERROR,
    stages=(Stage.TYPES, Stage.SYNTH),
    subject=Subject.LOADED,
    summary="A name is neither declared nor imported.",
    covers=("AU119",),
    check=check,
    fix=fix,
    fixable="sometimes",
    is_about_names=True,
)
