"""The entry file of the backend does not call `defineBackend`.

## What it does

Reports the entry file, `amplify/backend.ts`, if neither this file nor any other file of the project can call `defineBackend`,
although the project defines resources.

## Why is this bad?

`ampx` starts with this file. Without a call of `defineBackend` there is nothing to deploy, and `ampx` rejects the project.

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

## Fix safety

If `defineBackend` appears without a call, the fix calls it with all exported resources. It is unsafe, because it deploys
resources that may not be meant to be deployed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import AddImport, Fix, InsertAfter
from amplify_ls.model.files.exported import specifier
from amplify_ls.rules.backend.backend_wiring import exported_resources
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.syntax.expressions import Identifier
from amplify_ls.syntax.outline import Anchor, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.project import Project
    from amplify_ls.syntax.outline import StatementChunk
    from amplify_ls.values.resolution.module import Module

_NAME = "defineBackend"


def check(project: Project) -> Iterator[Finding[tuple[Project, Span | None]]]:
    entry = project.loading.entry
    module = None if entry is None else project.sources.module(entry)
    # A folder without any definition may not be a backend at all.
    if module is None or project.backends or not project.definitions.all:
        return
    if module.file.header.get().is_complete and not _may_be_called(project, module):
        mention = _mention(module)
        yield Finding(
            _beginning(module) if mention is None else mention,
            "The entry file of the backend does not call `defineBackend`.",
            package_message="The Amplify backend definition is missing `defineBackend` call.",
            data=(project, mention),
        )


def _may_be_called(project: Project, module: Module) -> bool:
    """Whether any file of the project may call it, even in code that is not evaluated here."""
    paths = {module.path, *project.files}
    return any(_may_call(project, path) or _has_other_name(project, path) for path in paths)


def _may_call(project: Project, path: str) -> bool:
    module = project.sources.module(path)
    if module is None or not module.file.header.get().is_complete:
        return True
    chunks = [chunk for chunk in module.file.header.get().statements if not _is_mention(chunk)]
    if any(module.file.names.reads(_NAME, (chunk,)) for chunk in chunks):
        return True
    imports = (each for chunk in chunks for each in chunk.content.get().imports)
    return any(each.imported == "*" for each in imports) and project.file_facts.mentions(path, _NAME)


def _is_mention(chunk: StatementChunk) -> bool:
    """Whether a statement is the name alone: `defineBackend;`."""
    expression = chunk.content.get().expression
    return isinstance(expression, Identifier) and expression.name == _NAME


def _mention(module: Module) -> Span | None:
    for chunk in module.file.header.get().statements:
        expression = chunk.content.get().expression
        if expression is not None and _is_mention(chunk):
            return Span(chunk.anchor, expression.start, expression.end)
    return None


def _has_other_name(project: Project, path: str) -> bool:
    """Whether a file imports it under another name, or exports it again."""
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


def fix(finding: Finding[tuple[Project, Span | None]]) -> Iterator[Fix]:
    project, mention = finding.data
    if mention is not None:
        found = exported_resources(project)
        names = ", ".join(item.name for item in found)
        imports = tuple(AddImport(mention, specifier(mention.path, item.path), item.name) for item in found)
        yield Fix(
            "Call `defineBackend` with all resources", (InsertAfter(mention, f"({{ {names} }})"), *imports), is_preferred=True
        )


RULE = Rule(
    code="backend/missing-backend",
    severity=Severity.WARNING,
    stages=(Stage.DEPLOY,),
    subject=Subject.PROJECT,
    summary="The entry file of the backend does not call `defineBackend`.",
    covers=("BE10",),
    check=check,
    fix=fix,
    fixable="sometimes",
)
