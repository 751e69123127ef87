"""A text that is edited by changes of the Language Server Protocol."""

from __future__ import annotations

import enum
import re
from dataclasses import dataclass

from amplify_ls.text.lines import LineIndex


class Encoding(enum.Enum):
    """The unit in which a client counts the characters of a line; values are those of the protocol."""

    UTF8 = "utf-8"
    UTF16 = "utf-16"
    UTF32 = "utf-32"


@dataclass(frozen=True, slots=True)
class Change:
    """One change of a client: `text` replaces a range, or the whole document if `start` is None.

    `start` and `end` are (line, character), counted from 0, with characters in units of `encoding`.
    """

    text: str
    start: tuple[int, int] | None = None
    end: tuple[int, int] | None = None
    encoding: Encoding = Encoding.UTF16


@dataclass(frozen=True, slots=True)
class ByteEdit:
    """The bytes `start .. old_end` of the old text became the bytes `start .. new_end` of the new one.

    The points are those of tree-sitter: (row, byte column), where only LF ends a row.
    """

    start: int
    old_end: int
    new_end: int
    start_point: tuple[int, int]
    old_end_point: tuple[int, int]
    new_end_point: tuple[int, int]


class Document:
    """A text as UTF-8 bytes with conversion between byte offsets and the positions of a client.

    All offsets are byte offsets into `data`. `data` is always valid UTF-8: undecodable bytes and lone surrogates become
    U+FFFD, which counts as one unit in UTF-16 and three in UTF-8 exactly as the surrogate did.
    """

    __slots__ = ("_index", "data", "version")

    def __init__(self, text: str | bytes, version: int | None = None) -> None:
        self.data = _valid_utf8(text)
        self.version = version
        self._index: LineIndex | None = None

    @property
    def text(self) -> str:
        """The whole text, decoded at every access."""
        return self.data.decode()

    @property
    def line_count(self) -> int:
        """Number of lines, at least 1: a text that ends with a line end has an empty last line."""
        return self._lines().count

    def line_start(self, line: int) -> int:
        """Byte offset where `line` starts; past the last line it is the end of the text."""
        if line < 0:
            return 0
        index = self._lines()
        return index.start(line) if line < index.count else len(self.data)

    def line_end(self, line: int) -> int:
        """Byte offset where the content of `line` ends, before its line end."""
        index = self._lines()
        if line + 1 >= index.count:
            return len(self.data)
        end = index.start(line + 1) - 1
        if end > index.start(line) and self.data[end - 1 : end + 1] == b"\r\n":
            return end - 1
        return end

    def line(self, line: int) -> bytes:
        """The content of a line without its line end; empty past the last line."""
        return self.data[self.line_start(line) : self.line_end(line)]

    def line_of(self, offset: int) -> int:
        """The line of a byte offset, which is clamped to the text."""
        return self._lines().line_of(min(max(offset, 0), len(self.data)))

    def offset(self, line: int, character: int, encoding: Encoding) -> int:
        """Byte offset of a position. Past the end of a line: its end. Past the last line: the end of the text."""
        if line < 0:
            return 0
        if line >= self.line_count:
            return len(self.data)
        start = self.line_start(line)
        if character <= 0:
            return start
        content = self.data[start : self.line_end(line)]
        return start + _byte_column(content, character, encoding)

    def position(self, offset: int, encoding: Encoding) -> tuple[int, int]:
        """(line, character) of a byte offset, which is clamped and moved back to the start of its character."""
        line = self.line_of(offset)
        start = self._lines().start(line)
        end = max(start, min(offset, self.line_end(line)))
        # An offset inside of a character has a continuation byte on its right.
        while end > start and end < len(self.data) and self.data[end] & 0xC0 == 0x80:
            end -= 1
        return line, _character_column(self.data[start:end], encoding)

    def apply(self, change: Change) -> ByteEdit:
        """Apply one change of the client; positions past the ends are clamped."""
        if change.start is None or change.end is None:
            return self.replace(change.text)
        start = self.offset(*change.start, change.encoding)
        end = self.offset(*change.end, change.encoding)
        return self._replace_bytes(min(start, end), max(start, end), _valid_utf8(change.text))

    def replace(self, text: str | bytes) -> ByteEdit:
        """Replace the whole text; the edit covers only the part that differs."""
        new = _valid_utf8(text)
        start, suffix = common_ends(self.data, new)
        return self._replace_bytes(start, len(self.data) - suffix, new[start : len(new) - suffix])

    def point(self, offset: int) -> tuple[int, int]:
        """tree-sitter's point of a byte offset: (row, byte column), rows ending at LF only."""
        index = self._lines()
        if index.has_lone_returns:
            return self.data.count(b"\n", 0, offset), offset - self.data.rfind(b"\n", 0, offset) - 1
        line = index.line_of(offset)
        return line, offset - index.start(line)

    def _replace_bytes(self, start: int, old_end: int, text: bytes) -> ByteEdit:
        index = self._lines()
        old = self.data
        start_point = self.point(start)
        old_end_point = start_point if old_end == start else self.point(old_end)
        new_end = start + len(text)
        view = memoryview(old)
        self.data = b"".join((view[:start], text, view[old_end:]))
        index.update(old, self.data, start, old_end, new_end)
        return ByteEdit(start, old_end, new_end, start_point, old_end_point, _point_after(start_point, text))

    def _lines(self) -> LineIndex:
        # Built on first use: most files read from the disk are never asked for a position.
        if self._index is None:
            self._index = LineIndex(self.data)
        return self._index


_SURROGATES = re.compile("[\ud800-\udfff]")


def _valid_utf8(text: str | bytes) -> bytes:
    if isinstance(text, str):
        try:
            return text.encode()
        except UnicodeEncodeError:
            return _SURROGATES.sub("\ufffd", text).encode()
    return decodable(text)


def decodable(data: bytes) -> bytes:
    """A text in which bytes that are not valid UTF-8 are replaced."""
    try:
        data.decode()
    except UnicodeDecodeError:
        return data.decode(errors="replace").encode()
    return data


def _byte_column(content: bytes, character: int, encoding: Encoding) -> int:
    """Byte length of the first `character` units of a line; inside of a character: up to its start."""
    if content.isascii():
        return min(character, len(content))
    if encoding is Encoding.UTF8:
        column = min(character, len(content))
        while column < len(content) and content[column] & 0xC0 == 0x80:
            column -= 1
        return column
    text = content.decode()
    if encoding is Encoding.UTF32 or character >= 2 * len(text):
        return len(text[:character].encode())
    # Half of a surrogate pair at the cut is dropped by "ignore".
    return len(text.encode("utf-16-le")[: 2 * character].decode("utf-16-le", "ignore").encode())


def _character_column(content: bytes, encoding: Encoding) -> int:
    if encoding is Encoding.UTF8 or content.isascii():
        return len(content)
    text = content.decode()
    if encoding is Encoding.UTF32:
        return len(text)
    return len(text.encode("utf-16-le")) // 2


def _point_after(point: tuple[int, int], text: bytes) -> tuple[int, int]:
    row, column = point
    rows = text.count(b"\n")
    if rows == 0:
        return row, column + len(text)
    return row + rows, len(text) - text.rfind(b"\n") - 1


def common_ends(left: bytes, right: bytes) -> tuple[int, int]:
    """The lengths of the common beginning and of the common end of two texts, which do not overlap in either."""
    start = _common_prefix(left, right)
    return start, _common_suffix(left, right, min(len(left), len(right)) - start)


def _common_prefix(left: bytes, right: bytes) -> int:
    """Length of the common beginning, ending between two characters."""
    limit = min(len(left), len(right))
    low, high = 0, limit
    # Halving compares slices in C; a loop over bytes would take milliseconds for a big file.
    while low < high:
        middle = (low + high + 1) // 2
        if left[low:middle] == right[low:middle]:
            low = middle
        else:
            high = middle - 1
    while low > 0 and (_is_continuation(left, low) or _is_continuation(right, low)):
        low -= 1
    return low


def _common_suffix(left: bytes, right: bytes, limit: int) -> int:
    """Length of the common end, at most `limit`, beginning between two characters."""
    low, high = 0, limit
    while low < high:
        middle = (low + high + 1) // 2
        if left[len(left) - middle : len(left) - low] == right[len(right) - middle : len(right) - low]:
            low = middle
        else:
            high = middle - 1
    while low > 0 and _is_continuation(left, len(left) - low):
        low -= 1
    return low


def _is_continuation(data: bytes, at: int) -> bool:
    return at < len(data) and data[at] & 0xC0 == 0x80
