"""A backend is defined in a file that the tools do not look for.

## What it does

Reports a call of `defineBackend` in a file in the `amplify` folder if the folder has no entry file `backend.ts`, `backend.js`,
`backend.mjs` or `backend.cjs`.

## Why is this bad?

`ampx` starts with the entry file. It does not find a backend in `amplify/index.ts`.

## Example

```ts bad
// amplify/index.ts
import { defineBackend } from '@aws-amplify/backend';
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
"""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.project import Project


def check(project: Project) -> Iterator[Finding]:
    if project.loading.entry is not None:
        return
    for backend in project.backends:
        folder, name = posixpath.split(backend.path)
        # In a subfolder it may be a helper or a test.
        if folder == project.folder:
            yield Finding(
                backend.name_span,
                f"The backend is defined in `{name}`, but the tools look for `backend.ts`.",
                package_message=f"Amplify entry point not found at {project.folder}/backend.ts",
            )


RULE = Rule(
    code="project/misnamed-entry-point",
    severity=Severity.WARNING,
    stages=(Stage.DEPLOY,),
    subject=Subject.PROJECT,
    summary="A backend is defined in a file that the tools do not look for.",
    covers=("BE11",),
    check=check,
)
