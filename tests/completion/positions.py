"""The recorded cursor positions: what an author wants there first, what has to be in the list, and what must not be in it.

``positions/*.jsonl`` has one position per line: ``id``, ``project`` (one of ``projects.json``), ``path`` and ``text`` of the
file, with a ``¦`` at the cursor, and maybe ``files`` (other files that the project has). Expected are ``first`` (labels, one
of which has to be first), ``offers`` (labels that have to be in the list) and ``omits`` (labels that must not be in it).
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from amplify_ls.engine import Workspace
from amplify_ls.text.disk import MemoryDisk

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from amplify_ls.engine import CompletionItem

FOLDER = Path(__file__).parent / "positions"
MARK = "¦"
_ROOT = "/project"


@dataclass(frozen=True, eq=False)
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

    @property
    def place(self) -> tuple[int, int]:
        """The cursor as line and column in UTF-16, from 0."""
        before = self.text.encode()[: self.offset].decode()
        line = before.rpartition("\n")[2]
        return before.count("\n"), len(line.encode("utf-16-le")) // 2


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
    data = position.text.encode()
    found: list[tuple[bool, str, CompletionItem]] = []
    for item in items:
        begins = begins_with_typed(data[item.start : position.offset].decode(), item.filter_text or item.label)
        if begins is not None:
            found.append((not begins, item.sort_text, item))
    return [item for _, _, item in sorted(found, key=lambda each: each[:2])]


def labels_of_engine(position: Position) -> list[str]:
    """The labels that the engine offers."""
    workspace = Workspace(MemoryDisk({f"{_ROOT}/{path}": text for path, text in position.files.items()}))
    path = f"{_ROOT}/{position.path}"
    workspace.open(path, position.text, 1)
    workspace.diagnostics(path)
    return [item.label for item in shown(position, workspace.editing(path).completions(position.offset))]


def listed(position: Position, items: Iterable[tuple[int, str, str, str]]) -> list[str]:
    """The labels that an editor shows, in its order, of items: first column, text to match, order and label."""
    line, column = position.place
    written = position.text.split("\n")[line]
    found: list[tuple[bool, str, str]] = []
    for start, matched, order, label in items:
        begins = begins_with_typed(_from_column(written, start, column), matched)
        if begins is not None:
            found.append((not begins, order, label))
    return [label for _, _, label in sorted(found, key=lambda each: each[:2])]


def begins_with_typed(typed: str, matched: str) -> bool | None:
    """Whether the text of an item begins with the typed word; None if its letters do not occur in this order."""
    word, text = typed.lower(), matched.lower()
    return text.startswith(word) if _is_within(word, text) else None


@dataclass(frozen=True)
class Judged:
    """What is wrong with the lists of all positions."""

    figures: str
    faults: Sequence[str]


LEAST_SHARE = 0.95
"""The share of positions whose first item has to be as wanted, beside editors that have items of their own."""


def judged(
    table: Sequence[Position], labels: Mapping[str, Sequence[str]], ours: Mapping[str, Collection[str]] | None = None
) -> Judged:
    """Judge the labels that an editor shows at each position, where `ours` are those of amplify-ls, if there are others."""
    own = labels if ours is None else ours
    others = [each for each in table if labels[each.name][:1] == [] or labels[each.name][0] not in each.first]
    repeated = {each: _repeated(labels[each.name], own[each.name]) for each in table}
    lost = [each for each in table if not set(each.offers) <= set(labels[each.name])]
    illegal = [each for each in table if set(each.omits) & set(labels[each.name])]
    wanted = len(table) - len(others)
    figures = f"the first item is as wanted at {wanted} of {len(table)} positions ({wanted / len(table):.1%})"
    figures += f", a name appears twice at {sum(map(bool, repeated.values()))}"
    faults = [] if wanted >= LEAST_SHARE * len(table) else [_fault("first", each, labels[each.name][:4]) for each in others]
    faults += [_fault("twice", each, names) for each, names in repeated.items() if names]
    faults += [_fault("lost", each, sorted(set(each.offers) - set(labels[each.name]))) for each in lost]
    faults += [_fault("rejected", each, sorted(set(each.omits) & set(labels[each.name]))) for each in illegal]
    return Judged(figures, faults)


def _repeated(labels: Sequence[str], own: Collection[str]) -> Sequence[str]:
    return [label for label, count in Counter(labels).items() if count > 1 and label in own]


def _fault(kind: str, position: Position, labels: Sequence[str]) -> str:
    return f"{kind}: {position.name}: {', '.join(labels)}"


def _from_column(line: str, start: int, end: int) -> str:
    """The part of a line between two columns in UTF-16."""
    return line.encode("utf-16-le")[2 * start : 2 * end].decode("utf-16-le")


def _is_within(typed: str, matched: str) -> bool:
    """Whether the letters of the typed word occur in this order."""
    letters = iter(matched)
    return all(letter in letters for letter in typed)
