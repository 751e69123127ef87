"""A folder with projects that is worked in: two branches of it, and what an editor has open."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator

FIXTURES = Path(__file__).parents[2] / "fixtures"
BRANCHES: dict[str, tuple[Path, Path]] = {
    "shop": (FIXTURES / "shop", FIXTURES / "mistakes/shop-with-mistakes"),
    "rental": (FIXTURES / "rental", FIXTURES / "mistakes/team-with-mistakes"),
}
"""The projects by the folder that they are in, each with its state on either branch."""
WATCHED = re.compile(r"(.*/)?amplify/.*\.(ts|js|mts|cts|mjs|cjs|tsx|json)|(.*/)?(tsconfig[^/]*|package|amplify-ls)\.json")
SETTINGS = (
    "{}",
    '{"rules": {"data/*": "hint"}}',
    '{"exclude": ["amplify/data/**"]}',
    '{"rules": {"data/missing-authorization": "off", "nope/x": "error"}}',
    '{"rules": {"*": "warning"}, "overrides": [{"files": ["**/auth/**"], "rules": {"auth/*": "off"}}]}',
    None,
)
CREATED, CHANGED, DELETED = 1, 2, 3
"""Kinds of events of the protocol."""

Event = tuple[str, int]


class Tree:
    """The folder on disk. All paths are relative to it; events are what a watcher would announce."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.branches = [_read_branch(side) for side in (0, 1)]
        self.restore()

    def restore(self) -> list[Event]:
        """Go back to the first branch as it was at the beginning."""
        gone = [self.write(path, None) for path in self.files() if path not in self.branches[0]]
        return [event for event in [*gone, *(self.write(*item) for item in self.branches[0].items())] if event]

    def files(self) -> list[str]:
        """The files that are there."""
        return sorted(path.relative_to(self.root).as_posix() for path in self.root.rglob("*") if path.is_file())

    def sources(self) -> list[str]:
        """The files that are worked in."""
        return [path for path in self.files() if path.endswith(".ts")]

    def read(self, path: str) -> str:
        """The text of a file."""
        return (self.root / path).read_bytes().decode()

    def write(self, path: str, text: str | None) -> Event | None:
        """Give a file a text, or none; what a watcher says of it."""
        file = self.root / path
        is_there = file.is_file()
        if text is None:
            file.unlink(missing_ok=True)
            return (path, DELETED) if is_there else None
        if is_there and file.read_bytes() == text.encode():
            return None
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode())
        return (path, CHANGED if is_there else CREATED)

    def switch(self, chooser: random.Random) -> list[Event]:
        """Go some way or all the way to one of the branches."""
        goal, share = chooser.choice(self.branches), chooser.random()
        found: list[Event | None] = []
        for path in sorted({*self.files(), *goal}):
            if chooser.random() >= share:
                found.append(self.write(path, goal.get(path)))
        events = [event for event in found if event is not None and WATCHED.fullmatch(event[0])]
        chooser.shuffle(events)
        return events

    def rename(self, chooser: random.Random) -> tuple[str, str] | None:
        """Give a source file another name; its old and its new path."""
        sources = self.sources()
        if not sources:
            return None
        path = chooser.choice(sources)
        other = f"{path[:-3]}{chooser.choice('2X')}.ts"
        if (self.root / other).exists():
            return None
        (self.root / path).rename(self.root / other)
        return path, other

    def copy_to(self, other: Path, texts: dict[str, str]) -> None:
        """Lay out the same files elsewhere, with the texts of the editor in them."""
        shutil.rmtree(other, ignore_errors=True)
        shutil.copytree(self.root, other)
        for path, text in texts.items():
            file = other / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(text.encode())


def _read_branch(side: int) -> dict[str, str]:
    return dict(item for name, sides in BRANCHES.items() for item in _texts(name, sides[side]))


def _texts(name: str, folder: Path) -> Iterator[tuple[str, str]]:
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.suffix in (".ts", ".js", ".json") and "node_modules" not in path.parts:
            yield f"{name}/{path.relative_to(folder).as_posix()}", path.read_bytes().decode()
