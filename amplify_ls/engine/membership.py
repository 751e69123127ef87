"""Which files of an amplify folder belong to its project. This depends on names and texts, never on what is open.

A source file is a member by its path (``resource.ts`` in any folder, ``backend.ts`` at the top), by its text (it imports or
calls the builders), or because a member imports it, which the model determines (``model.files.loading``).
"""

from __future__ import annotations

import posixpath
import sys
from typing import TYPE_CHECKING

from amplify_ls.engine.bounds import RECURSION_LIMIT
from amplify_ls.engine.projects import has_marks, is_source_name, script_files
from amplify_ls.incremental.graph import Input
from amplify_ls.model.builders import is_amplify_package
from amplify_ls.model.files.loading import Listed
from amplify_ls.model.project import Project
from amplify_ls.text.disk import is_skipped_folder
from amplify_ls.values.resolution.resolve import SOURCE_SUFFIXES
from amplify_ls.values.resolution.sources import Sources

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from amplify_ls.text.disk import Disk

Stamps = dict[str, tuple[int, int] | None]


def read_project(disk: Disk, folder: str) -> Project:
    """The project in an amplify folder of a disk, for those who ask about it once and do not check it."""
    return open_project(disk, folder)[0]


def open_project(disk: Disk, folder: str) -> tuple[Project, Membership]:
    """The same with its members, for those who follow changes of the disk."""
    sys.setrecursionlimit(max(sys.getrecursionlimit(), RECURSION_LIMIT))
    membership = Membership(disk, folder, ())
    return Project(folder, Sources(disk, is_amplify_package), membership.listed), membership


class Membership:
    """The source files of one amplify folder, sorted into members and others."""

    def __init__(self, disk: Disk, folder: str, open_paths: Iterable[str]) -> None:
        self._disk = disk
        self._folder = folder
        self._links: dict[str, str] = {}
        """The links in the folder to files, by their targets."""
        self._is_member: dict[str, bool] = {}
        self.stamps: Stamps = {}
        self.listed = Listed(Input(()), Input(()))
        self.changed_since_listed()
        for path in [*self.stamps, *open_paths]:
            self._judge(path)
        self._tell()

    def sort_in(self, path: str) -> None:
        """Classify a file again after it was created, deleted or changed."""
        linked = [real for real, link in self._links.items() if link == path]
        for real in linked:
            del self._links[real]
        before = self._is_member.get(path)
        real = self._real_path(path)
        for each in (*linked, real):
            self._judge(each)
        if linked or real != path or self._is_member.get(path) != before:
            self._tell()

    def changed_since_listed(self) -> list[str]:
        """List the source files of the folder; those that are new, gone or changed since the last time."""
        self._links = {}
        now = {self._real_path(path): self._disk.stat(path) for path in script_files(self._disk, self._folder)}
        before, self.stamps = self.stamps, now
        return [path for path in {**before, **now} if before.get(path) != now.get(path)]

    def is_inside(self, path: str) -> bool:
        """Whether a path is in a part of the folder that contains sources."""
        if not path.startswith(f"{self._folder}/"):
            return False
        return not any(map(is_skipped_folder, path[len(self._folder) + 1 :].split("/")[:-1]))

    def _real_path(self, path: str) -> str:
        # The folder is settled, and links to folders are not entered.
        if not self._disk.is_link(path):
            return path
        real = self._disk.real_path(path)
        if self.is_inside(path) and path.endswith(SOURCE_SUFFIXES):
            self._links[real] = path
        return real

    def _judge(self, path: str) -> None:
        name = self._links.get(path, path)
        if not (self.is_inside(name) and name.endswith(SOURCE_SUFFIXES) and self._disk.is_file(path)):
            self._is_member.pop(path, None)
            return
        self._is_member[path] = is_source_name(name) and (self._is_placed(name) or self._is_marked(path))

    def _is_placed(self, path: str) -> bool:
        folder, name = posixpath.split(path)
        stem = posixpath.splitext(name)[0]
        return stem == "resource" or (stem == "backend" and folder == self._folder)

    def _is_marked(self, path: str) -> bool:
        data = self._disk.read(path)
        return data is not None and has_marks(data)

    def _tell(self) -> None:
        for paths, is_wanted in ((self.listed.members, True), (self.listed.others, False)):
            paths.set(tuple(sorted(path for path, is_member in self._is_member.items() if is_member is is_wanted)))


def changed_stamps(disk: Disk, folder: str, before: Mapping[str, tuple[int, int] | None]) -> bool:
    """Whether the source files of a folder differ from those that were listed."""
    found = script_files(disk, folder)
    return {disk.real_path(path) if disk.is_link(path) else path: disk.stat(path) for path in found} != before
