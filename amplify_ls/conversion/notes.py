"""What a conversion could not carry over, what it changed, and what a person has to decide."""

from __future__ import annotations

import textwrap
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_WIDTH = 90


class NoteKind(Enum):
    """The values are the first words of a note."""

    LOST = "Not carried over"
    CHANGED = "Changed"
    DECIDE = "Decide"
    ASSUMED = "Assumed"
    NEXT = "Next step"


class Note(NamedTuple):
    """One note. The subject is a type, a field (`Post.comments`) or an operation (`Query.rate`); empty for the whole API."""

    kind: NoteKind
    subject: str
    message: str

    @property
    def comment(self) -> str:
        """The note as a comment next to its subject, in lines of bounded length."""
        return textwrap.fill(f"{self.kind.value}: {self.message}", _WIDTH, break_long_words=False, break_on_hyphens=False)


def lost(subject: str, message: str) -> Note:
    """Something that Gen 2 has no counterpart for."""
    return Note(NoteKind.LOST, subject, message)


def changed(subject: str, message: str) -> Note:
    """Something that works differently in Gen 2."""
    return Note(NoteKind.CHANGED, subject, message)


def decide(subject: str, message: str) -> Note:
    """Something with more than one possible meaning."""
    return Note(NoteKind.DECIDE, subject, message)


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
