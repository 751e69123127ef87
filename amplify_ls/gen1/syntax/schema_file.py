"""A GraphQL text as a list of chunks, one for each top-level definition.

An edit replaces the chunks that it touches. All others keep their content, and only their anchors move.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from itertools import islice
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.gen1.syntax.reader import read_definition, skipped_definition
from amplify_ls.gen1.syntax.scanner import Extent, extents
from amplify_ls.incremental.attached import Attached
from amplify_ls.incremental.graph import Input
from amplify_ls.syntax.bounds import LARGEST_TEXT, MOST_DEFINITIONS, LeftOut
from amplify_ls.syntax.outline import Anchor, Span
from amplify_ls.text.document import common_ends, decodable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from amplify_ls.gen1.syntax.nodes import Definition, Heading

_COMMENT = re.compile(rb'"""(?:[^"\\]|\\[\s\S]|"(?!""))*(?:"""|\Z)|"(?:[^"\\\r\n]|\\[^\r\n])*"?|(#[^\r\n]*)')
_START = attrgetter("anchor.start")


class Comment(NamedTuple):
    """A comment, from `#` to the end of its line, in bytes of the file."""

    start: int
    end: int


class Chunk:
    """One definition of a file."""

    __slots__ = ("anchor", "attached", "content", "heading", "text")

    def __init__(self, anchor: Anchor, text: bytes, definition: Definition | None = None) -> None:
        self.anchor = anchor
        self.text = text
        definition = definition or read_definition(anchor, text)
        self.content: Input[Definition] = Input(definition)
        self.heading: Input[Heading] = Input(definition.heading)
        """The same as in the content, for readers of nothing else."""
        self.attached = Attached()
        """What is derived from the definition elsewhere."""

    @property
    def end(self) -> int:
        """The current end in bytes of the file."""
        return self.anchor.start + len(self.text)

    def fill(self, text: bytes) -> None:
        """Read another text."""
        if text == self.text:
            return
        self.text = text
        definition = read_definition(self.anchor, text)
        self.content.set(definition)
        self.heading.set(definition.heading)


class SchemaFile:
    """A file with definitions, kept up to date with its text.

    The text of a file that is left out is one definition, of which nothing is known.
    """

    def __init__(self, path: str, data: bytes, anchored: Callable[[str, int], Anchor] = Anchor) -> None:
        """``anchored`` makes the anchor of what starts at a byte of the text, which may be a part of another file."""
        self.path = path
        self.data = data
        self._anchored = anchored
        self.anchor = anchored(path, 0)
        """For places that belong to no definition."""
        self.left_out: Input[LeftOut | None] = Input(None)
        """Why the text is left out; None if it is not."""
        found = self._read()
        self._chunks: list[Chunk] = found
        self.chunks: Input[tuple[Chunk, ...]] = Input(tuple(found))
        """The definitions in order."""

    def definitions(self) -> Iterator[Definition]:
        """The definitions in order; a reader of this is a reader of all of them."""
        return (chunk.content.get() for chunk in self.chunks.get())

    def span(self, start: int, end: int) -> Span:
        """A place outside of definitions, in bytes of the file. It is valid until the file is edited."""
        return Span(self.anchor, start, end)

    def comments(self) -> tuple[Comment, ...]:
        """The comments of the current text, in order."""
        return comments_of(self.data)

    def chunk_at(self, offset: int) -> Chunk | None:
        """The definition that contains a byte, or that ends there."""
        index = bisect_right(self._chunks, offset, key=_START) - 1
        if index < 0 or self._chunks[index].end < offset:
            return None
        return self._chunks[index]

    def replace(self, data: bytes) -> None:
        """Change the text, and read the definitions that differ. Bytes that are not valid UTF-8 are replaced."""
        if data == self.data:
            return
        if self.left_out.peek() is not None or len(data) > LARGEST_TEXT:
            self._read_afresh(data)
            return
        start, suffix = common_ends(self.data, data)
        if not _is_text(data, start, len(data) - suffix):
            self.replace(decodable(data))
            return
        old_end = len(self.data) - suffix
        growth = len(data) - len(self.data)
        # The edit may change how its own definition starts, and so where the one before that ends.
        first = max(bisect_left(self._chunks, start, key=_START) - 2, 0)
        begin = self._chunks[first].anchor.start if first else 0
        self.data = data
        last, found = self._rescan(first, begin, old_end, growth)
        before = self._chunks[first:last]
        self._chunks[first:last] = self._matched(before, found)
        if growth:
            for chunk in self._chunks[first + len(found) :]:
                chunk.anchor.start += growth
        if len(before) != len(found) or any(map(_differ, before, self._chunks[first : first + len(found)])):
            self.chunks.set(tuple(self._chunks))
        if len(self._chunks) > MOST_DEFINITIONS:
            self._read_afresh(data)

    def _read_afresh(self, data: bytes) -> None:
        self.data = data
        self._chunks = self._read()
        self.chunks.set(tuple(self._chunks))

    def _read(self) -> list[Chunk]:
        """The definitions of the whole text, or the one for a text that is left out."""
        found = [] if len(self.data) > LARGEST_TEXT else list(islice(extents(self.data), MOST_DEFINITIONS + 1))
        if len(self.data) > LARGEST_TEXT:
            self.left_out.set(LeftOut.SIZE)
        elif len(found) > MOST_DEFINITIONS:
            self.left_out.set(LeftOut.STATEMENTS)
        else:
            self.left_out.set(None)
            return [self._made(extent) for extent in found]
        anchor = Anchor(self.path, 0)
        return [Chunk(anchor, self.data, skipped_definition(anchor, self.data))]

    def _rescan(self, first: int, begin: int, old_end: int, growth: int) -> tuple[int, list[Extent]]:
        """The index of the first chunk behind the edit that remains, and the extents of what is before it."""
        later = bisect_right(self._chunks, old_end, key=_START)
        remaining = {chunk.anchor.start + growth: later + at for at, chunk in enumerate(self._chunks[later : later + 2])}
        found: list[Extent] = []
        for extent in extents(self.data, begin):
            while remaining and extent.start > min(remaining):
                at = remaining.pop(min(remaining))
                if at + 2 < len(self._chunks):
                    remaining[self._chunks[at + 2].anchor.start + growth] = at + 2
            if extent.start in remaining:
                return max(remaining[extent.start], first), found
            found.append(extent)
        return len(self._chunks), found

    def _matched(self, before: list[Chunk], found: list[Extent]) -> list[Chunk]:
        """The chunks of some extents: former ones with the same text or in the same place, or new ones."""
        texts = {chunk.text: chunk for chunk in before}
        rest = list(before)
        result: list[Chunk | None] = []
        for extent in found:
            chunk = texts.pop(self.data[extent.start : extent.end], None)
            if chunk is not None:
                rest.remove(chunk)
                chunk.anchor.start = extent.start
            result.append(chunk)
        for at, extent in enumerate(found):
            if result[at] is None and rest:
                chunk = rest.pop(0)
                chunk.anchor.start = extent.start
                chunk.fill(self.data[extent.start : extent.end])
                result[at] = chunk
        return [chunk or self._made(extent) for chunk, extent in zip(result, found, strict=True)]

    def _made(self, extent: Extent) -> Chunk:
        return Chunk(self._anchored(self.path, extent.start), self.data[extent.start : extent.end])


def comments_of(data: bytes) -> tuple[Comment, ...]:
    """The comments of a text, in order."""
    return tuple(Comment(*match.span(1)) for match in _COMMENT.finditer(data) if match.start(1) >= 0)


def _is_text(data: bytes, start: int, end: int) -> bool:
    """Whether a part of a text is valid UTF-8, together with the characters that its ends are in."""
    while 0 < start < len(data) and data[start] & 0xC0 == 0x80:
        start -= 1
    while end < len(data) and data[end] & 0xC0 == 0x80:
        end += 1
    part = data[start:end]
    return decodable(part) is part


def _differ(left: Chunk, right: Chunk) -> bool:
    return left is not right
