"""A GraphQL text in a string literal of another file: read like that of a file, but with the places of the literal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.gen1.syntax.embedding import EmbeddedAnchor, Embedding
from amplify_ls.gen1.syntax.schema_file import SchemaFile

if TYPE_CHECKING:
    from amplify_ls.syntax.outline import Span


class EmbeddedSchema:
    """A literal with definitions, kept up to date with its file."""

    def __init__(self, literal: Span, written: str) -> None:
        """``written`` is the literal with its quotes."""
        self.embedding = Embedding(literal, written[0])
        text = self.embedding.read(written[1:-1])
        self.file = SchemaFile(
            literal.path, text.encode("utf-8", "replace"), lambda path, start: EmbeddedAnchor(self.embedding, path, start)
        )

    def update(self, literal: Span, written: str) -> None:
        """The literal has another place or text."""
        self.embedding.literal = literal
        self.embedding.is_template = written[0] == "`"
        self.file.replace(self.embedding.read(written[1:-1]).encode("utf-8", "replace"))

    def contains(self, position: int) -> bool:
        """Whether a byte of the file is between the quotes."""
        start, end = self.embedding.region
        return start <= position <= end
