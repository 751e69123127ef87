"""Many ranges of one document as JSON: an outline has ten thousand of them."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from amplify_ls.text.document import Document, Encoding


class RangeWriter:
    """Writes the ranges within one region of a text, with the lines as places to be filled in.

    ``%d`` in the text stands for the next number of ``lines``, which are counted from the first line of the region. So a
    text can be used again when lines are added before the region.
    """

    def __init__(self, document: Document, start: int, end: int, encoding: Encoding) -> None:
        self._document = document
        self._encoding = encoding
        self._first = document.line_of(start)
        begin = document.line_start(self._first)
        self._lines = document.data[begin:end].splitlines(keepends=True) or [b""]
        self._starts = list(accumulate(map(len, self._lines[:-1]), initial=begin))
        self.lines: list[int] = []

    def pair(self, whole: tuple[int, int], part: tuple[int, int]) -> str:
        """The members `range` and `selectionRange` of a symbol."""
        (start, end), (first, last) = whole, part
        line = bisect_right(self._starts, start) - 1
        base = self._starts[line]
        content = self._lines[line]
        if end - base <= len(content) and first >= start and last <= end and content.isascii():
            self.lines += (line, line, line, line)
            return (
                f'"range":{{"start":{{"line":%d,"character":{start - base}}},"end":{{"line":%d,"character":{end - base}}}}},'
                f'"selectionRange":{{"start":{{"line":%d,"character":{first - base}}},'
                f'"end":{{"line":%d,"character":{last - base}}}}}'
            )
        return (
            f'"range":{{"start":{self._position(start)},"end":{self._position(end)}}},'
            f'"selectionRange":{{"start":{self._position(first)},"end":{self._position(last)}}}'
        )

    def _position(self, offset: int) -> str:
        line, character = self._document.position(offset, self._encoding)
        self.lines.append(line - self._first)
        return f'{{"line":%d,"character":{character}}}'
