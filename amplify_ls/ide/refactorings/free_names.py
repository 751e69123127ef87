"""Which names a region of a file reads that are declared elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from amplify_ls.syntax.names.chunk_names import Reference
    from amplify_ls.syntax.outline import EntryChunk, Span, StatementChunk
    from amplify_ls.values.resolution.module import Module


def names_read_in(module: Module, span: Span) -> tuple[str, ...] | None:
    """The names of the file's top level, and global ones, that a region reads, in order; None if they are unknown."""
    start, end = span.resolve()
    found: dict[str, None] = {}
    for statement in module.file.header.get().statements:
        if not statement.anchor.start <= start <= statement.end:
            continue
        if statement.content.get().is_broken:
            return None
        found.update(_within(statement, module.file.names.references(statement), start, end))
        for entry in statement.entry_list.get():
            if entry.anchor.start <= end and start <= entry.end:
                found.update(_within(entry, module.file.names.references(statement, entry), start, end))
    return tuple(found)


def _within(chunk: StatementChunk | EntryChunk, references: tuple[Reference, ...], start: int, end: int) -> dict[str, None]:
    inside = (each for each in references if start <= chunk.anchor.resolve(each.start) < end)
    return dict.fromkeys(each.name for each in inside)
