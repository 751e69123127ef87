"""Suppression comments of GraphQL files: ``# amplify-ls-ignore CODE[, CODE] [until 2027-01-31][: reason]``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from amplify_ls.gen1.syntax.schema_file import SchemaFile
from amplify_ls.syntax.suppressions import KEYWORD, suppress_comments_after_hash

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from amplify_ls.gen1.syntax.embedded import EmbeddedSchema
    from amplify_ls.gen1.syntax.embedding import Embedding
    from amplify_ls.syntax.suppressions import SuppressComment

_BLOCK_STRING = re.compile(rb'"""(?:[^"\\]|\\[\s\S]|"(?!""))*(?:"""|\Z)|"(?:[^"\\\r\n]|\\[^\r\n])*"?|#[^\r\n]*')


def graphql_suppressions(file: SchemaFile) -> tuple[SuppressComment, ...]:
    """The suppression comments of a file, in order."""
    if file.left_out.get() is not None or KEYWORD.encode() not in file.data:
        return ()
    ends = {comment.start: comment.end for comment in file.comments()}
    return suppress_comments_after_hash(file.data, ends, lambda lines: _declarations(file, lines))


def embedded_suppressions(schema: EmbeddedSchema) -> tuple[SuppressComment, ...]:
    """The suppression comments of a schema in a string, with the places of its file."""
    if KEYWORD.encode() not in schema.file.data:
        return ()
    # Regions are found in the text itself, whose places count its own bytes.
    found = graphql_suppressions(SchemaFile(schema.file.path, schema.file.data))
    return tuple(_placed(comment, schema.embedding) for comment in found)


def _placed(comment: SuppressComment, embedding: Embedding) -> SuppressComment:
    place = embedding.resolve
    until = comment.until
    return comment._replace(
        start=place(comment.start),
        end=place(comment.end),
        codes=tuple(each._replace(start=place(each.start), end=place(each.end)) for each in comment.codes),
        codes_end=place(comment.codes_end),
        line_start=place(comment.line_start),
        line_end=place(comment.line_end),
        until=None if until is None else until._replace(start=place(until.start), end=place(until.end)),
    )


def has_comment_line(file: SchemaFile, offset: int) -> bool:
    """Whether a comment on a line of its own is possible at a byte: not within a string."""
    matches = _BLOCK_STRING.finditer(file.data)
    return not any(match.start() < offset < match.end() for match in matches)


def _declarations(file: SchemaFile, lines: Iterable[tuple[int, int]]) -> Mapping[int, tuple[int, int]]:
    """The definition or field that starts on each of some lines."""
    return {start: (start, max(end, _end_of_what_starts(file, start, end))) for start, end in lines}


def _end_of_what_starts(file: SchemaFile, start: int, end: int) -> int:
    chunk = file.chunk_at(end)
    if chunk is None:
        return end
    if chunk.anchor.start >= start:
        return chunk.end
    definition = chunk.content.peek()
    spans = [*(field.span for field in definition.fields), *(member.span for member in definition.members)]
    places = (span.resolve() for span in spans)
    return next((last for first, last in places if start <= first <= end), end)
