"""The recorded cursor positions: what an author wants there first, what has to be in the list, and what must not be in it.

``positions/*.jsonl`` has one position per line: ``id``, ``project`` (one of ``projects.json``), ``path`` and ``text`` of the
file, with a ``¦`` at the cursor, and maybe ``files`` (other files that the project has). Expected are ``first`` (labels, one
of which has to be first), ``offers`` (labels that have to be in the list) and ``omits`` (labels that must not be in it).
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from amplify_ls.engine import CompletionItem

FOLDER = Path(__file__).parent / "positions"
MARK = "¦"


@dataclass(frozen=True)
class Position:
    """A cursor in a file of a project."""

    name: str
    files: Mapping[str, str]
    """All files of the project, by path relative to its root, the file of the cursor without the mark."""
    path: str
    text: str
    offset: int
    """The cursor, in bytes."""
    first: Sequence[str]
    offers: Sequence[str]
    omits: Sequence[str]


def positions() -> Iterator[Position]:
    """All positions."""
    projects: dict[str, dict[str, str]] = json.loads((FOLDER / "projects.json").read_text(encoding="utf-8"))
    for file in sorted(FOLDER.glob("*.jsonl")):
        for line in file.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            before, _, after = row["text"].partition(MARK)
            text = before + after
            files = {**projects[row["project"]], **row.get("files", {}), row["path"]: text}
            yield Position(
                row["id"],
                files,
                row["path"],
                text,
                len(before.encode()),
                row["first"],
                row.get("offers", ()),
                row.get("omits", ()),
            )


def shown(position: Position, items: Iterable[CompletionItem]) -> list[CompletionItem]:
    """The items that an editor shows for the typed word, in its order: first those that begin with the word."""
    found: list[tuple[bool, str, CompletionItem]] = []
    for item in items:
        typed = position.text.encode()[item.start : position.offset].decode().lower()
        matched = (item.filter_text or item.label).lower()
        if _is_within(typed, matched):
            found.append((not matched.startswith(typed), item.sort_text, item))
    return [item for _, _, item in sorted(found, key=lambda each: each[:2])]


def _is_within(typed: str, matched: str) -> bool:
    """Whether the letters of the typed word occur in this order."""
    letters = iter(matched)
    return all(letter in letters for letter in typed)
