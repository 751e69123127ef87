"""A project in one revision after another: a revision evaluates only what differs from the one before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.engine.membership import open_project

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.project import Project
    from amplify_ls.text.disk import Disk


class RevisedProject:
    """The project in an amplify folder, which can be continued with the files of another disk."""

    def __init__(self, disk: Disk, folder: str) -> None:
        self._disk = _CurrentDisk(disk)
        self.project: Project
        self.project, self._membership = open_project(self._disk, folder)

    def switch(self, disk: Disk) -> None:
        """Continue with the files of another disk. Afterwards, no fact of the project is about the former one."""
        self._disk.current = disk
        sources, membership = self.project.sources, self._membership
        read, listed = sources.footprint(), membership.stamps
        # Times of one disk mean nothing on another one.
        for path in dict.fromkeys((*read.stamps, *read.listings, *listed, *membership.changed_since_listed())):
            sources.reload(path)
            membership.sort_in(path)


class _CurrentDisk:
    """A disk that can be replaced."""

    def __init__(self, disk: Disk) -> None:
        self.current = disk

    def read(self, path: str) -> bytes | None:
        return self.current.read(path)

    def stat(self, path: str) -> tuple[int, int] | None:
        return self.current.stat(path)

    def is_file(self, path: str) -> bool:
        return self.current.is_file(path)

    def is_directory(self, path: str) -> bool:
        return self.current.is_directory(path)

    def is_link(self, path: str) -> bool:
        return self.current.is_link(path)

    def real_path(self, path: str) -> str:
        return self.current.real_path(path)

    def list_directory(self, path: str) -> list[str]:
        return self.current.list_directory(path)

    def walk(self, root: str) -> Iterator[tuple[str, list[str], list[str]]]:
        return self.current.walk(root)
