"""The places of a GraphQL text in a string literal of another file.

An `EmbeddedAnchor` counts bytes of the text and resolves to bytes of the file, also behind escapes.
"""

from __future__ import annotations

from bisect import bisect_right
from operator import itemgetter
from typing import TYPE_CHECKING

from amplify_ls.syntax.outline import Anchor
from amplify_ls.syntax.strings import pieces

if TYPE_CHECKING:
    from amplify_ls.syntax.outline import Span

QUOTES = ("`", "'", '"')


class Embedding:
    """Where a text is: the literal, and how its bytes correspond to those of the text."""

    def __init__(self, literal: Span, quote: str) -> None:
        self.literal = literal
        self.is_template = quote == "`"
        """Whether the literal may have several lines."""
        self._ends: list[tuple[int, int]] = [(0, 0)]

    @property
    def region(self) -> tuple[int, int]:
        """The start and end of what is between the quotes, in bytes of the file."""
        start, end = self.literal.resolve()
        return start + 1, end - 1

    def read(self, raw: str) -> str:
        """The text of what is between the quotes."""
        self._ends = [(0, 0)]
        parts: list[str] = []
        inside = behind = 0
        for written, value in pieces(raw):
            parts.append(value)
            inside += len(value.encode("utf-8", "replace"))
            behind += len(written.encode("utf-8", "replace"))
            if written != value:
                self._ends.append((inside, behind))
        return "".join(parts)

    def resolve(self, offset: int) -> int:
        """The byte of the file at a byte of the text."""
        inside, behind = self._ends[bisect_right(self._ends, offset, key=itemgetter(0)) - 1]
        return self.literal.resolve()[0] + 1 + behind + offset - inside

    def offset(self, position: int) -> int:
        """The byte of the text at a byte of the file."""
        within = position - self.literal.resolve()[0] - 1
        inside, behind = self._ends[bisect_right(self._ends, within, key=itemgetter(1)) - 1]
        return inside + within - behind


class EmbeddedAnchor(Anchor):
    """The position of a definition in an embedded text."""

    __slots__ = ("embedding",)

    def __init__(self, embedding: Embedding, path: str, start: int) -> None:
        super().__init__(path, start)
        self.embedding = embedding

    def resolve(self, offset: int) -> int:
        """The byte of the file at a relative position."""
        return self.embedding.resolve(self.start + offset)

    def relative(self, position: int) -> int:
        """The relative position of a byte of the file."""
        return self.embedding.offset(position) - self.start


def is_embedded(anchor: Anchor) -> bool:
    """Whether a place is in a string of another file, not in a file of definitions."""
    return isinstance(anchor, EmbeddedAnchor)
