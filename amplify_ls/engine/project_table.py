"""The projects of a session: those in memory, and those that were let go because nobody used them for a while."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from amplify_ls.engine.loaded import Asleep, Loaded

IDLE_SECONDS = 600.0
"""A project without open files is let go when nothing has asked for it and nothing of it has changed for so long."""


class ProjectTable:
    """Projects by their folder. One that was let go comes back when it is asked for, or when what it has read changes."""

    def __init__(self, make: Callable[[str], Loaded], clock: Callable[[], float]) -> None:
        self._make = make
        self._clock = clock
        self._loaded: dict[str, Loaded] = {}
        self._asleep: dict[str, Asleep] = {}
        self._used_at: dict[str, float] = {}

    def __iter__(self) -> Iterator[Loaded]:
        """Those in memory."""
        return iter(self._loaded.values())

    def __len__(self) -> int:
        """How many are in memory."""
        return len(self._loaded)

    def asleep(self) -> Collection[Asleep]:
        """Those that were let go."""
        return self._asleep.values()

    def folders(self) -> list[str]:
        """All of them."""
        return sorted({*self._loaded, *self._asleep})

    def files(self) -> Iterator[str]:
        """The files of all projects."""
        for loaded in self._loaded.values():
            yield from loaded.project.files.get()
        for asleep in self._asleep.values():
            yield from asleep.files

    def load(self, folder: str) -> None:
        """Bring a project into memory."""
        self._used_at[folder] = self._clock()
        if folder not in self._loaded:
            self._asleep.pop(folder, None)
            self._loaded[folder] = self._make(folder)

    def wake(self, is_meant: Callable[[Asleep], bool]) -> bool:
        """Bring projects back; whether there were any."""
        woken = [asleep.folder for asleep in self._asleep.values() if is_meant(asleep)]
        for folder in woken:
            self.load(folder)
        return bool(woken)

    def of(self, path: str) -> Loaded | None:
        """The project of a file: the nearest around it, or else the first that reads it."""
        around = [folder for folder in self._loaded if path.startswith(f"{folder}/")]
        folder = max(around, key=len, default=None) or next(self._readers(path), None)
        if folder is None:
            return None
        self._used_at[folder] = self._clock()
        return self._loaded[folder]

    def let_go(self, open_paths: Collection[str]) -> list[Asleep]:
        """Let go of those that nobody has used for a while."""
        now = self._clock()
        idle = [folder for folder in self._loaded if now - self._used_at[folder] >= IDLE_SECONDS]
        gone: list[Asleep] = []
        for folder in idle:
            if not self._loaded[folder].is_open(open_paths):
                gone.append(self._loaded.pop(folder).asleep())
        self._asleep.update((asleep.folder, asleep) for asleep in gone)
        return gone

    def drop(self, is_over: Callable[[str], bool]) -> bool:
        """Forget the projects whose folders are none any more; whether there were any."""
        over = list(filter(is_over, self._loaded))
        for folder in over:
            del self._loaded[folder]
        return bool(over)

    def _readers(self, path: str) -> Iterator[str]:
        return (folder for folder in sorted(self._loaded) if path in self._loaded[folder].project.reads)
