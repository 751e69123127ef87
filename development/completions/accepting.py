"""The project after a completion is accepted, and after what is still open at the cursor is closed."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.catalog.snippet_text import filled
from amplify_ls.syntax.cursor.cursor_index import CursorIndex
from amplify_ls.syntax.source_file import SourceFile
from amplify_ls.syntax.tree import SyntaxTree, dialect_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from amplify_ls.engine import CompletionItem
    from amplify_ls.syntax.cursor.frames import Cursor

_CLOSING = {"(": ")", "[": "]", "{": "}", "${": "}", "`": "`"}
_MOST_CLOSED = 8


class Accepted(NamedTuple):
    """A project with an accepted completion."""

    label: str
    files: Mapping[str, str]


def accepted(root: str, files: Mapping[str, str], path: str, item: CompletionItem) -> Accepted | None:
    """The project after an item is accepted; None if that leaves something that has to be filled in."""
    whole = filled(item.insert_text) if item.is_snippet else None
    if whole is not None and not whole.is_complete:
        return None
    text = item.insert_text if whole is None else whole.text
    changed = {f"{root}/{name}": content.encode() for name, content in files.items()}
    own = f"{root}/{path}"
    later = () if item.later_edits is None else item.later_edits()
    edits = [(own, item.start, item.end, text.encode())]
    edits += [(each.path, each.start, each.end, each.text.encode()) for each in (*item.additional_edits, *later)]
    end = item.start + len(text.encode())
    end += sum(len(new) - (stop - start) for at, start, stop, new in edits[1:] if at == own and stop <= item.start)
    for at, start, stop, new in sorted(edits, key=lambda each: (each[0], -each[1], -each[2])):
        data = changed.get(at, b"")
        changed[at] = data[:start] + new + data[stop:]
    closed = _closed(own, changed[own], end)
    if closed is None:
        return None
    changed[own] = closed
    return Accepted(item.label, {name.removeprefix(f"{root}/"): data.decode() for name, data in changed.items()})


def _closed(path: str, data: bytes, end: int) -> bytes | None:
    """The text with the quote and the brackets around its cursor closed, as many as it takes; None if that does not help."""
    cursor = CursorIndex().cursor(SourceFile(path, data), end)
    for closing in _endings(cursor):
        text = data[:end] + closing.encode() + data[end:]
        if not SyntaxTree(text, dialect_of(path)).root.has_error:
            return text
    return None


def _endings(cursor: Cursor) -> Iterator[str]:
    yield ""
    ending = cursor.quote
    yield ending
    for level in reversed(cursor.levels[-_MOST_CLOSED:]):
        if not level.bracket:
            break
        ending += _CLOSING[level.bracket]
        yield ending
        yield f"{ending},"
