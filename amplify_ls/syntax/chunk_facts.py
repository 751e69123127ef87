"""The names that the chunks of a file mention, and their marks for the type checker: read on demand, and cached by chunk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.incremental.cell_map import CellMap
from amplify_ls.incremental.graph import is_equal
from amplify_ls.syntax.code_marks import ALL_MARKS, CodeMarks, marks_of
from amplify_ls.syntax.outline import EntryChunk, StatementChunk, member_at, parse_statement
from amplify_ls.syntax.words import Words, tokens_of, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.syntax.source_file import SourceFile


class ChunkFacts:
    """The facts of one file."""

    def __init__(self, file: SourceFile) -> None:
        self._file = file
        self._words: CellMap[StatementChunk | EntryChunk, Words] = CellMap(self._words_of, is_same=is_equal)
        self._marks: CellMap[tuple[StatementChunk, EntryChunk | None], CodeMarks] = CellMap(
            lambda key: self._marks_of(*key), is_same=is_equal
        )

    def words(self, chunk: StatementChunk) -> Iterator[Words]:
        """The words of a statement, without those of its chunked members."""
        yield self._words.get(chunk)
        for entry in chunk.entry_list.get():
            yield self._words.get(entry)

    def mentions(self, chunk: StatementChunk, name: str) -> bool:
        """Whether a statement mentions a name."""
        return any(each.count(name) for each in self.words(chunk))

    def marks(self, chunk: StatementChunk) -> Iterator[CodeMarks]:
        """The marks of a statement, without those of its chunked members."""
        for entry in (None, *chunk.entry_list.get()):
            yield self._marks.get((chunk, entry))

    def tokens(self, chunk: StatementChunk) -> tuple[bytes, ...]:
        """The tokens of a whole statement, which formatting and comments do not change."""
        chunk.note_text()
        node = self._file.node_of(chunk)
        return () if node is None else tokens_of(node)

    def _words_of(self, chunk: StatementChunk | EntryChunk) -> Words:
        chunk.revision.get()
        data, start = self._file.data, chunk.anchor.start
        if isinstance(chunk, EntryChunk):
            return words_of(data[start : chunk.end])
        pieces: list[bytes] = []
        for entry in chunk.entry_list.get():
            pieces.append(data[start : entry.anchor.start])
            start = entry.end
        return words_of(b"\n".join([*pieces, data[start : chunk.end]]))

    def _marks_of(self, chunk: StatementChunk, entry: EntryChunk | None) -> CodeMarks:
        (entry or chunk).revision.get()
        node = self._file.node_of(chunk)
        if node is not None and entry is not None:
            node = member_at(node, entry.anchor.start, entry.end)
        if node is None:
            return ALL_MARKS
        return marks_of(node, None if entry is not None else parse_statement(node).chunked)
