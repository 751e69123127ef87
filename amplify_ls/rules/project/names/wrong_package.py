"""A function of the backend is imported from the package for clients.

## What it does

Reports an import of a function such as `defineAuth` or `defineData` from `aws-amplify`.

## Why is this bad?

These functions are exported by `@aws-amplify/backend`. `aws-amplify` is the package for the app and exports none of them, so
TypeScript rejects the import and loading the backend fails.

## Example

```ts bad
// amplify/auth/resource.ts
import { defineAuth } from 'aws-amplify';

export const auth = defineAuth({ loginWith: { email: true } });

// amplify/backend.ts
import { defineBackend } from '@aws-amplify/backend';
import { auth } from './auth/resource';

defineBackend({ auth });
```

Use instead:

```ts good
// amplify/auth/resource.ts
import { defineAuth } from '@aws-amplify/backend';

export const auth = defineAuth({ loginWith: { email: true } });

// amplify/backend.ts
import { defineBackend } from '@aws-amplify/backend';
import { auth } from './auth/resource';

defineBackend({ auth });
```

## Fix safety

The fix imports the names from `@aws-amplify/backend`. It is safe and is applied by `--fix`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.language.modules import BACKEND_MODULE, CLIENT_MODULE, MODULES
from amplify_ls.edits.operations import Fix, Replace, Safety
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.syntax.outline import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.project_file import ProjectFile
    from amplify_ls.syntax.outline import StatementChunk

_NAMES = frozenset(MODULES[BACKEND_MODULE])


def check(file: ProjectFile) -> Iterator[Finding[StatementChunk]]:
    for chunk, name in file.imports():
        is_client = name.module == CLIENT_MODULE or name.module.startswith(f"{CLIENT_MODULE}/")
        if not is_client or name.is_type or name.imported not in _NAMES:
            continue
        yield Finding(
            Span(chunk.anchor, name.start, name.end),
            f"`{name.imported}` is imported from `{name.module}`, which does not export it.",
            package_message=f"Module '\"{name.module}\"' has no exported member '{name.imported}'.",
            data=chunk,
        )


def fix(finding: Finding[StatementChunk]) -> Iterator[Fix]:
    chunk: StatementChunk = finding.data
    imports = chunk.content.get().imports
    if not imports or any(name.imported not in _NAMES or name.is_type for name in imports):
        return
    names = [name.imported if name.imported == name.local else f"{name.imported} as {name.local}" for name in imports]
    text = f"import {{ {', '.join(names)} }} from '{BACKEND_MODULE}';"
    operation = Replace(Span(chunk.anchor, 0, chunk.length), text)
    yield Fix(f"Import from `{BACKEND_MODULE}`", (operation,), Safety.SAFE, is_preferred=True)


RULE = Rule(
    code="project/wrong-package",
    severity=Severity.ERROR,
    stages=(Stage.TYPES, Stage.SYNTH),
    subject=Subject.FILE,
    summary="A function of the backend is imported from the package for clients.",
    covers=("BE13",),
    check=check,
    fix=fix,
    fixable="sometimes",
)
