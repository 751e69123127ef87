"""The projects of a session: those in memory, and those that were unloaded because they were not used for a while."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from amplify_ls.engine.loaded import Asleep, Loaded

IDLE_SECONDS = 600.0
"""A project without open files is unloaded after this time without a request or a change."""


class ProjectTable:
    """Projects by their folder. An unloaded one is loaded again on request, or when a file that it has read changes."""

    def __init__(self, make: Callable[[str], Loaded], clock: Callable[[], float]) -> None:
        self._make = make
        self._clock = clock
        self._loaded: dict[str, Loaded] = {}
        self._asleep: dict[str, Asleep] = {}
        self._used_at: dict[str, float] = {}

    def __iter__(self) -> Iterator[Loaded]:
        """The projects in memory."""
        return iter(self._loaded.values())

    def __len__(self) -> int:
        """The number of projects in memory."""
        return len(self._loaded)

    def asleep(self) -> Collection[Asleep]:
        """The unloaded projects."""
        return self._asleep.values()

    def folders(self) -> list[str]:
        """The folders of all projects."""
        return sorted({*self._loaded, *self._asleep})

    def files(self) -> Iterator[str]:
        """The files of all projects."""
        for loaded in self._loaded.values():
            yield from loaded.files
        for asleep in self._asleep.values():
            yield from asleep.files

    def load(self, folder: str) -> None:
        """Bring a project into memory."""
        self._used_at[folder] = self._clock()
        if folder not in self._loaded:
            self._asleep.pop(folder, None)
            self._loaded[folder] = self._make(folder)

    def wake(self, is_meant: Callable[[Asleep], bool]) -> bool:
        """Load projects again; whether there were any."""
        woken = [asleep.folder for asleep in self._asleep.values() if is_meant(asleep)]
        for folder in woken:
            self.load(folder)
        return bool(woken)

    def of(self, path: str) -> Loaded | None:
        """The project of a file: the nearest one that contains it, or else the first one that reads it."""
        around = [folder for folder in self._loaded if path.startswith(f"{folder}/")]
        folder = max(around, key=len, default=None) or next(self._readers(path), None)
        if folder is None:
            return None
        self._used_at[folder] = self._clock()
        return self._loaded[folder]

    def let_go(self, open_paths: Collection[str]) -> list[Asleep]:
        """Unload the projects that were not used for a while."""
        now = self._clock()
        idle = [folder for folder in self._loaded if now - self._used_at[folder] >= IDLE_SECONDS]
        gone: list[Asleep] = []
        for folder in idle:
            if not self._loaded[folder].is_open(open_paths):
                gone.append(self._loaded.pop(folder).asleep())
        self._asleep.update((asleep.folder, asleep) for asleep in gone)
        return gone

    def drop(self, is_over: Callable[[str], bool]) -> bool:
        """Remove the projects whose folders are no longer projects; whether there were any."""
        over = list(filter(is_over, self._loaded))
        for folder in over:
            del self._loaded[folder]
        return bool(over)

    def _readers(self, path: str) -> Iterator[str]:
        return (folder for folder in sorted(self._loaded) if path in self._loaded[folder].project.reads)
