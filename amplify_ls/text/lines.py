"""Where the lines of a text start, kept up to date under edits."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate

BLOCK_LINES = 256
"""Lines held by one block after a build. An edit touches one block and one number of each later block."""


class LineIndex:
    """Byte offsets of line starts. Lines end at LF, CRLF and lone CR, as the Language Server Protocol has it.

    Starts are kept in blocks, relative to the first line of their block, so that an edit shifts a few hundred numbers
    even in a text of fifty thousand lines.
    """

    __slots__ = ("_bases", "_blocks", "_firsts", "_lone_returns", "count")

    count: int
    """Number of lines, at least 1."""

    def __init__(self, data: bytes) -> None:
        starts = _line_starts(data)
        self._blocks: list[list[int]] = []
        self._bases: list[int] = []
        self._firsts: list[int] = []
        self.count = len(starts)
        self._lone_returns = _count_lone_returns(data)
        self._replace_blocks(0, 0, starts)

    @property
    def has_lone_returns(self) -> bool:
        """Whether some line ends in a CR without LF, which makes lines differ from the rows of tree-sitter."""
        return self._lone_returns > 0

    def start(self, line: int) -> int:
        """Byte offset where a line starts; `line` must be within `0 .. count - 1`."""
        block = bisect_right(self._firsts, line) - 1
        return self._bases[block] + self._blocks[block][line - self._firsts[block]]

    def line_of(self, offset: int) -> int:
        """The line of a byte offset; an offset between CR and LF belongs to the line that they end."""
        block = bisect_right(self._bases, offset) - 1
        return self._firsts[block] + bisect_right(self._blocks[block], offset - self._bases[block]) - 1

    def update(self, old: bytes, new: bytes, start: int, old_end: int, new_end: int) -> None:
        """Follow an edit that made `new` out of `old` by replacing the bytes `start .. old_end`."""
        # One byte further left than the edit: a LF typed after a lone CR joins the line before.
        first = self.line_of(max(start - 1, 0))
        last = self.line_of(old_end)
        shift = new_end - old_end
        region_start = self.start(first)
        is_at_end = last + 1 == self.count
        old_region_end = len(old) if is_at_end else self.start(last + 1)
        region = new[region_start : old_region_end + shift]
        self._lone_returns += _count_lone_returns(region) - _count_lone_returns(old[region_start:old_region_end])

        starts = [region_start + start for start in _line_starts(region)]
        if not is_at_end:
            starts.pop()
        self._splice(first, last, starts, shift)

    def _splice(self, first: int, last: int, starts: list[int], shift: int) -> None:
        """Replace the lines `first .. last` by `starts`, and move all later ones by `shift` bytes."""
        first_block = bisect_right(self._firsts, first) - 1
        last_block = bisect_right(self._firsts, last) - 1
        base = self._bases[first_block]
        before = self._blocks[first_block][: first - self._firsts[first_block]]
        after_base = self._bases[last_block] + shift - base
        after = [after_base + start for start in self._blocks[last_block][last - self._firsts[last_block] + 1 :]]
        growth = len(starts) - (last - first + 1)

        block = before + [start - base for start in starts] + after
        if first_block == last_block and len(block) <= 2 * BLOCK_LINES:
            self._blocks[first_block] = block
            next_block = first_block + 1
        else:
            absolute = [base + start for start in block]
            next_block = self._replace_blocks(first_block, last_block + 1, absolute)
        self.count += growth
        if shift:
            self._bases[next_block:] = [base + shift for base in self._bases[next_block:]]
        if growth:
            self._firsts[next_block:] = [line + growth for line in self._firsts[next_block:]]

    def _replace_blocks(self, begin: int, end: int, starts: list[int]) -> int:
        """Replace the blocks `begin .. end` by blocks with `starts` (absolute), and return the index after them."""
        first = self._firsts[begin] if begin < len(self._firsts) else 0
        chunks = [starts[at : at + BLOCK_LINES] for at in range(0, len(starts), BLOCK_LINES)]
        self._blocks[begin:end] = [[start - chunk[0] for start in chunk] for chunk in chunks]
        self._bases[begin:end] = [chunk[0] for chunk in chunks]
        self._firsts[begin:end] = [first + BLOCK_LINES * number for number in range(len(chunks))]
        return begin + len(chunks)


def _line_starts(data: bytes) -> list[int]:
    """Starts of all lines of `data`; the last one is empty when the text ends with a line end."""
    # `bytes.splitlines` splits at LF, CRLF and CR only; that of `str` knows many more.
    starts = list(accumulate(map(len, data.splitlines(keepends=True)), initial=0))
    if data and not data.endswith((b"\n", b"\r")):
        starts.pop()
    return starts


def _count_lone_returns(data: bytes) -> int:
    if b"\r" not in data:
        return 0
    return data.count(b"\r") - data.count(b"\r\n")
