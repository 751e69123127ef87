"""Another file is deployed instead of the one that defines the backend.

## What it does

Reports an entry file that is not deployed because another one takes precedence. The tools look for `amplify/backend.js`, then
`.mjs`, `.cjs` and, only if none of these exists, `.ts`.

## Why is this bad?

A `backend.js` that a build once left next to `backend.ts` is deployed, and changes to `backend.ts` have no effect. Delete it
unless a build writes it again before each deployment.

## Example

```ts bad
// amplify/backend.js
import { defineBackend } from '@aws-amplify/backend';
import { auth } from './auth/resource';
import { sayHello } from './functions/say-hello/resource';

defineBackend({ auth, sayHello });
// amplify/backend.ts
import { defineBackend } from '@aws-amplify/backend';
import { auth } from './auth/resource';

defineBackend({ auth });
// amplify/auth/resource.ts
import { defineAuth } from '@aws-amplify/backend';

export const auth = defineAuth({ loginWith: { email: true } });
// amplify/functions/say-hello/resource.ts
import { defineFunction } from '@aws-amplify/backend';

export const sayHello = defineFunction({ name: 'say-hello' });
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

from amplify_ls.model.files.loading import BACKEND_FILES
from amplify_ls.rules.rule import Finding, Related, Rule, Severity, Stage, Subject
from amplify_ls.rules.wording import listed
from amplify_ls.syntax.outline import Anchor, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.project import Project
    from amplify_ls.model.resources.backend import Backend
    from amplify_ls.values.resolution.module import Module


def check(project: Project) -> Iterator[Finding]:
    entry = project.loading.entry
    if entry is None:
        return
    deployed = project.backend
    related = () if deployed is None else (Related(deployed.name_span, "This backend is deployed"),)
    for path in (f"{project.folder}/{name}" for name in BACKEND_FILES):
        module = None if path == entry else project.sources.module(path)
        if module is None:
            continue
        own = [backend for backend in project.backends if backend.path == path]
        yield Finding(
            own[0].name_span if own else _beginning(module),
            f"`{posixpath.basename(entry)}` is deployed instead of `{posixpath.basename(path)}`"
            f"{_difference(own[0], deployed) if own and deployed is not None else ''}.",
            related=related,
        )


def _difference(own: Backend, deployed: Backend) -> str:
    """The resources that only one of two backends has, as the end of a sentence."""
    missing = [name for name in _names(own) if deployed.lacks(name)]
    added = [name for name in _names(deployed) if own.lacks(name)]
    parts = []
    if missing:
        parts.append(f"without {listed(missing)}")
    if added:
        parts.append(f"with {listed(added)} in addition")
    return f", {' and '.join(parts)}" if parts else ""


def _names(backend: Backend) -> tuple[str, ...]:
    return () if backend.options is None else tuple(prop.name for prop in backend.options)


def _beginning(module: Module) -> Span:
    statements = module.file.header.get().statements
    if not statements:
        return Span(Anchor(module.path, 0), 0, 0)
    content = statements[0].content.get()
    return Span(statements[0].anchor, content.start, content.end)


RULE = Rule(
    code="project/shadowed-backend",
    severity=Severity.WARNING,
    stages=(Stage.DEPLOY,),
    subject=Subject.PROJECT,
    summary="Another file is deployed instead of the one that defines the backend.",
    covers=("BE32",),
    check=check,
)
