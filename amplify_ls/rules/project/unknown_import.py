"""A name is imported that the file, or the package, does not export.

What is imported so is `undefined`: the type check refuses the name, and `defineBackend` stops at it. Mostly it is misspelt, or
the `export` before a declaration is missing.

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
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from amplify_ls.catalog.modules import ALIASES, BACKEND_MODULE, MODULES, TYPES
from amplify_ls.catalog.nearest import suggestion
from amplify_ls.edits.operations import Fix, Replace
from amplify_ls.model.mentions import says
from amplify_ls.rules.rule import Finding, Rule, Severity, Stage, Subject
from amplify_ls.syntax.outline import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.project_file import ProjectFile
    from amplify_ls.syntax.contents import ImportedName
    from amplify_ls.syntax.outline import StatementChunk
    from amplify_ls.values.module import Module

Slip: TypeAlias = "tuple[Span, ImportedName, tuple[str, ...], StatementChunk | None]"
"""The place, the import, the names that may be meant, and the statement that declares the name without exporting it."""

_DEFINE = "define"
_SCRIPTS = (".ts", ".mts", ".cts", ".tsx", ".js", ".mjs", ".cjs", ".jsx")


def check(file: ProjectFile) -> Iterator[Finding]:
    for chunk, imported in file.imports():
        slip = None if imported.is_type or imported.imported == "*" else _slip(file.module, chunk, imported)
        if slip is None:
            continue
        span, name = slip[0], imported.imported
        what = "has no default export" if name == "default" else f"does not export `{name}`"
        yield Finding(
            span,
            f"`{imported.module}` {what}.",
            package_message=f"Module '\"{imported.module}\"' has no exported member '{name}'.",
            data=slip,
        )


def _slip(module: Module, chunk: StatementChunk, imported: ImportedName) -> Slip | None:
    span = Span(chunk.anchor, imported.start, imported.end)
    name = imported.imported
    if imported.module == BACKEND_MODULE:
        meant = _meant_of_package(name)
        return (span, imported, meant, None) if meant else None
    target = module.sources.resolve(module.path, imported.module) if imported.module.startswith(".") else None
    other = None if target is None or not target.endswith(_SCRIPTS) else module.sources.module(target)
    return None if other is None else _slip_of_file(span, imported, other)


def _meant_of_package(name: str) -> tuple[str, ...]:
    """What is meant by a name that the package does not have. Versions add names: only what is near to a known one is told."""
    names = (*MODULES[BACKEND_MODULE], *TYPES[BACKEND_MODULE])
    if name in names or any(alias.wrong == name for alias in ALIASES):
        return () if name in names else suggestion(name, names, ALIASES).names
    if not name.startswith(_DEFINE):
        return suggestion(name, names).names
    rest = (each.removeprefix(_DEFINE) for each in names if each.startswith(_DEFINE))
    return tuple(_DEFINE + each for each in suggestion(name.removeprefix(_DEFINE), rest).names)


def _slip_of_file(span: Span, imported: ImportedName, other: Module) -> Slip | None:
    name = imported.imported
    names, is_complete = other.export_names()
    header = other.file.header.get()
    if not is_complete or not header.statements or name in names or name in header.exports:
        return None
    # What CommonJS hands out is made as it runs, and `\\u0061` may stand for any letter.
    if says(other, "exports") or b"\\u" in other.file.data:
        return None
    if name == "default":
        is_there = header.default_export is not None or says(other, "default") or says(other, "module")
        meant = tuple(names) if len(names) == 1 else ()
        return None if is_there else (span, imported, meant, None)
    site = header.sites.get(name)
    if site is not None and not site.is_import:
        return (span, imported, (), site.statement)
    # A type of that name, or code that nobody here reads, may export it.
    return None if _is_said(other, name, set()) else (span, imported, suggestion(name, names).names, None)


def _is_said(module: Module, name: str, seen: set[str]) -> bool:
    """Whether a name stands in a file, or in one whose exports it hands on."""
    if module.path in seen:
        return False
    seen.add(module.path)
    if says(module, name):
        return True
    targets = (module.sources.resolve(module.path, each) for each in module.file.header.get().star_exports)
    others = (None if target is None else module.sources.module(target) for target in targets)
    return any(other is None or _is_said(other, name, seen) for other in others)


def fix(finding: Finding) -> Iterator[Fix]:
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
    summary="A name is imported that the file, or the package, does not export.",
    covers=(),
    check=check,
    fix=fix,
    fixable="sometimes",
)
