"""Where in an import the cursor is: in the module, or among the names. Read from the text, because the import is incomplete."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.syntax.cursor.brackets import Inside

if TYPE_CHECKING:
    from amplify_ls.syntax.cursor.frames import Cursor

_BEFORE_MODULE = re.compile(
    rb"(?:^(?:import|export)\b(?P<clause>[^;'\"()=]*?)\bfrom|^import|\bimport\s*\(|\brequire\s*\()\s*\Z", re.MULTILINE
)
_BEFORE_NAMES = re.compile(
    rb"^(?P<word>import|export)\s+(?P<type>type\s+)?(?:[\w$]+\s*,\s*)?\Z",
    re.MULTILINE,
)
_AFTER_NAMES = re.compile(rb"""[^{};'"=()]*\}\s*from\s*(?:'(?P<one>[^'\r\n]*)|"(?P<two>[^"\r\n]*))""")
_CLOSED = re.compile(rb"[ \t]*\}?[ \t]*;?[ \t]*(?=\r?\n|\Z)")
_NAME = re.compile(rb"([A-Za-z_$][\w$]*)(?:\s+as\s+[\w$]+)?")
_LONGEST = 2_000


class ModulePlace(NamedTuple):
    """The module of an import is being typed."""

    names: tuple[str, ...]
    """What is imported from it."""


class NamesPlace(NamedTuple):
    """A name in the braces of an import is being typed."""

    names: tuple[str, ...]
    """The other names."""
    module: str | None
    """None if it does not follow yet."""
    is_type: bool
    """Whether only types are imported: ``import type { ... }``."""
    end: int
    """The end of the line, if only the closing brace follows there; the end of the word otherwise."""


def import_place(cursor: Cursor) -> ModulePlace | NamesPlace | None:
    """The import around the cursor; None if it is somewhere else."""
    if cursor.inside is Inside.STRING:
        before = cursor.data[max(cursor.start - 1 - _LONGEST, 0) : cursor.start - 1]
        found = _BEFORE_MODULE.search(before)
        if found is None:
            return None
        clause = (found.group("clause") or b"").partition(b"{")[2].rpartition(b"}")[0]
        return ModulePlace(_names_in(clause))
    level = cursor.levels[-1]
    if level.bracket != "{" or len(cursor.levels) != 2:
        return None
    start = level.frame.start
    found = _BEFORE_NAMES.search(cursor.data[max(start - _LONGEST, 0) : start])
    if found is None:
        return None
    following = _AFTER_NAMES.match(cursor.data, cursor.end, cursor.end + _LONGEST)
    module = None if following is None else following.group("one") or following.group("two") or b""
    if module is None and found.group("word") == b"export":
        return None
    closing = _CLOSED.match(cursor.data, cursor.end)
    others = cursor.data[start + 1 : cursor.start] + b"," + _rest_of_names(cursor.data, cursor.end)
    return NamesPlace(
        _names_in(others),
        None if module is None else module.decode("utf-8", "replace"),
        found.group("type") is not None,
        cursor.end if closing is None else closing.end(),
    )


def _rest_of_names(data: bytes, position: int) -> bytes:
    end = data.find(b"}", position, position + _LONGEST)
    line = data.find(b"\n", position, position + _LONGEST)
    return data[position:end] if end >= 0 and (line < 0 or end < line or b"from" in data[end : end + 20]) else b""


def _names_in(clause: bytes) -> tuple[str, ...]:
    """The imported names in ``a, b as c, type D``."""
    parts = (part.strip().removeprefix(b"type ").strip() for part in clause.split(b","))
    found = (_NAME.fullmatch(part) for part in parts)
    return tuple(match.group(1).decode("utf-8", "replace") for match in found if match is not None)
