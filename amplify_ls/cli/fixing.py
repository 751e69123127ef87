"""Which fixes can be applied together, and what a text is after them. Pure: no files, no engine."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class Edit(Protocol):
    """Text that takes the place of the bytes `start .. end` of a file."""

    @property
    def path(self) -> str: ...
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def text(self) -> str: ...


def compatible(groups: Iterable[Sequence[Edit]]) -> list[Edit]:
    """Return the edits of as many groups as do not touch each other, first come first served.

    A group is one fix: all of its edits are taken or none. Edits that meet at one place are not taken together, because
    their order would be a guess; whoever applies the rest and asks again gets the others then.
    """
    taken: dict[str, list[Edit]] = {}
    for group in groups:
        if group and not any(_touch(edit, other) for edit in group for other in taken.get(edit.path, ())):
            for edit in group:
                taken.setdefault(edit.path, []).append(edit)
    return [edit for edits in taken.values() for edit in edits]


def applied(data: bytes, edits: Iterable[Edit]) -> bytes:
    """Return a UTF-8 text after edits that do not overlap; they all speak of the text as it was before."""
    parts: list[bytes] = []
    position = 0
    # Insertions at one place keep the order in which their fix lists them: sorting is stable.
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        parts += (data[position : edit.start], edit.text.encode())
        position = edit.end
    return b"".join([*parts, data[position:]])


def _touch(one: Edit, other: Edit) -> bool:
    return one.start <= other.end and other.start <= one.end
