"""How one file of a project imports what another one exports."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from amplify_ls.model.project import Project
    from amplify_ls.model.resources.definitions import Definition
    from amplify_ls.values.resolution.module import Module


def is_exported(project: Project, item: Definition) -> bool:
    """Whether a definition can be imported under its name."""
    module = project.sources.module(item.path)
    return module is not None and item.name in module.file.header.get().exports


def specifier(importer: str, path: str) -> str:
    """How a file imports another one of the project: relative, without the suffix."""
    stem = posixpath.relpath(path, posixpath.dirname(importer)).rpartition(".")[0]
    return stem if stem.startswith(".") else f"./{stem}"


def usual_specifier(module: Module, path: str) -> str:
    """How a file imports another one of the project, written as the imports that it has: with a suffix, or by an alias."""
    plain = specifier(module.path, path)
    header = module.file.header.get()
    written = [chunk.content.get().import_module or "" for chunk in header.statements]
    relative = [each for each in written if each.startswith(".")]
    if relative:
        suffixes = [posixpath.splitext(each)[1] for each in relative]
        suffix = max(set(suffixes), key=suffixes.count)
        return plain + _suffix(suffix, path) if suffix in _SUFFIXES else plain
    for each in written:
        found = _by_alias(module, each, path)
        if found is not None:
            return found
    return plain


_SUFFIXES = (".js", ".ts", ".mjs", ".mts")


def _suffix(written: str, path: str) -> str:
    """The suffix for a file where others are written with this one."""
    own = posixpath.splitext(path)[1]
    return own if written in (".ts", ".mts") else _RUN_AS.get(own, own)


_RUN_AS = {".ts": ".js", ".tsx": ".js", ".mts": ".mjs", ".cts": ".cjs"}


def _by_alias(module: Module, written: str, path: str) -> str | None:
    """The import of a path by the alias that another import is written with."""
    target = module.sources.resolve(module.path, written) if written else None
    if target is None:
        return None
    stem = posixpath.splitext(target)[0]
    name = written.removesuffix(posixpath.splitext(target)[1])
    while name and stem and name[-1] == stem[-1]:
        name, stem = name[:-1], stem[:-1]
    wanted = posixpath.splitext(path)[0]
    if not name or not wanted.startswith(stem):
        return None
    found = name + wanted[len(stem) :]
    return found if module.sources.resolve(module.path, found) == path else None
