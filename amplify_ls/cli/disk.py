"""The disk as `check` sees it: it remembers what it has read, and which files could not be read."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from amplify_ls.text.disk import LARGEST_READ, RealDisk, looks_binary

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_QUESTIONS = 50
"""Files of a folder that are asked for one by one; more questions are answered from a list of its names. A thousand imports
with twenty possible folders each are a hundred thousand questions about files that do not exist."""


class CheckedDisk(RealDisk):
    """A snapshot of the real disk for one project: the same question always has the same answer.

    `unreadable` and `left_out` contain a message for each file that cannot be used.
    """

    def __init__(self) -> None:
        self.unreadable: dict[str, str] = {}
        self.left_out: dict[str, str] = {}
        self._contents: dict[str, bytes | None] = {}
        self._stamps: dict[str, tuple[int, int] | None] = {}
        self._real_folders: dict[str, str] = {}
        self._listed: dict[str, frozenset[str]] = {}
        """The names of the files in each listed folder, in lowercase, because some disks ignore case."""
        self._asked: dict[str, int] = {}
        """How many files in other folders were asked for."""
        self._complete: dict[str, frozenset[str]] = {}
        """All names in the folders that many files were asked for."""

    def read(self, path: str) -> bytes | None:
        if path not in self._contents:
            self._contents[path] = self._read(path)
        return self._contents[path]

    def stat(self, path: str) -> tuple[int, int] | None:
        if path not in self._stamps:
            self._stamps[path] = None if self._is_missing(path) else super().stat(path)
        return self._stamps[path]

    def is_file(self, path: str) -> bool:
        return self.stat(path) is not None

    def real_path(self, path: str) -> str:
        folder, slash, name = path.rpartition("/")
        if folder not in self._real_folders:
            self._real_folders[folder] = super().real_path(folder or slash)
        return super().real_path(path) if os.path.islink(path) else f"{self._real_folders[folder].rstrip('/')}/{name}"

    def walk(self, root: str) -> Iterator[tuple[str, list[str], list[str]]]:
        for folder, folders, files in super().walk(root):
            self._listed[folder] = frozenset(map(str.lower, files))
            yield folder, folders, files

    def _is_missing(self, path: str) -> bool:
        """Whether a file is known not to exist. Nine of ten names that are tried for an import do not exist."""
        folder, _, name = path.rpartition("/")
        listed = self._listed.get(folder)
        if listed is None:
            above, _, folder_name = folder.rpartition("/")
            return _lacks(self._complete.get(above), folder_name) or _lacks(self._all_names(folder), name)
        return _lacks(listed, name)

    def _all_names(self, folder: str) -> frozenset[str] | None:
        """All names in a folder, in lowercase, once many files in it were asked for."""
        known = self._complete.get(folder)
        if known is None:
            self._asked[folder] = self._asked.get(folder, 0) + 1
            if self._asked[folder] > MOST_QUESTIONS:
                known = self._complete[folder] = frozenset(map(str.lower, self.list_directory(folder)))
        return known

    def _read(self, path: str) -> bytes | None:
        data = super().read(path)
        status = self.stat(path)
        if status is not None and status[1] > LARGEST_READ:
            self.left_out[path] = f"`{path}` is larger than {LARGEST_READ // 1_000_000} MB and was skipped"
        elif data is None:
            reason = None if status is None else why_unreadable(path)
            if reason:
                self.unreadable[path] = f"cannot read `{path}`: {reason}"
        elif looks_binary(data):
            self.left_out[path] = f"`{path}` is not a text file and was skipped"
        return data


def _lacks(names: frozenset[str] | None, name: str) -> bool:
    # Disks differ in how they encode other characters.
    return names is not None and name.isascii() and name.lower() not in names


def why_unreadable(path: str) -> str | None:
    """Return the system's reason why a regular file cannot be read; None if it can, or if it is not a regular file."""
    if not os.path.isfile(path):
        return None
    try:
        with open(path, "rb"):
            return None
    except OSError as error:
        return error.strerror or str(error)
