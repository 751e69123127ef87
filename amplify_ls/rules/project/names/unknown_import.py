"""An imported name is not exported by the file or package.

## What it does

Reports an import of a name that a file of the project, `@aws-amplify/backend` or the CDK does not export. Names of packages are
only reported if they are similar to a known one or the installed version is known not to have them.

## Why is this bad?

TypeScript rejects the import. The imported value is `undefined`, or the file fails to load at synthesis. Usually the name is
misspelled, or the declaration has no `export`.

## Example

```ts bad
// amplify/backend.ts
import { defineBackend } from '@aws-amplify/backend';
import { auht } from './auth/resource';

defineBackend({ auht });
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

Both fixes are unsafe. One exports the declaration; the other imports a similar name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from amplify_ls.catalog.cdk_types import exports
from amplify_ls.catalog.language.modules import ALIASES, BACKEND_MODULE, MODULES, TYPES
from amplify_ls.catalog.nearest import suggestion
from amplify_ls.edits.operations import Fix, Replace
from amplify_ls.model.files.cdk_versions import is_described, is_newer, misspelt
from amplify_ls.model.files.exports import lacks_export
from amplify_ls.model.known_types import is_of_cdk
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.syntax.outline import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.project import Project
    from amplify_ls.model.project_file import ProjectFile
    from amplify_ls.syntax.lower.contents import ImportedName
    from amplify_ls.syntax.outline import StatementChunk
    from amplify_ls.values.resolution.module import Module

Slip: TypeAlias = "tuple[Span, ImportedName, tuple[str, ...], StatementChunk | None]"
"""The place, the import, the names that may be meant, and the statement that declares the name without exporting it."""

_DEFINE = "define"
_SCRIPTS = (".ts", ".mts", ".cts", ".tsx", ".js", ".mjs", ".cjs", ".jsx")


def check(file: ProjectFile) -> Iterator[Finding[tuple[Span, ImportedName, tuple[str, ...], StatementChunk | None]]]:
    for chunk, imported in file.imports():
        slip = None if imported.imported == "*" else _slip(file, chunk, imported)
        if slip is None:
            continue
        span, name = slip[0], imported.imported
        what = "has no default export" if name == "default" else f"does not export `{name}`"
        yield Finding(
            span,
            f"`{imported.module}` {what}.",
            stage=Stage.TYPES if imported.is_type else None,
            package_message=f"Module '\"{imported.module}\"' has no exported member '{name}'.",
            data=slip,
        )


def _slip(file: ProjectFile, chunk: StatementChunk, imported: ImportedName) -> Slip | None:
    module = file.module
    span = Span(chunk.anchor, imported.start, imported.end)
    name = imported.imported
    if imported.module == BACKEND_MODULE:
        meant = _meant_of_package(name)
        return (span, imported, meant, None) if meant else None
    if is_of_cdk(imported.module):
        return _slip_of_cdk(file, span, imported)
    target = module.sources.resolve(module.path, imported.module) if imported.module.startswith(".") else None
    other = None if target is None or not target.endswith(_SCRIPTS) else module.sources.module(target)
    return None if other is None else _slip_of_file(file.project, span, imported, other)


def _slip_of_cdk(file: ProjectFile, span: Span, imported: ImportedName) -> Slip | None:
    names = exports(imported.module)
    if (
        names is None
        or imported.imported in (*names, "default")
        or file.module.sources.resolve(file.path, imported.module) is not None
    ):
        return None
    if is_newer(file):
        return None
    meant = misspelt(imported.imported, names)
    return (span, imported, meant, None) if meant or is_described(file) else None


def _meant_of_package(name: str) -> tuple[str, ...]:
    """What may be meant by a name that the package does not have: similar names only, because versions add names."""
    names = (*MODULES[BACKEND_MODULE], *TYPES[BACKEND_MODULE])
    if name in names or any(alias.wrong == name for alias in ALIASES):
        return () if name in names else suggestion(name, names, ALIASES).names
    if not name.startswith(_DEFINE):
        return suggestion(name, names).names
    rest = (each.removeprefix(_DEFINE) for each in names if each.startswith(_DEFINE))
    return tuple(_DEFINE + each for each in suggestion(name.removeprefix(_DEFINE), rest).names)


def _slip_of_file(project: Project, span: Span, imported: ImportedName, other: Module) -> Slip | None:
    name = imported.imported
    header = other.file.header.get()
    if not header.statements or not lacks_export(other, name) or project.ambient.augments(other.path, name):
        return None
    names = [*other.export_table().paths]
    if name == "default":
        return (span, imported, tuple(names) if len(names) == 1 else (), None)
    declared = (other.file.names.declared() or {}).get(name)
    if declared is not None and not declared.statement.content.get().imports:
        return (span, imported, (), declared.statement)
    return (span, imported, suggestion(name, _names_for(imported, other, names)).names, None)


def _names_for(imported: ImportedName, other: Module, names: list[str]) -> list[str]:
    """The exports that may be meant: for a type import, including types."""
    if not imported.is_type:
        return names
    exported = other.file.names.exported() or {}
    return [*names, *(name for name in exported if name not in names)]


def fix(finding: Finding[tuple[Span, ImportedName, tuple[str, ...], StatementChunk | None]]) -> Iterator[Fix]:
    slip: Slip = finding.data
    span, imported, meant, declared = slip
    if declared is not None:
        start = Span(declared.anchor, 0, 0)
        yield Fix(f"Export `{imported.imported}`", (Replace(start, "export "),), is_preferred=True)
    if imported.imported == "default":
        return
    for name in meant[:1]:
        text = name if name == imported.local else f"{name} as {imported.local}"
        yield Fix(f"Import `{name}`", (Replace(span, text),), is_preferred=True)


RULE = Rule(
    code="project/unknown-import",
    severity=Severity.ERROR,
    stages=(Stage.TYPES, Stage.SYNTH),
    subject=Subject.FILE,
    summary="An imported name is not exported by the file or package.",
    covers=(),
    check=check,
    fix=fix,
    fixable="sometimes",
)
