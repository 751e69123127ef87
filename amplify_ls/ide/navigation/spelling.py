"""How a name is written at a place, and the edits that write another name there."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from amplify_ls.catalog.resources.variables import GENERATED_ENDING
from amplify_ls.edits.operations import TextEdit
from amplify_ls.edits.style import style_at
from amplify_ls.names.name import Form

if TYPE_CHECKING:
    from amplify_ls.names.name import Mention

_QUOTES = (b"'", b'"', b"`")
_MODULE_ENDING = GENERATED_ENDING.encode()
_IDENTIFIER = re.compile(r"[^\W\d][\w]*", re.UNICODE)


def core(data: bytes, start: int, end: int) -> tuple[int, int]:
    """A region without the quotes around it."""
    is_quoted = end - start >= 2 and data[start : start + 1] in _QUOTES and data[end - 1 : end] == data[start : start + 1]
    return (start + 1, end - 1) if is_quoted else (start, end)


def is_identifier(name: str) -> bool:
    """Whether a name can be written without quotes, as a key or after a dot."""
    return _IDENTIFIER.fullmatch(name.replace("$", "_")) is not None


def place_of(data: bytes, mention: Mention) -> tuple[int, int] | None:
    """The bytes of the name itself; None if it is composed, escaped or only implied at this place."""
    start, end = mention.span.resolve()
    key = mention.name.key.encode()
    first, last = core(data, start, end)
    if mention.form is Form.MODULE:
        last -= len(_MODULE_ENDING) if data[first:last].endswith(_MODULE_ENDING) else 0
        return (last - len(key), last) if data[first:last].endswith(b"/" + key) else None
    if mention.form is Form.STRING and first == start:
        return None
    return (first, last) if data[first:last] == key else None


def edits_for(data: bytes, mention: Mention, new: str) -> tuple[TextEdit, ...] | None:
    """The edits that write another name at a place; None where that is not possible."""
    place = place_of(data, mention)
    if place is None:
        return None
    path, (start, end) = mention.span.path, place
    if mention.form is Form.OWNER:
        return _owner_edits(data, path, start, end, new)
    if mention.form is Form.PART:
        return (TextEdit(path, start, end, new),)
    is_quoted = start > mention.span.resolve()[0]
    if is_quoted:
        return (TextEdit(path, start, end, _escaped(new, data[start - 1 : start])),)
    if mention.form is Form.SHORTHAND:
        return (TextEdit(path, start, start, f"{_as_key(data, start, new)}: "),)
    if mention.form is Form.MEMBER:
        return _member_edits(data, path, start, end, new)
    return (TextEdit(path, start, end, _as_key(data, start, new)),)


def _owner_edits(data: bytes, path: str, start: int, end: int, new: str) -> tuple[TextEdit, ...] | None:
    """`allow.owner()` becomes `allow.ownerDefinedIn('new')`."""
    bracket = data.find(b"(", end)
    if bracket < 0 or data[end:bracket].strip():
        return None
    is_only = data[bracket + 1 :].lstrip().startswith(b")")
    argument = f"{_quoted(data, start, new)}{'' if is_only else ', '}"
    return TextEdit(path, start, end, "ownerDefinedIn"), TextEdit(path, bracket + 1, bracket + 1, argument)


def _member_edits(data: bytes, path: str, start: int, end: int, new: str) -> tuple[TextEdit, ...] | None:
    if is_identifier(new):
        return (TextEdit(path, start, end, new),)
    dot = data.rfind(b".", 0, start)
    if dot < 0 or data[dot + 1 : start].strip():
        return None
    is_optional = data[dot - 1 : dot] == b"?"
    return (TextEdit(path, dot + 1 if is_optional else dot, end, f"[{_quoted(data, start, new)}]"),)


def _as_key(data: bytes, position: int, new: str) -> str:
    return new if is_identifier(new) else _quoted(data, position, new)


def _quoted(data: bytes, position: int, new: str) -> str:
    quote = style_at(data, position).quote
    return f"{quote}{_escaped(new, quote.encode())}{quote}"


def _escaped(new: str, quote: bytes) -> str:
    inner = json.dumps(new, ensure_ascii=False)[1:-1].replace('\\"', '"')
    if quote == b"`":
        return inner.replace("`", "\\`").replace("${", "\\${")
    return inner.replace(quote.decode(), f"\\{quote.decode()}")
