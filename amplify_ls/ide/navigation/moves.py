"""What changes when files move: entry files, resolver paths and relative imports."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.edits.operations import TextEdit
from amplify_ls.ide.navigation.consequences import of_kind
from amplify_ls.ide.navigation.spelling import core
from amplify_ls.model.data.resolvers import file_reference
from amplify_ls.model.files.module_requests import requests_in
from amplify_ls.values.resolution.resolve import SOURCE_SUFFIXES, is_relative
from amplify_ls.values.values import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from amplify_ls.model.project import Project
    from amplify_ls.model.resources.functions import BackendFunction
    from amplify_ls.syntax.outline import Span


class Move(NamedTuple):
    """A file or folder, and its new path."""

    old: str
    new: str

    def after(self, path: str) -> str | None:
        """The new path of a file; None if it does not move."""
        if path == self.old:
            return self.new
        return f"{self.new}{path[len(self.old) :]}" if path.startswith(f"{self.old}/") else None


class Moved(NamedTuple):
    """The edits that moves require, and what a deployment makes of the moves."""

    edits: tuple[TextEdit, ...]
    consequences: tuple[str, ...]


class _Reference(NamedTuple):
    """A place that names a file by a path relative to another file."""

    span: Span
    importer: str
    target: str


def moved(project: Project, moves: Iterable[Move]) -> Moved:
    """What has to change in the files of a project, in their texts before the moves."""
    known = tuple(moves)

    def after(path: str) -> str:
        return next((new for move in known if (new := move.after(path)) is not None), path)

    edits: dict[TextEdit, None] = {}
    for reference in _references(project):
        importer, target = after(reference.importer), after(reference.target)
        if (importer, target) == (reference.importer, reference.target):
            continue
        edit = _edit(project, reference, importer, target)
        if edit is not None:
            edits[edit] = None
    renames = any(_has_new_name(function, after) for function in project.functions)
    return Moved(tuple(edits), of_kind("function") if renames else ())


def _references(project: Project) -> Iterator[_Reference]:
    for path in dict.fromkeys((*project.files, *project.running.files, *project.loaded)):
        module = project.sources.module(path)
        for request in () if module is None else requests_in(module):
            specifier = request.request.module
            target = project.sources.resolve(path, specifier) if specifier is not None and is_relative(specifier) else None
            if target is not None:
                yield _Reference(request.quoted, path, target)
    for function in project.functions:
        entry = function.option("entry")
        if isinstance(entry, Text) and function.entry is not None:
            yield _Reference(entry.span, function.path, function.entry)
    for data in project.data:
        for parts in (data.parts(name) for name in data.names):
            for part in () if parts is None else parts.all:
                found = file_reference(part)
                if found is not None:
                    yield _Reference(found.entry.span, found.handler.path, found.path)


def _edit(project: Project, reference: _Reference, importer: str, target: str) -> TextEdit | None:
    """The path as it has to be written, in the same manner: with or without a suffix or `index`."""
    module = project.sources.known(reference.span.path)
    if module is None:
        return None
    start, end = core(module.file.data, *reference.span.resolve())
    written = module.file.data[start:end].decode("utf-8", "replace")
    folder = posixpath.dirname(reference.importer)
    meant = posixpath.normpath(posixpath.join(folder, written))
    new = _in_the_same_manner(meant, reference.target, target)
    if new is None:
        return None
    path = posixpath.relpath(new, posixpath.dirname(importer))
    text = path if path.startswith("..") else "." if path == "." else f"./{path}"
    is_same = posixpath.normpath(text) == posixpath.normpath(written)
    return None if is_same else TextEdit(reference.span.path, start, end, text)


def _in_the_same_manner(meant: str, old: str, new: str) -> str | None:
    """The new path with as much of it left out as the author left out of the old one; None if it was not written as a path."""
    if meant == old:
        return new
    stem, suffix = posixpath.splitext(new)
    if posixpath.splitext(old)[0] == meant or old.startswith(f"{meant}."):
        return stem if suffix in SOURCE_SUFFIXES else new
    if posixpath.dirname(old) == meant:
        is_index = posixpath.basename(stem) == "index"
        return posixpath.dirname(new) if is_index else stem
    if posixpath.splitext(meant)[0] == posixpath.splitext(old)[0]:
        # A file with the source `x.ts` may be imported as `x.js`.
        return f"{stem}{posixpath.splitext(meant)[1]}"
    return None


def _has_new_name(function: BackendFunction, after: Callable[[str], str]) -> bool:
    """Whether a function gets another name, because it is named after its file or folder."""
    name = function.name
    if name is None or name.source == "name":
        return False
    if name.source == "folder":
        return posixpath.basename(posixpath.dirname(after(function.path))) != name.name
    entry = "" if function.entry is None else after(function.entry)
    return posixpath.splitext(posixpath.basename(entry))[0] != name.name
