"""Which fixes can be applied together, and what a text is after them. Pure: no files, no engine."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from amplify_ls.edits.operations import TextEdit

    Group = Sequence[TextEdit]


def compatible(groups: Iterable[Group]) -> list[Group]:
    """Return as many groups of edits as do not touch each other, first come first served.

    A group is one fix: all of its edits are taken or none. Edits that meet at one place are not taken together, because
    their order would be a guess; whoever applies the rest and asks again gets the others then.
    """
    taken: list[Group] = []
    by_path: dict[str, list[TextEdit]] = {}
    for group in groups:
        if group and not any(_touch(edit, other) for edit in group for other in by_path.get(edit.path, ())):
            taken.append(group)
            for edit in group:
                by_path.setdefault(edit.path, []).append(edit)
    return taken


def applied(data: bytes, edits: Iterable[TextEdit]) -> bytes:
    """Return a UTF-8 text after edits that do not overlap; they all speak of the text as it was before."""
    parts: list[bytes] = []
    position = 0
    # Insertions at one place keep the order in which their fix lists them: sorting is stable.
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        parts += (data[position : edit.start], edit.text.encode())
        position = edit.end
    return b"".join([*parts, data[position:]])


def _touch(one: TextEdit, other: TextEdit) -> bool:
    return one.start <= other.end and other.start <= one.end
