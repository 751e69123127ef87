"""Document links: from the name of a file to the file, and from the variables of a function to the function."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from amplify_ls.model.data.resolvers import SQL_REFERENCE, file_reference
from amplify_ls.values.values import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.project import Project
    from amplify_ls.model.resources.functions import BackendFunction
    from amplify_ls.syntax.outline import Span

_SOURCES = ("", ".ts", ".js", "/index.ts", "/index.js")
"""What may complete the path of an entry file."""
_QUOTES = (b"'", b'"', b"`")
_SQL_MARK = SQL_REFERENCE.removeprefix("handler.").encode()


@dataclass(frozen=True, slots=True)
class Link:
    """A region of a file that leads to another file."""

    start: int
    end: int
    target: str
    position: int | None
    """The byte in the target; None for the file as a whole."""
    tooltip: str


def links(project: Project, path: str) -> Iterator[Link]:
    """The links in a file, to files that exist."""
    yield from _entries(project, path)
    yield from _resolvers(project, path)
    yield from _environments(project, path)


def _entries(project: Project, path: str) -> Iterator[Link]:
    for function in project.functions:
        given = function.option("entry")
        if isinstance(given, Text) and given.span.path == path and function.entry is not None:
            yield from _to_file(project, given.span, function.entry, "Open the handler")


def _resolvers(project: Project, path: str) -> Iterator[Link]:
    for target, references in project.wiring.resolvers.items():
        for each in references:
            if each.entry.span.path == path:
                yield from _to_file(project, each.entry.span, target, "Open the resolver")
    module = project.sources.peek(path)
    if module is None or _SQL_MARK not in module.file.data:
        return
    for data in project.data:
        for name in data.names:
            parts = data.parts(name)
            for part in () if parts is None else parts.built(SQL_REFERENCE):
                found = file_reference(part)
                if found is not None and found.entry.span.path == path:
                    yield from _to_file(project, found.entry.span, found.path, "Open the SQL file")


def _environments(project: Project, path: str) -> Iterator[Link]:
    for imported in project.handlers.environments(path):
        function = project.handlers.named(imported.name)
        if function is not None:
            yield _to_function(project, imported.span, function)


def _to_function(project: Project, span: Span, function: BackendFunction) -> Link:
    position, _ = function.name_span.resolve()
    return Link(*_unquoted(project, span), function.path, position, "Open the definition of the function")


def _to_file(project: Project, span: Span, target: str, tooltip: str) -> Iterator[Link]:
    found = next((f"{target}{suffix}" for suffix in _SOURCES if project.sources.disk.is_file(f"{target}{suffix}")), None)
    if found is not None:
        yield Link(*_unquoted(project, span), found, None, tooltip)


def _unquoted(project: Project, span: Span) -> tuple[int, int]:
    """The region of a string without its quotes."""
    start, end = span.resolve()
    module = project.sources.peek(span.path)
    quote = b"" if module is None else module.file.data[start : start + 1]
    return (start + 1, end - 1) if quote in _QUOTES and end - start > 2 else (start, end)
