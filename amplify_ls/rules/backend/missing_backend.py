"""The file of the backend does not call `defineBackend`.

`amplify/backend.ts` is where the tools begin: it must put the resources together with `defineBackend`, else there is
nothing to deploy.

## Example

```ts bad
import { auth } from './auth/resource';

export { auth };
```

Use instead:

```ts good
import { defineBackend } from '@aws-amplify/backend';
import { auth } from './auth/resource';

defineBackend({ auth });
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.model.project import BACKEND_FILES
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.syntax.outline import Anchor, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.project import Project
    from amplify_ls.values.module import Module

_NAME = "defineBackend"


def check(project: Project) -> Iterator[Finding]:
    found = (project.sources.module(f"{project.folder}/{name}") for name in BACKEND_FILES)
    modules = [module for module in found if module is not None]
    # Without any definition the folder may be something else.
    if project.backends or len(modules) != 1 or not project.all_definitions:
        return
    module = modules[0]
    if module.file.header.get().is_complete and not _may_be_called(project, module):
        yield Finding(
            _beginning(module),
            "The backend does not call `defineBackend`.",
            package_message="The Amplify backend definition is missing `defineBackend` call.",
        )


def _may_be_called(project: Project, module: Module) -> bool:
    """Whether any file of the project says the name, be it in code that nobody here evaluates."""
    paths = {module.path, *project.files.get()}
    return any(project.mentions(path, _NAME) or _has_other_name(project, path) for path in paths)


def _has_other_name(project: Project, path: str) -> bool:
    """Whether a file imports it under another name, or hands it on."""
    module = project.sources.module(path)
    if module is None:
        return True
    header = module.file.header.get()
    if any(local == _NAME for local, _ in header.exports.values()):
        return True
    imports = (each for chunk in header.statements for each in chunk.content.get().imports)
    return any(each.imported == _NAME and each.local != _NAME for each in imports)


def _beginning(module: Module) -> Span:
    statements = module.file.header.get().statements
    if not statements:
        return Span(Anchor(module.path, 0), 0, 0)
    content = statements[-1].content.get()
    return Span(statements[-1].anchor, content.start, content.end)


RULE = Rule(
    code="backend/missing-backend",
    severity=Severity.WARNING,
    stages=(Stage.DEPLOY,),
    subject=Subject.PROJECT,
    summary="The file of the backend does not call `defineBackend`.",
    covers=("BE10",),
    check=check,
)
