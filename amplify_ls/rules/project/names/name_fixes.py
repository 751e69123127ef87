"""Fixes of undeclared names: import the name, put it in quotes, or change it to a known name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.backend.cdk import EXPORTS as CDK_EXPORTS
from amplify_ls.catalog.language.modules import BACKEND_MODULE, DATA_SCHEMA_INTERNALS, MODULES, TYPES
from amplify_ls.catalog.named_arguments import takes_names
from amplify_ls.catalog.nearest import edit_distance, nearest
from amplify_ls.edits.operations import AddImport, Fix, Replace, Safety
from amplify_ls.model.files.exported import usual_specifier
from amplify_ls.model.files.undeclared import Lack
from amplify_ls.syntax.names.chunk_names import Meaning
from amplify_ls.syntax.outline import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.files.undeclared import Undeclared
    from amplify_ls.model.project_file import ProjectFile


def fixes_of(file: ProjectFile, slip: Undeclared) -> Iterator[Fix]:
    """The fixes of one name, best first."""
    if slip.lack is Lack.TYPE:
        yield Fix(f"Change to `typeof {slip.name}`", (Replace(slip.span, f"typeof {slip.name}"),), is_preferred=True)
        return
    if slip.lack is Lack.VALUE:
        yield from _value_imports(file, slip)
    found = list(_imports(file, slip))
    is_string = slip.argument_of in takes_names()
    yield from found
    if is_string:
        yield Fix(f"Change to `'{slip.name}'`", (Replace(slip.span, f"'{slip.name}'"),), is_preferred=not found)
    if not found and not is_string:
        yield from _renamings(file, slip)


def _imports(file: ProjectFile, slip: Undeclared) -> Iterator[Fix]:
    if slip.lack is Lack.VALUE:
        return
    module = _package_of(file, slip)
    if module is not None:
        yield _import(slip, module, Safety.SAFE)
        return
    wanted = Meaning.TYPE if slip.is_type else Meaning.VALUE
    exporters = [each for each in file.project.exporters.of(slip.name, wanted) if each.path != file.path]
    for each in exporters:
        is_only = len(exporters) == 1
        yield _import(slip, usual_specifier(file.module, each.path), Safety.SAFE if is_only else Safety.UNSAFE)


def _import(slip: Undeclared, module: str, safety: Safety) -> Fix:
    operation = AddImport(slip.span, module, slip.name, is_type=slip.is_type)
    return Fix(f"Import `{slip.name}` from `{module}`", (operation,), safety, is_preferred=safety is Safety.SAFE)


def _package_of(file: ProjectFile, slip: Undeclared) -> str | None:
    """The package that exports a name: one that the file already imports from, or the usual one."""
    tables = (TYPES,) if slip.is_type else (MODULES,)
    modules = [module for table in tables for module, names in table.items() if slip.name in names]
    modules = [module for module in modules if module != DATA_SCHEMA_INTERNALS or slip.name == "configure"]
    if not modules:
        return None if slip.is_type else CDK_EXPORTS.get(slip.name)
    imported = {chunk.content.get().import_module for chunk in file.module.file.header.get().statements}
    used = [module for module in modules if module in imported]
    return used[0] if used else BACKEND_MODULE if BACKEND_MODULE in modules else modules[0]


def _value_imports(file: ProjectFile, slip: Undeclared) -> Iterator[Fix]:
    """The fix that imports a name as a value instead of a type."""
    site = file.module.file.site(slip.name)
    if site is None or not site.is_import:
        return
    anchor = site.statement.anchor
    imported = site.statement.content.get().imports[site.place]
    data = file.module.file.data
    start, local = anchor.start, anchor.start + imported.start
    if data.startswith(b"import type ", start):
        place = Span(anchor, len("import "), len("import type "))
    elif data.endswith(b"type ", start, local):
        place = Span(anchor, imported.start - len("type "), imported.start)
    else:
        return
    yield Fix(f"Import `{slip.name}` as a value", (Replace(place, ""),), is_preferred=True)


def _renamings(file: ProjectFile, slip: Undeclared) -> Iterator[Fix]:
    names = file.module.file.names
    wanted = Meaning.TYPE if slip.is_type else Meaning.VALUE
    declared = names.declared() or {}
    known = [name for name, item in declared.items() if item.meaning & wanted]
    inner = [] if slip.is_type else sorted(names.names_seen_at(slip.span) - {"arguments"})
    known = [name for name in (*inner, *known) if name.isidentifier() or "$" in name]
    meant = nearest(slip.name, known)
    if meant is not None:
        limit = len(slip.name) // 3
        near = {name for name in known if edit_distance(slip.name.lower(), name.lower(), limit) is not None}
        safety = Safety.SAFE if near == {meant} else Safety.UNSAFE
        yield Fix(f"Change to `{meant}`", (Replace(slip.span, meant),), safety, is_preferred=True)
        return
    yield from _misspelt_export(file, slip, wanted)


def _misspelt_export(file: ProjectFile, slip: Undeclared, wanted: Meaning) -> Iterator[Fix]:
    """The fix that imports an export of a package, or of one file of the project, with a similar name."""
    table = TYPES if slip.is_type else MODULES
    meant = nearest(slip.name, table[BACKEND_MODULE]) if len(slip.name) > 2 else None
    module = BACKEND_MODULE
    if meant is None:
        meant = nearest(slip.name, file.project.exporters.names())
        exporters = [] if meant is None else file.project.exporters.of(meant, wanted)
        if len(exporters) != 1 or exporters[0].path == file.path:
            return
        module = usual_specifier(file.module, exporters[0].path)
    if meant is not None:
        operations = (Replace(slip.span, meant), AddImport(slip.span, module, meant, is_type=slip.is_type))
        yield Fix(f"Change to `{meant}`, imported from `{module}`", operations, is_preferred=True)
