"""Code frames: source lines with a gutter, and carets under exactly the characters of a range.

Columns of a range count UTF-16 units, a terminal counts cells: tabs are widened, East Asian characters and emoji take
two cells, combining marks none. Control characters are replaced, so that a file cannot control the terminal.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from amplify_ls.report.records import Excerpt, Range

TAB_WIDTH = 4
WIDEST_LINE = 160
_ROOM_BEFORE = 60
_MOST_LINES = 4
_CUT = "…"


def frame(excerpt: Excerpt, span: Range, mark: str, paint: Callable[[str], str], dim: Callable[[str], str]) -> list[str]:
    """Return the lines of a frame.

    `mark` is the character under the range, `paint` colors the marks, `dim` the gutter. A long range shows its
    first lines and its last one.
    """
    marked = _marked_lines(excerpt, span)
    blank = " " * gutter_width(excerpt, span)
    out = [dim(f"{blank} |")]
    previous = marked[0][0]
    for number, start, end in marked:
        if number > previous + 1:
            out.append(dim(f"{blank} :"))
        previous = number
        shown = _show(excerpt.lines[number - excerpt.first_line], start, end)
        out.append(f"{dim(f'{number:>{len(blank)}} |')} {shown.text}".rstrip())
        out.append(f"{dim(f'{blank} |')} {' ' * shown.before}{paint(mark * shown.width)}")
    return out


def gutter_width(excerpt: Excerpt, span: Range) -> int:
    """Return the number of cells that the line numbers of a frame take."""
    return len(str(max(number for number, _, _ in _marked_lines(excerpt, span))))


def _marked_lines(excerpt: Excerpt, span: Range) -> list[tuple[int, int, int]]:
    """Return (line number, first UTF-16 column, column after the last) of each line to show; columns are 0-based."""
    last_known = excerpt.first_line + len(excerpt.lines) - 1
    last = min(span.end.line, last_known)
    if last > span.start.line and span.end.line == last and span.end.column == 1:
        last -= 1  # the range ends with a line end: nothing of the next line belongs to it
    numbers = list(range(span.start.line, last + 1))
    if len(numbers) > _MOST_LINES:
        numbers = [*numbers[: _MOST_LINES - 1], numbers[-1]]
    return [(number, *_columns(excerpt, span, number)) for number in numbers]


def _columns(excerpt: Excerpt, span: Range, number: int) -> tuple[int, int]:
    line = excerpt.lines[number - excerpt.first_line]
    start = span.start.column - 1 if number == span.start.line else len(line) - len(line.lstrip())
    end = span.end.column - 1 if number == span.end.line else _utf16_length(line)
    return start, max(start, end)


@dataclass(frozen=True, slots=True)
class _ShownLine:
    """A line as printed, with the cells before the mark and the cells of the mark."""

    text: str
    before: int
    width: int


def _show(line: str, start: int, end: int) -> _ShownLine:
    first, after_last = _character_index(line, start), _character_index(line, end)
    left, right = _window(len(line), first)
    text, cells = _cells(line[left:right])
    cut = _CUT if left else ""
    before = len(cut) + cells[max(0, min(first - left, len(cells) - 1))]
    behind = len(cut) + cells[max(0, min(after_last - left, len(cells) - 1))]
    return _ShownLine(cut + text + (_CUT if right < len(line) else ""), before, max(1, behind - before))


def _window(length: int, first: int) -> tuple[int, int]:
    """Return which characters of a line to show: all of it, or a part around the character `first`."""
    if length <= WIDEST_LINE:
        return 0, length
    left = max(0, min(first - _ROOM_BEFORE, length - WIDEST_LINE))
    return left, min(length, left + WIDEST_LINE)


def _cells(text: str) -> tuple[str, list[int]]:
    """Return the text to print, and the cell at which each of its characters starts, plus the cell after the last."""
    if text.isascii() and text.isprintable():
        return text, list(range(len(text) + 1))
    printed: list[str] = []
    starts = [0]
    for character in text:
        shown, width = _printed(character, starts[-1])
        printed.append(shown)
        starts.append(starts[-1] + width)
    return "".join(printed), starts


def _printed(character: str, cell: int) -> tuple[str, int]:
    if character == "\t":
        width = TAB_WIDTH - cell % TAB_WIDTH
        return " " * width, width
    category = unicodedata.category(character)
    if category in {"Mn", "Me"} or character in "\u200b\u200c\u200d\ufe0e\ufe0f":
        return character, 0
    if category.startswith("C"):
        return "\ufffd", 1
    return character, 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _character_index(line: str, column: int) -> int:
    """Return the index of the character at a 0-based UTF-16 column; columns past the end are the end."""
    if line.isascii():
        return min(column, len(line))
    units = 0
    for index, character in enumerate(line):
        if units >= column:
            return index
        units += 2 if ord(character) > 0xFFFF else 1
    return len(line)


def _utf16_length(line: str) -> int:
    return len(line) if line.isascii() else len(line.encode("utf-16-le", "surrogatepass")) // 2
