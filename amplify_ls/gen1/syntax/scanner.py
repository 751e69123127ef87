"""Where the top-level definitions of a text start and end.

Only brackets, strings, comments and the keywords outside of brackets matter for this; graphql-core parses each definition by
itself. A definition whose brackets are not closed ends where a line starts with the next definition, so one broken definition
does not affect the others.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_STRING = rb'"""(?:[^"\\]|\\[\s\S]|"(?!""))*(?:"""|\Z)|"(?:[^"\\\r\n]|\\[^\r\n])*"?'
_KEYWORDS = rb"type|input|enum|interface|union|scalar|schema|directive|extend|query|mutation|subscription|fragment"
_NEXT = (
    rb"(?:extend[ \t]+)?(?:(?:type|input|enum|interface)[ \t]+[A-Za-z_]\w*\b[^\S\r\n]*(?=[{@]|implements\b)"
    rb"|union[ \t]+[A-Za-z_]\w*[ \t]*=|schema[ \t]*[{@]|scalar[ \t]+[A-Za-z_]\w*[ \t]*[@\r\n]|directive[ \t]+@)"
)
_OUTSIDE = re.compile(rb"(?P<string>" + _STRING + rb")|#[^\r\n]*|\xef\xbb\xbf|(?P<name>[A-Za-z_]\w*)|(?P<other>[^\s,])")
_INSIDE = re.compile(
    rb"(?P<string>" + _STRING + rb")|#[^\r\n]*|(?P<bracket>[{}()\[\]])|(?P<next>(?:(?<=\n)|(?<=\r))" + _NEXT + rb")"
)
_KEYWORD = re.compile(_KEYWORDS)
_OPENS_BODY = re.compile(rb"[^\r\n]*\{")
_CLOSING = {b"}": b"{", b")": b"(", b"]": b"["}
_BEFORE_NAME = frozenset({b"=", b"|", b"&", b"@", b":", b"implements", b"on"})
_WITHOUT_NAME = frozenset({b"schema", b"query", b"mutation", b"subscription"})


class Extent(NamedTuple):
    """The bytes of a definition, from its description to its last token."""

    start: int
    end: int


def extents(data: bytes, start: int = 0) -> Iterator[Extent]:
    """The definitions from a byte on, which must be outside of any definition. Text that is none counts as one, too."""
    scan = _Scan(data, start)
    while (found := scan.next()) is not None:
        yield found


class _Scan:
    """A position between two definitions."""

    def __init__(self, data: bytes, position: int) -> None:
        self._data = data
        self._position = position

    def next(self) -> Extent | None:
        """The next definition; None at the end."""
        start = end = -1
        before = b""
        is_open = False
        position = self._position
        while (match := _OUTSIDE.search(self._data, position)) is not None:
            kind = match.lastgroup
            if kind is None:
                position = match.end()
                continue
            word = match.group()
            expects_name = is_open and before in _BEFORE_NAME
            is_keyword = kind == "name" and not expects_name and _KEYWORD.fullmatch(word) is not None
            if start >= 0 and (is_open and (kind == "string" or is_keyword) and before != b"extend"):
                # The next definition begins.
                break
            if start < 0:
                start = match.start()
            position = end = match.end()
            if is_keyword:
                is_open = True
                # The word after the keyword is a name, even if it is a keyword itself.
                before = word if word == b"extend" or word in _WITHOUT_NAME else b"@"
            elif kind == "name":
                is_open, before = True, word if word in (b"implements", b"on") and not expects_name else b""
            elif kind == "other":
                is_open, before = True, word
                if word in b"{([":
                    end, is_cut = self._close(match.start())
                    position = end
                    if is_cut or word == b"{":
                        break
        if start < 0:
            return None
        self._position = end
        return Extent(start, end)

    def _close(self, position: int) -> tuple[int, bool]:
        """The end of the brackets that open at a byte, and whether they are cut off by the next definition."""
        data = self._data
        stack: list[bytes] = []
        is_enum = _is_enum(data, self._position, position)
        description = -1
        end = position + 1
        for match in _INSIDE.finditer(data, position):
            kind, word = match.lastgroup, match.group()
            if kind == "next":
                if not is_enum or _OPENS_BODY.match(data, match.start()):
                    return _trimmed(data, position, match.start() if description < 0 else description), True
                continue
            if kind == "string":
                description = match.start() if data[match.start() - 1 : match.start()] in (b"\n", b"\r") else -1
            elif kind == "bracket":
                description = -1
                if word not in _CLOSING:
                    stack.append(word)
                elif _CLOSING[word] in stack:
                    while stack.pop() != _CLOSING[word]:
                        pass
                    if not stack:
                        return match.end(), False
            end = match.end()
        return max(end, _trimmed(data, position, len(data))), True


def _is_enum(data: bytes, start: int, position: int) -> bool:
    """Whether the brackets at a byte belong to an enum, in which a line may start with any name."""
    return re.search(rb"\benum\s+\w+[^{}]*\Z", data[max(start, position - 400) : position]) is not None


def _trimmed(data: bytes, start: int, end: int) -> int:
    """The end of a text without the white space at its end."""
    while end > start and data[end - 1 : end].isspace():
        end -= 1
    return end
