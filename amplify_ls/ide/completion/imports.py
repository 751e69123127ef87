"""Completion in imports: the modules of the project, by path or alias, and the names that a module exports."""

from __future__ import annotations

import posixpath
from dataclasses import replace
from typing import TYPE_CHECKING

from amplify_ls.catalog.backend.cdk import CDK_MODULE
from amplify_ls.catalog.backend.cdk import EXPORTS as CDK_EXPORTS
from amplify_ls.catalog.language.modules import BACKEND_MODULE, MODULES, TYPES
from amplify_ls.catalog.resources.variables import GENERATED_NAME, GENERATED_PREFIX, function_of_module
from amplify_ls.ide.completion.skeletons import usual_skeleton
from amplify_ls.ide.completion.writer import About
from amplify_ls.model.files.exported import usual_specifier
from amplify_ls.syntax.names.chunk_names import ANYTHING, Meaning
from amplify_ls.values.resolution.resolve import SOURCE_SUFFIXES, is_relative

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from amplify_ls.ide.answers import CompletionItem
    from amplify_ls.ide.completion.writer import Writer
    from amplify_ls.ide.view import View
    from amplify_ls.syntax.cursor.import_place import ModulePlace, NamesPlace
    from amplify_ls.values.resolution.tsconfig import PathMapping

_EXPORTER, _OWN_VARIABLES, _PACKAGE, _RESOURCE, _FILE, _OTHER_VARIABLES = range(6)
_MOST_FILES = 300
_RESOURCE_FILES = ("resource", "backend")


def module_items(view: View, writer: Writer, place: ModulePlace) -> Iterator[CompletionItem]:
    """The modules that can be imported, first those that export the imported names."""
    seen: set[str] = set()
    for item in _modules(view, writer, place):
        if item.label not in seen:
            seen.add(item.label)
            yield item


def _modules(view: View, writer: Writer, place: ModulePlace) -> Iterator[CompletionItem]:
    project = view.project
    typed = writer.cursor.prefix
    if project is not None:
        yield from _cdk_modules(writer, place)
        found = _exporting(view, place)
        for path in found:
            names = ", ".join(f"`{name}`" for name in place.names)
            yield _module(writer, usual_specifier(view.module, path), f"exports {names}", _EXPORTER)
        if place.names == (GENERATED_NAME,) and not is_relative(typed) and project.functions:
            yield from _generated(view, writer, place)
            return
        if found and GENERATED_NAME not in place.names:
            # Any other file lacks a name that is imported.
            return
        if not is_relative(typed):
            yield from _generated(view, writer, place)
        for path in project.files[:_MOST_FILES]:
            if path != view.path and path.endswith(SOURCE_SUFFIXES) and not path.endswith(".d.ts"):
                is_resource = posixpath.splitext(posixpath.basename(path))[0] in _RESOURCE_FILES
                yield _module(writer, usual_specifier(view.module, path), "file", _RESOURCE if is_resource else _FILE)
        if not typed.startswith("."):
            is_backend = any(name in MODULES[BACKEND_MODULE] or name in TYPES[BACKEND_MODULE] for name in place.names)
            yield _module(writer, BACKEND_MODULE, "package", _EXPORTER if is_backend else _PACKAGE)
    if is_relative(typed):
        base = posixpath.normpath(posixpath.join(posixpath.dirname(view.path), posixpath.dirname(typed)))
        yield from _entries(view, writer, posixpath.dirname(typed), base)
    else:
        for mapping in view.module.sources.resolver.mappings(posixpath.dirname(view.path)):
            yield from _aliases(view, writer, mapping)


def _exporting(view: View, place: ModulePlace) -> list[str]:
    """The other files that export everything that is imported."""
    project = view.project
    if project is None or not place.names:
        return []
    by_name = [{each.path for each in project.exporters.of(name, ANYTHING)} for name in place.names]
    return sorted(set.intersection(*by_name) - {view.path})


def _cdk_modules(writer: Writer, place: ModulePlace) -> Iterator[CompletionItem]:
    """The module of the CDK that exports the imported names, and all of them once their name is being typed."""
    exporting = {CDK_EXPORTS.get(name) for name in place.names}
    if len(exporting) == 1:
        for module in exporting:
            if module is not None:
                yield _module(writer, module, "package", _EXPORTER)
    typed = writer.cursor.prefix
    if typed and (typed.startswith(CDK_MODULE) or CDK_MODULE.startswith(typed)):
        for rank, module in enumerate(sorted({CDK_MODULE, *CDK_EXPORTS.values()}), _PACKAGE):
            yield _module(writer, module, "package", rank)


def _module(writer: Writer, specifier: str, detail: str, rank: int) -> CompletionItem:
    return writer.text(specifier, "module", specifier, About(detail, rank=rank))


def _generated(view: View, writer: Writer, place: ModulePlace) -> Iterator[CompletionItem]:
    """The modules with the variables of functions, first those of the functions that this file is the code of."""
    project = view.project
    own = frozenset() if project is None else frozenset(project.handlers.functions_of(view.path))
    for function in () if project is None else project.functions:
        if function.name is None:
            continue
        is_own = function.name_span in own or function.entry == view.path
        wanted = GENERATED_NAME in place.names
        rank = _EXPORTER if wanted and is_own else _OWN_VARIABLES if is_own else _OTHER_VARIABLES
        name = function.name.name
        yield _module(writer, f"{GENERATED_PREFIX}{name}", f"variables of the function `{name}`", rank)


def _aliases(view: View, writer: Writer, mapping: PathMapping) -> Iterator[CompletionItem]:
    """The aliases of a `tsconfig.json`: their beginnings, and what is in the folder that a typed one leads to."""
    typed = writer.cursor.prefix
    for pattern, targets in mapping.patterns:
        start, star, rest = pattern.partition("*")
        if rest or pattern == "*":
            continue
        if not star:
            yield _module(writer, pattern, "alias", _FILE)
        elif not typed.startswith(start):
            yield _module(writer, start, "alias", _FILE)
        else:
            inner = posixpath.dirname(typed[len(start) :])
            for target in targets:
                folder = posixpath.normpath(target.replace("*", inner, 1))
                yield from _entries(view, writer, posixpath.normpath(f"{start}{inner}") if inner else start.rstrip("/"), folder)


def _entries(view: View, writer: Writer, before: str, folder: str) -> Iterator[CompletionItem]:
    """The sources and folders in a folder, by the path that is typed for it."""
    disk = view.module.sources.disk
    for name in disk.list_directory(folder)[:_MOST_FILES]:
        stem, suffix = posixpath.splitext(name)
        path = f"{folder}/{name}"
        if suffix in SOURCE_SUFFIXES and path != view.path and not name.endswith(".d.ts"):
            yield _module(writer, f"{before}/{stem}", "file", _FILE)
        elif not suffix and name != "node_modules" and disk.is_directory(path) and not _has_project_files(view, path):
            yield _module(writer, f"{before}/{name}/", "folder", _FILE)


def _has_project_files(view: View, folder: str) -> bool:
    """Whether files of the project are below a folder: they are offered themselves."""
    return view.project is not None and any(path.startswith(f"{folder}/") for path in view.project.files)


def name_items(view: View, writer: Writer, place: NamesPlace) -> Iterator[CompletionItem]:
    """The names that the module exports, or that any file exports while there is no module yet."""
    if place.module is None:
        yield from _names_with_module(view, writer, place)
        return
    names = dict(_exported(view, place.module))
    first = _likely(view, names)
    for rank, name in enumerate(sorted(names, key=lambda each: first.get(each, len(first)))):
        meaning = names[name]
        if name not in place.names and (meaning & Meaning.TYPE or not place.is_type):
            is_type = not meaning & Meaning.VALUE
            written = f"type {name}" if is_type and not place.is_type and view.path.endswith(("ts", "tsx")) else name
            yield writer.code(name, "class" if is_type else "variable", written, About("type" if is_type else "", rank=rank))


def _likely(view: View, names: Mapping[str, Meaning]) -> dict[str, int]:
    """The order of the names that the file probably imports: what it reads, and what such a file is written with."""
    project = view.project
    read = () if project is None else (each.name for each in project.slips.get(view.path).undeclared)
    skeleton = usual_skeleton(view)
    usual = () if skeleton is None else (*skeleton.names, *skeleton.types)
    is_backend = skeleton is not None and skeleton.function == "defineBackend"
    resources = [name for name, meaning in names.items() if is_backend and meaning & Meaning.VALUE]
    found = dict.fromkeys(name for name in (*read, *usual, *resources) if name in names)
    return {name: rank for rank, name in enumerate(found)}


def _exported(view: View, module: str) -> Iterator[tuple[str, Meaning]]:
    if function_of_module(module) is not None:
        yield GENERATED_NAME, Meaning.VALUE
        return
    yield from ((name, Meaning.VALUE) for name in MODULES.get(module, ()))
    yield from ((name, Meaning.TYPE) for name in TYPES.get(module, ()))
    sources = view.module.sources
    path = sources.resolve(view.path, module)
    found = None if path is None else sources.peek(path)
    exported = None if found is None else found.file.names.exported()
    yield from ((name, meaning) for name, meaning in (exported or {}).items() if name != "default")


def _names_with_module(view: View, writer: Writer, place: NamesPlace) -> Iterator[CompletionItem]:
    """Names together with their module, for an import of which only the opening brace is there."""
    project = view.project
    if project is None or place.names:
        return
    for name in project.exporters.names():
        if name == "default":
            continue
        for exporter in project.exporters.of(name, Meaning.TYPE if place.is_type else Meaning.VALUE):
            if exporter.path != view.path:
                module = usual_specifier(view.module, exporter.path)
                source = f"{name} }} from {writer.quote}{module}{writer.quote};"
                item = writer.code(name, "variable", source, About(f"from {module}", rank=1))
                yield replace(item, end=place.end)
                break
