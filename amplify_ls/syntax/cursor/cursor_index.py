"""Find the surroundings of a position without reading the file up to there."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import partial
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.syntax.cursor.brackets import Frame, Inside, file_frame, scan
from amplify_ls.syntax.cursor.frames import Cursor
from amplify_ls.syntax.cursor.segments import WORD
from amplify_ls.syntax.expressions import Pair

if TYPE_CHECKING:
    from amplify_ls.syntax.outline import StatementChunk
    from amplify_ls.syntax.source_file import SourceFile

CHECKPOINT_LENGTH = 4_000
"""The distance in bytes between positions whose brackets are cached, in texts without chunks."""
_REMEMBERED_FILES = 16
_PASSED_OVER = 7
"""The number of keystrokes after which a text without errors is not cached."""
_BLOCK = 4_096
_START = attrgetter("anchor.start")
_PREFIX = re.compile(rb"(?:" + WORD + rb")\Z")


def is_whole(file: SourceFile) -> bool:
    """Whether all statements of the file are known; a syntax error within a member of a large object is allowed."""
    return file.header.peek().is_complete and not file.tree.root.is_error


class _Outline(NamedTuple):
    """The start of a statement, and the members of its large object after ``inside``."""

    start: int
    inside: int
    members: list[int]


class _Known(NamedTuple):
    """The cache for one text: its last outline without errors, and positions whose brackets were found since."""

    data: bytes
    outline: list[_Outline]
    places: list[tuple[int, list[Frame]]]


class CursorIndex:
    """Finds the surroundings of positions, in time proportional to their member or statement instead of the file."""

    def __init__(self) -> None:
        self._known: dict[str, _Known] = {}
        self._passed_over = 0

    def cursor(self, file: SourceFile, offset: int) -> Cursor:
        """The surroundings of a byte of a file."""
        data = file.data
        offset = min(max(offset, 0), len(data))
        position, stack = self._nearest(file, offset)
        stop = scan(data, stack, position, offset)
        if stop.inside is Inside.STRING:
            return Cursor(data, offset, stop.inside, stop.start + 1, stack, chr(data[stop.start]))
        if stop.inside is Inside.TEMPLATE and not stack[-1].groups:
            return Cursor(data, offset, Inside.STRING, stop.start + 1, stack[:-1], "`")
        if stop.inside is not Inside.CODE:
            return Cursor(data, offset, stop.inside, stop.start, stack, "")
        line_start = max(data.rfind(b"\n", 0, offset) + 1, offset - 200)
        prefix = _PREFIX.search(data[line_start:offset])
        start = offset if prefix is None else offset - (prefix.end() - prefix.start())
        return Cursor(data, offset, stop.inside, start, stack, "")

    def remember(self, file: SourceFile) -> None:
        """Remember the starts of the statements and members of a file, in case the next edit breaks its text."""
        known = self._known.get(file.path)
        if not is_whole(file) or (known is not None and known.data is file.data):
            return
        # The data of an older text is valid up to the first change since, which is enough for a few keystrokes.
        if known is not None and known.outline and self._passed_over < _PASSED_OVER:
            self._passed_over += 1
            return
        self._passed_over = 0
        # Only the positions, which is fastest.
        outline = [
            _Outline(
                chunk.anchor.start,
                chunk.anchor.start + chunk.anchor.gap_at,
                list(map(_START, chunk.entries)),
            )
            for chunk in file.statements
        ]
        self._keep(file.path, _Known(file.data, outline, []))

    def forget(self, path: str) -> None:
        """The file is no longer edited."""
        self._known.pop(path, None)

    def _nearest(self, file: SourceFile, offset: int) -> tuple[int, list[Frame]]:
        """A position before ``offset`` with known brackets, and these."""
        if file.statements and is_whole(file):
            index = bisect_right(file.statements, offset, key=lambda chunk: chunk.anchor.start) - 1
            if index < 0:
                return 0, [file_frame(0)]
            start, stack = _within_statement(file, file.statements[index], offset)
            if offset - start <= 4 * CHECKPOINT_LENGTH:
                return start, stack
        return self._remembered(file.path, file.data, offset)

    def _remembered(self, path: str, data: bytes, offset: int) -> tuple[int, list[Frame]]:
        """The same, from the text before ``offset`` alone: later text does not affect brackets."""
        known = self._known.get(path, _Known(b"", [], []))
        same = offset if known.data is data else min(offset, _common_length(known.data, data))
        places = known.places[: bisect_right(known.places, same, key=lambda place: place[0])]
        start, stack = _from_outline(data, known.outline, same)
        if places and places[-1][0] >= start:
            start, stack = places[-1][0], [frame.copy() for frame in places[-1][1]]
        last = start, [frame.copy() for frame in stack]
        while start + 2 * CHECKPOINT_LENGTH < offset:
            end = data.find(b"\n", start + CHECKPOINT_LENGTH - 1, offset) + 1
            if not end or scan(data, stack, start, end).inside in (Inside.COMMENT, Inside.STRING):
                start, stack = last
                break
            start, last = end, (end, [frame.copy() for frame in stack])
            places.append(last)
        outline = known.outline
        if known.data is not data:
            outline = outline[: bisect_right(outline, same, key=lambda item: item.start)]
            outline = [item._replace(members=item.members[: bisect_right(item.members, same)]) for item in outline]
        self._keep(path, _Known(data, outline, places))
        return start, stack

    def _keep(self, path: str, known: _Known) -> None:
        self._known.pop(path, None)
        self._known[path] = known
        if len(self._known) > _REMEMBERED_FILES:
            del self._known[next(iter(self._known))]


def _common_length(left: bytes, right: bytes) -> int:
    """Length of the common prefix of two texts."""
    limit = min(len(left), len(right))
    start = 0
    # Slices are compared in C: a few thousand bytes at a time, so that little is copied.
    while start < limit and left[start : start + _BLOCK] == right[start : start + _BLOCK]:
        start += _BLOCK
    end = min(start + _BLOCK, limit)
    at = start + bisect_left(range(start, end), 1, key=lambda at: int(left[start : at + 1] != right[start : at + 1]))
    return min(at, limit)


def _from_outline(data: bytes, outline: list[_Outline], offset: int) -> tuple[int, list[Frame]]:
    """The last member or statement that starts before ``offset``, and its brackets."""
    index = bisect_right(outline, offset, key=lambda item: item.start) - 1
    if index < 0:
        return 0, [file_frame(0)]
    start, inside, members = outline[index]
    stack = [file_frame(start)]
    at = bisect_right(members, offset) - 1
    if at < 0:
        return start, stack
    scan(data, stack, start, inside)
    frame = stack[-1]
    frame.items, frame.item_start = [members[at]], members[at]
    return members[at], stack


def _within_statement(file: SourceFile, chunk: StatementChunk, offset: int) -> tuple[int, list[Frame]]:
    start = chunk.anchor.start
    if offset > chunk.end and offset - start > 4 * CHECKPOINT_LENGTH:
        return chunk.end, [file_frame(chunk.end)]
    stack = [file_frame(start)]
    inside = start + chunk.anchor.gap_at
    if not chunk.entries or offset < inside:
        return start, stack
    scan(file.data, stack, start, inside)
    if offset > inside + chunk.anchor.gap:
        return inside + chunk.anchor.gap, stack
    index = bisect_right(chunk.entries, offset, key=lambda entry: entry.anchor.start) - 1
    frame = stack[-1]
    frame.names = partial(_names_beside, chunk, index)
    if index < 0:
        return inside, stack
    begin = chunk.entries[index].anchor.start
    frame.items = [begin]
    frame.item_start = begin
    return begin, stack


def _names_beside(chunk: StatementChunk, index: int) -> tuple[str, ...]:
    """The names of the members of a large object, without the one at an index."""
    members = (entry.content.peek().member for at, entry in enumerate(chunk.entries) if at != index)
    return tuple(member.name for member in members if isinstance(member, Pair))
