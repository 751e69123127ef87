"""The resolver files that handlers name: `a.handler.custom` and `a.handler.sqlReference`."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.values.values import Object, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.data.parts import Part, Parts
    from amplify_ls.syntax.outline import Span

CUSTOM = "handler.custom"
SQL_REFERENCE = "handler.sqlReference"


class FileReference(NamedTuple):
    """A file that a handler names. Two readings of the same text give equal ones."""

    builder: str
    """Which of the two handlers it is."""
    entry: Text
    path: str
    """The file that is meant."""
    handler: Span
    """The name of the builder."""


def file_reference(part: Part) -> FileReference | None:
    """The file that a handler names, where that can be seen."""
    if part.call is None or part.call.name not in (CUSTOM, SQL_REFERENCE):
        return None
    given = part.call.argument(0)
    entry = given.get("entry") if isinstance(given, Object) else given
    if not isinstance(entry, Text) or not entry.value or entry.value.startswith("/"):
        return None
    # The packages take the file that calls the builder for the one that the path is relative to.
    folder = posixpath.dirname(part.call.name_span.path)
    path = posixpath.normpath(posixpath.join(folder, entry.value))
    return FileReference(part.call.name, entry, path, part.call.name_span)


def resolvers_in(parts: Parts) -> Iterator[FileReference]:
    """The JavaScript files that answer the operations of an entry."""
    for part in parts.built(CUSTOM):
        found = file_reference(part)
        if found is not None:
            yield found
