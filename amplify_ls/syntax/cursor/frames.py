"""The surroundings of a position in a file, also in incomplete code: the typed word, and the brackets around it."""

from __future__ import annotations

import re
from typing import NamedTuple

from amplify_ls.syntax.cursor.brackets import Frame, Inside, begin_member, file_frame, is_followed_by_member, scan
from amplify_ls.syntax.cursor.segments import WORD, Segment, plain_text, segment_of, tokens_of

FORWARD_LENGTH = 8_000
"""Bytes after the cursor that are searched for more members of the brackets around it."""

MOST_LINKS = 20
"""How many links after the cursor are read."""

_LINK = re.compile(rb"\s*\??\.\s*(" + WORD + rb")")
_REST = re.compile(rb"[\w$\x80-\xff]*")
_REST_OF_STRING = {
    quote: re.compile(rb"((?:[^%s\\\r\n]|\\.)*)(%s)?" % (quote.encode(), quote.encode())) for quote in ("'", '"', "`")
}
_NEVER_IN_NAMES = re.compile(rb"""[,()\[\]{};'"`]""")
_NEXT_SIGN = re.compile(rb"[ \t]*([^\s])?")
_BEGINS_EXPRESSION = re.compile(r"""[\w$'"`\[{(]""")
_ARROW = re.compile(rb"\s*=>")
_MEMBER_NAME = re.compile(
    rb"""(?:\s+|//[^\r\n]*|/\*.*?\*/)*(?:(?P<word>"""
    + WORD
    + rb""")|(?P<text>'[^'\r\n]*'|"[^"\r\n]*"))\s*(?P<sign>[:,}(]|\Z)""",
    re.DOTALL,
)


class Level(NamedTuple):
    """A bracket around the cursor, and the content of its current item before the next level or the cursor."""

    frame: Frame
    segment: Segment
    position: int
    """Zero-based index of the current item among the known items."""

    @property
    def bracket(self) -> str:
        return self.frame.bracket


class Item(NamedTuple):
    """One item of a bracket, in bytes. ``name`` is the key of a member, or the text of a plain string."""

    start: int
    end: int
    name: str | None


class Cursor:
    """The text that is being typed at a position: a word (possibly empty) or the content of a string, and the levels around it.

    ``start`` and ``end`` bound the whole word or content; ``prefix`` is the part before the position. All positions are bytes.
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
        """The end of the word, or of the string including its closing quote, if it has one."""
        return self.end + len(self.quote) if self.quote and self.is_closed else self.end

    @property
    def is_closed(self) -> bool:
        """Whether a string has its closing quote."""
        return self.data.startswith(self.quote.encode(), self.end)

    @property
    def next_sign(self) -> str:
        """The first character after the word or string on its line; empty at the end of the line."""
        found = _NEXT_SIGN.match(self.data, self.end_with_quote)
        return "" if found is None or found.group(1) is None else found.group(1).decode("utf-8", "replace")

    @property
    def is_continued(self) -> bool:
        """Whether the expression continues after the typed text: with a dot, arguments, an arrow, or a whole expression."""
        if self.data[self.end : self.end + 1] in (b".", b"(") or _ARROW.match(self.data, self.end):
            return True
        return self.start == self.end and _BEGINS_EXPRESSION.match(self.next_sign) is not None

    @property
    def starts_line(self) -> bool:
        """Whether there is only whitespace before the word or string on its line."""
        line_start = self.data.rfind(b"\n", 0, self.start) + 1
        return not self.data[line_start : self.start - len(self.quote)].strip()

    @property
    def links_after(self) -> tuple[str, ...]:
        """The names of the links that follow the typed word in its chain: ``required`` of ``a.str().required()``."""
        found: list[str] = []
        position = self._behind_arguments(self.end)
        while len(found) < MOST_LINKS:
            link = _LINK.match(self.data, position)
            if link is None:
                break
            found.append(link.group(1).decode("utf-8", "replace"))
            position = self._behind_arguments(link.end())
        return tuple(found)

    def items(self, level: Level) -> list[Item]:
        """The items of a level, without the one at the cursor."""
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
        """The names of the other members of an object, or the other strings of an array."""
        if level.frame.names is not None:
            return level.frame.names()
        return tuple(item.name for item in self.items(level) if item.name is not None)

    def source_without_current(self, level: Level) -> bytes:
        """The text of an object or array, without the item at the cursor."""
        opening, closing = (b"{", b"}") if level.bracket == "{" else (b"[", b"]")
        items = (self.data[item.start : item.end] for item in self.items(level))
        # A comment at the end of an item must not contain the comma.
        return opening + b"\n,".join(items) + b"\n" + closing

    def closing(self, level: Level) -> int | None:
        """Where a level is closed; None if that is not near."""
        self._look_ahead()
        return level.frame.end

    def _behind_arguments(self, position: int) -> int:
        """The end of the arguments that start at a position; the position itself if none do, or if their end is not near."""
        if self.data[position : position + 1] != b"(":
            return position
        stack = [file_frame(position)]
        end = min(position + FORWARD_LENGTH, len(self.data))
        scan(self.data, stack, position, end, lambda: len(stack) == 1)
        return stack[0].groups[0][1] if stack[0].groups else end

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
        """Find the items after the cursor. The frames are shared with the levels, and get their items and ends."""
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
    """The name of the member of an object in a region; None for a spread and similar."""
    found = _MEMBER_NAME.match(data, start, end)
    if found is None:
        return None
    text = found.group("text")
    return (found.group("word") if text is None else text[1:-1]).decode("utf-8", "replace")


def _levels(data: bytes, stack: list[Frame], end: int) -> list[Level]:
    levels: list[Level] = []
    for index, frame in enumerate(stack):
        until = stack[index + 1].start if index + 1 < len(stack) else end
        is_object = frame.bracket == "{" and not (levels and levels[-1].segment.is_block)
        segment = segment_of(data, frame.item_start, max(until, frame.item_start), frame.groups, in_object=is_object)
        levels.append(Level(frame, segment, len(frame.items) - 1))
    return levels
