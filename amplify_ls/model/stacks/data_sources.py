"""The data sources that a backend adds to its API."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.values.values import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from amplify_ls.model.files.handler_imports import FileImports
    from amplify_ls.model.project import Project
    from amplify_ls.model.resources.backend import Backend
    from amplify_ls.syntax.outline import Span
    from amplify_ls.syntax.scripts.constructs import Script

MOST_FILES = 60
_PACKAGES = ("@aws-amplify/", "aws-cdk-lib", "@aws-cdk/", "constructs", "@aws-sdk/", "node:")
_MODULES_OF_NODE = frozenset({"path", "fs", "url", "os", "crypto", "util", "child_process", "fs/promises"})


class DataSources(NamedTuple):
    """The names that can be seen, and whether there are surely no others."""

    names: tuple[str, ...] = ()
    are_all: bool = False


def data_sources(project: Project, imports: Callable[[str], FileImports]) -> DataSources:
    """Read them off `backend.ts` and all that it imports; ``imports`` gives the imports of one file."""
    backend = project.backend
    if backend is None or not any(call.name == "defineData" for call in backend.resources.values()):
        return DataSources()
    used = _used(backend)
    names: list[str] = []
    are_all = True
    files, is_whole = _files(project, backend.path, imports)
    for path in files:
        module = project.sources.module(path)
        if module is None or not module.file.header.get().is_complete:
            are_all = False
            continue
        for chunk in module.file.header.get().statements:
            script = project.file_facts.script(path, chunk)
            are_all = are_all and not any(name.endswith("DataSource") for name in script.created)
            for found in _added(script, used):
                are_all = are_all and bool(found)
                names.extend(found)
    return DataSources(tuple(dict.fromkeys(names)), are_all and is_whole)


def _used(backend: Backend) -> dict[Span, list[str]]:
    """The names that are given at the top of `backend.ts`, constants and loops included, by the place of the method."""
    found: dict[Span, list[str]] = {}
    for use in backend.uses:
        for link in use.links:
            given = None if link.arguments is None else link.arguments[0]
            if isinstance(given, Text):
                found.setdefault(link.name_span, []).append(given.value)
    return found


def _added(script: Script, used: dict[Span, list[str]]) -> Iterator[list[str]]:
    """For each call that adds a data source the names that it is given, none where they cannot be seen."""
    for method in script.methods:
        if method.name.startswith("add") and method.name.endswith("DataSource"):
            yield [method.first] if method.first is not None else used.get(method.span, [])


def _files(project: Project, start: str, imports: Callable[[str], FileImports]) -> tuple[list[str], bool]:
    """The files that run with a backend, and whether nothing else can add to its API."""
    files = [start]
    is_whole = True
    for path in files:
        found = imports(path)
        files.extend(each for each in dict.fromkeys(found.files) if each not in files)
        if len(files) > MOST_FILES:
            return files[:MOST_FILES], False
        if path == start or not project.definitions.of_file(path):
            # What a package is handed, it may add to; files that only define resources hand nothing on.
            is_whole = is_whole and all(_is_harmless(each.module) for each in found.packages)
    return files, is_whole


def _is_harmless(module: str) -> bool:
    return module.startswith(_PACKAGES) or module in _MODULES_OF_NODE
