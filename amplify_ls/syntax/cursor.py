"""The surroundings of a place in a file, also in half-typed code: what is being typed, and what it stands in."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.syntax.brackets import Frame, Inside, begin_member, file_frame, is_followed_by_member, scan
from amplify_ls.syntax.expressions import Pair
from amplify_ls.syntax.segments import WORD, Segment, plain_text, segment_of, tokens_of

if TYPE_CHECKING:
    from amplify_ls.syntax.outline import StatementChunk
    from amplify_ls.syntax.source_file import SourceFile

CHECKPOINT_LENGTH = 4_000
"""Bytes between two places whose brackets are remembered, in texts that the chunk table cannot cut short."""
FORWARD_LENGTH = 8_000
"""Bytes behind the cursor that are looked at for further members of the brackets around it."""
_REMEMBERED_FILES = 16

_PREFIX = re.compile(rb"(?:" + WORD + rb")\Z")
_REST = re.compile(rb"[\w$\x80-\xff]*")
_REST_OF_STRING = {
    quote: re.compile(rb"((?:[^%s\\\r\n]|\\.)*)(%s)?" % (quote.encode(), quote.encode())) for quote in ("'", '"', "`")
}
_NEVER_IN_NAMES = re.compile(rb"""[,()\[\]{};'"`]""")
_NEXT_SIGN = re.compile(rb"[ \t]*([^\s])?")
_MEMBER_NAME = re.compile(
    rb"""(?:\s+|//[^\r\n]*|/\*.*?\*/)*(?:(?P<word>"""
    + WORD
    + rb""")|(?P<text>'[^'\r\n]*'|"[^"\r\n]*"))\s*(?P<sign>[:,}(]|\Z)""",
    re.DOTALL,
)


class Level(NamedTuple):
    """A bracket around the cursor, and what stands in its current item before the next level or the cursor."""

    frame: Frame
    segment: Segment
    position: int
    """Zero-based place of the current item among the items that are known."""

    @property
    def bracket(self) -> str:
        return self.frame.bracket


class Item(NamedTuple):
    """One item of a bracket, in bytes. ``name`` is the key of a member, or the text of a plain string."""

    start: int
    end: int
    name: str | None


class Cursor:
    """What is being typed at a place: a word (maybe empty) or the content of a string, and the levels around it.

    ``start`` and ``end`` bound the whole word or content; ``prefix`` is the part before the place. Bytes throughout.
    """

    def __init__(self, data: bytes, offset: int, inside: Inside, start: int, stack: list[Frame], quote: str) -> None:
        self.data = data
        self.offset = offset
        self.inside = inside
        self.quote = quote
        """The quote of the string, empty outside of strings."""
        self.start = start
        self.end = self._end()
        self.levels = tuple(_levels(data, stack, start - len(quote)))
        """Outermost first; never empty."""
        self._stack = stack
        self._has_looked_ahead = False

    @property
    def text(self) -> str:
        return self.data[self.start : self.end].decode("utf-8", "replace")

    @property
    def prefix(self) -> str:
        return self.data[self.start : self.offset].decode("utf-8", "replace")

    @property
    def end_with_quote(self) -> int:
        """Where the word ends, or the string with its closing quote, if it has one."""
        return self.end + len(self.quote) if self.quote and self.is_closed else self.end

    @property
    def is_closed(self) -> bool:
        """Whether a string has its closing quote."""
        return self.data.startswith(self.quote.encode(), self.end)

    @property
    def next_sign(self) -> str:
        """The first character behind the word or string on its line; empty at the end of the line."""
        found = _NEXT_SIGN.match(self.data, self.end_with_quote)
        return "" if found is None or found.group(1) is None else found.group(1).decode("utf-8", "replace")

    @property
    def starts_line(self) -> bool:
        """Whether nothing but blanks stands before the word or string on its line."""
        line_start = self.data.rfind(b"\n", 0, self.start) + 1
        return not self.data[line_start : self.start - len(self.quote)].strip()

    def items(self, level: Level) -> list[Item]:
        """The items of a level, the one that holds the cursor left out."""
        self._look_ahead()
        frame = level.frame
        last = len(self.data) + 1 if frame.end is None else frame.end
        bounds = [*frame.items, max(last, frame.items[-1] + 1)]
        found: list[Item] = []
        for index, start in enumerate(frame.items):
            end = bounds[index + 1] - 1
            if index != level.position and self.data[start:end].strip():
                found.append(Item(start, end, self._item_name(start, end, frame.bracket)))
        return found

    def names(self, level: Level) -> tuple[str, ...]:
        """The names of the other members of an object, or the other texts of a list."""
        if level.frame.names is not None:
            return level.frame.names
        return tuple(item.name for item in self.items(level) if item.name is not None)

    def source_without_current(self, level: Level) -> bytes:
        """An object or list as text, without the item that holds the cursor."""
        opening, closing = (b"{", b"}") if level.bracket == "{" else (b"[", b"]")
        items = (self.data[item.start : item.end] for item in self.items(level))
        # A comment at the end of an item must not swallow the comma.
        return opening + b"\n,".join(items) + b"\n" + closing

    def closing(self, level: Level) -> int | None:
        """Where a level is closed, None where that is not near."""
        self._look_ahead()
        return level.frame.end

    def _end(self) -> int:
        if not self.quote:
            found = _REST.match(self.data, self.offset)
            is_word = self.inside is Inside.CODE
            return found.end() if found is not None and is_word else self.offset
        found = _REST_OF_STRING[self.quote].match(self.data, self.offset)
        if found is not None and found.group(2) is not None and not _NEVER_IN_NAMES.search(found.group(1)):
            return found.end(1)
        rest = _REST.match(self.data, self.offset)
        return self.offset if rest is None else rest.end()

    def _item_name(self, start: int, end: int, bracket: str) -> str | None:
        if bracket == "{":
            return member_name(self.data, start, end)
        tokens = tokens_of(self.data, start, min(end, start + 400))
        return plain_text(tokens[0]) if len(tokens) == 1 and tokens[0].kind == "string" else None

    def _look_ahead(self) -> None:
        """Find the items behind the cursor. The frames are shared with the levels: they learn their items and ends."""
        if self._has_looked_ahead:
            return
        self._has_looked_ahead = True
        stack = list(self._stack)
        position = self.end_with_quote
        if stack[-1].bracket == "`":
            stack.pop()
        if is_followed_by_member(self.data, position):
            begin_member(stack, position)
        outermost = next((depth for depth, frame in enumerate(stack) if frame.names is not None), 0)
        end = min(position + FORWARD_LENGTH, len(self.data))
        scan(self.data, stack, position, end, lambda: len(stack) <= outermost + 1)


def member_name(data: bytes, start: int, end: int) -> str | None:
    """The name of the member of an object that stands in a region, None for a spread and the like."""
    found = _MEMBER_NAME.match(data, start, end)
    if found is None:
        return None
    text = found.group("text")
    return (found.group("word") if text is None else text[1:-1]).decode("utf-8", "replace")


def is_whole(file: SourceFile) -> bool:
    """Whether no syntax error hides a statement of the file; one within a member of a large object does not."""
    return file.header.peek().is_complete and not file.tree.root.is_error


class Sync(NamedTuple):
    """A place whose brackets are known: as frames, or as those of a statement up to its large object."""

    offset: int
    stack: list[Frame] | None
    statement_start: int = 0
    object_start: int = 0
    """Behind the opening brace; 0 where the place is the beginning of the statement itself."""


class CursorIndex:
    """Finds the surroundings of places, at a cost that follows the member or statement they stand in, not the file."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[bytes, list[Sync]]] = {}

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
        """Keep where the statements and members of a file begin, for when the next edit breaks its text."""
        known = self._known.get(file.path)
        if not is_whole(file) or (known is not None and known[0] is file.data):
            return
        places: list[Sync] = []
        for chunk in file.statements:
            start, inside = chunk.anchor.start, chunk.anchor.start + chunk.anchor.gap_at
            places.append(Sync(start, None, start))
            places.extend(Sync(entry.anchor.start, None, start, inside) for entry in chunk.entries)
        self._keep(file.path, file.data, places)

    def forget(self, path: str) -> None:
        """The file is not edited any more."""
        self._known.pop(path, None)

    def _nearest(self, file: SourceFile, offset: int) -> tuple[int, list[Frame]]:
        """A place before ``offset`` whose brackets are known, and these."""
        if file.statements and is_whole(file):
            index = bisect_right(file.statements, offset, key=lambda chunk: chunk.anchor.start) - 1
            if index < 0:
                return 0, [file_frame(0)]
            start, stack = _within_statement(file, file.statements[index], offset)
            if offset - start <= 4 * CHECKPOINT_LENGTH:
                return start, stack
        return self._remembered(file.path, file.data, offset)

    def _remembered(self, path: str, data: bytes, offset: int) -> tuple[int, list[Frame]]:
        """As above, from the text before ``offset`` alone: what stands behind a place does not change its brackets."""
        known, places = self._known.get(path, (b"", []))
        if known is not data:
            same = bisect_left(places, 1, key=lambda place: int(known[: place.offset] != data[: place.offset]))
            places = places[:same]
        index = bisect_right(places, offset, key=lambda place: place.offset) - 1
        last = places[index] if index >= 0 else Sync(0, [file_frame(0)])
        found: list[Sync] = []
        start, stack = _stack_at(data, last)
        while start + 2 * CHECKPOINT_LENGTH < offset:
            end = data.find(b"\n", start + CHECKPOINT_LENGTH - 1, offset) + 1
            if not end or scan(data, stack, start, end).inside in (Inside.COMMENT, Inside.STRING):
                start, stack = _stack_at(data, last)
                break
            last, start = Sync(end, [frame.copy() for frame in stack]), end
            found.append(last)
        if known is not data or found:
            self._keep(path, data, [*places[: index + 1], *found, *places[index + 1 :]])
        return start, stack

    def _keep(self, path: str, data: bytes, places: list[Sync]) -> None:
        self._known.pop(path, None)
        self._known[path] = data, places
        if len(self._known) > _REMEMBERED_FILES:
            del self._known[next(iter(self._known))]


def _stack_at(data: bytes, place: Sync) -> tuple[int, list[Frame]]:
    if place.stack is not None:
        return place.offset, [frame.copy() for frame in place.stack]
    stack = [file_frame(place.statement_start)]
    if place.object_start:
        scan(data, stack, place.statement_start, place.object_start)
        stack[-1].items = [place.offset]
        stack[-1].item_start = place.offset
    return place.offset, stack


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
    members = [entry.content.peek().member for at, entry in enumerate(chunk.entries) if at != index]
    frame = stack[-1]
    frame.names = tuple(member.name for member in members if isinstance(member, Pair))
    if index < 0:
        return inside, stack
    begin = chunk.entries[index].anchor.start
    frame.items = [begin]
    frame.item_start = begin
    return begin, stack


def _levels(data: bytes, stack: list[Frame], end: int) -> list[Level]:
    levels: list[Level] = []
    for index, frame in enumerate(stack):
        until = stack[index + 1].start if index + 1 < len(stack) else end
        is_object = frame.bracket == "{" and not (levels and levels[-1].segment.is_block)
        segment = segment_of(data, frame.item_start, max(until, frame.item_start), frame.groups, in_object=is_object)
        levels.append(Level(frame, segment, len(frame.items) - 1))
    return levels
