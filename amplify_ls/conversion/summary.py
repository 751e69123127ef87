"""The notes of a conversion as a text for its author."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.conversion.notes import NoteKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from amplify_ls.conversion.notes import Note


def summary(notes: Iterable[Note]) -> str:
    """The notes by kind, each on a line; empty if there are none."""
    return "\n".join(_lines(tuple(notes)))


def _lines(notes: tuple[Note, ...]) -> Iterator[str]:
    for kind in NoteKind:
        found = [note for note in notes if note.kind is kind]
        if found:
            yield f"{kind.value}:"
            yield from (f"  {_subject(note)}{note.message}" for note in found)
            yield ""


def _subject(note: Note) -> str:
    return f"{note.subject}: " if note.subject else ""
