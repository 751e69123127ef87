"""Projects that are on the disk: what the judge must know of them."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from amplify_ls.engine import find_projects
from amplify_ls.model.builders import is_amplify_package
from amplify_ls.text.disk import RealDisk, looks_binary
from amplify_ls.text.paths import settle
from amplify_ls.values.resolution.sources import Sources

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from amplify_ls.syntax.source_file import SourceFile

    _Specifiers = Callable[[SourceFile], list[str]]

BACKEND = "amplify/backend.ts"
LARGEST_FILE = 300_000
"""Bytes. What is larger is generated, and nothing that a backend is made of."""
_BESIDE = re.compile(r"package\.json|tsconfig.*\.json")


@dataclass(frozen=True, slots=True)
class LaidOut:
    """A project on the disk."""

    name: str
    root: str
    """The folder that holds the folder ``amplify``, as a settled path."""
    files: Mapping[str, str]
    """The texts of the folder ``amplify``, and of what it imports from beside it, by path relative to the root."""
    reached: tuple[str, ...]
    """The sources that run when the backend is put together, handlers left out."""


def projects_in(folder: Path) -> Iterator[LaidOut]:
    """The projects at or below a folder that have a ``backend.ts``."""
    disk = RealDisk()
    above = settle(str(folder))
    for found in find_projects(disk, above):
        root = posixpath.dirname(found)
        if disk.is_file(f"{root}/{BACKEND}"):
            name = posixpath.relpath(root, posixpath.dirname(above))
            yield _read(name, root)


def _read(name: str, root: str) -> LaidOut:
    disk = RealDisk()
    sources = Sources(disk, is_amplify_package)
    paths = [f"{root}/{each}" for each in disk.list_directory(root) if _BESIDE.fullmatch(each)]
    for folder, _, names in disk.walk(f"{root}/amplify"):
        paths += [f"{folder}/{each}" for each in names]
    paths += [path for path in _reachable(sources, paths, _imported) if path not in paths]
    texts = ((path, _text(disk, path)) for path in paths if path.startswith(f"{root}/"))
    files = {posixpath.relpath(path, root): text for path, text in texts if text is not None}
    run = (posixpath.relpath(path, root) for path in _reachable(sources, [f"{root}/{BACKEND}"], _run))
    return LaidOut(name, root, files, tuple(path for path in run if path.startswith("amplify/")))


def _text(disk: RealDisk, path: str) -> str | None:
    data = disk.read(path)
    if data is None or len(data) > LARGEST_FILE or looks_binary(data):
        return None
    try:
        return data.decode()
    except UnicodeDecodeError:
        return None


def _reachable(sources: Sources, starts: list[str], specifiers: _Specifiers) -> list[str]:
    found: dict[str, None] = {}
    pending = list(starts)
    while pending:
        path = pending.pop()
        if path in found or not path.endswith((".ts", ".tsx", ".mts", ".js", ".mjs")):
            continue
        module = sources.peek(path)
        if module is None:
            continue
        found[path] = None
        resolved = (sources.resolve(path, specifier) for specifier in specifiers(module.file))
        pending += [target for target in resolved if target is not None]
    return list(found)


def _imported(file: SourceFile) -> list[str]:
    contents = (statement.content.peek() for statement in file.statements)
    return [module for content in contents for module in (content.import_module, *content.modules) if module]


def _run(file: SourceFile) -> list[str]:
    return list(file.header.peek().modules)
