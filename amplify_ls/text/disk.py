"""Reading files and folders, from the real disk or from memory."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING, Protocol

from amplify_ls.text.paths import settle

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

SKIPPED_FOLDERS = frozenset({"node_modules", "dist", "build", "cdk.out", "out", "coverage"})
"""Folders without sources of the author; hidden folders (`.amplify`, `.git`, `.next`) are skipped too."""

BINARY_PROBE_BYTES = 8192
LARGEST_READ = 8_000_000
"""The maximum size of a file in bytes: larger files are generated, and not read."""


class Disk(Protocol):
    """Read access to files by settled path (see `paths`). No method raises for a missing or unreadable file."""

    def read(self, path: str) -> bytes | None:
        """The content of a regular file; None if it is missing, unreadable, too large or not a regular file."""

    def stat(self, path: str) -> tuple[int, int] | None:
        """(modification time in nanoseconds, size in bytes) of a regular file; None for anything else."""

    def is_file(self, path: str) -> bool:
        """Whether a regular file exists."""

    def is_directory(self, path: str) -> bool:
        """Whether a folder exists."""

    def is_link(self, path: str) -> bool:
        """Whether the path itself is a symbolic link; links in folders above it do not count."""

    def real_path(self, path: str) -> str:
        """The settled path of a file, after symbolic links are resolved."""

    def list_directory(self, path: str) -> list[str]:
        """Sorted names in a folder; empty when it is missing or unreadable."""

    def walk(self, root: str) -> Iterator[tuple[str, list[str], list[str]]]:
        """(folder, names of its folders, names of its files) from `root` downwards, sorted.

        Skipped folders are never entered, nor are symbolic links to folders: files behind a link have another settled
        path, and a link may be circular. A caller may remove names from the list of folders to skip them.
        """


class RealDisk:
    """The file system of this machine."""

    def read(self, path: str) -> bytes | None:
        # Opening a pipe would wait for its writer.
        status = self.stat(path)
        if status is None or status[1] > LARGEST_READ:
            return None
        try:
            with open(path, "rb", opener=_open_without_waiting) as file:
                # Kernel files do not report their size.
                data: bytes | None = file.read(LARGEST_READ + 1)
        except (OSError, ValueError):
            return None
        return None if data is None or len(data) > LARGEST_READ else data

    def stat(self, path: str) -> tuple[int, int] | None:
        try:
            status = os.stat(path)
        except (OSError, ValueError):
            return None
        return (status.st_mtime_ns, status.st_size) if stat.S_ISREG(status.st_mode) else None

    def is_file(self, path: str) -> bool:
        return os.path.isfile(path)

    def is_directory(self, path: str) -> bool:
        return os.path.isdir(path)

    def is_link(self, path: str) -> bool:
        return os.path.islink(path)

    def real_path(self, path: str) -> str:
        return settle(path)

    def list_directory(self, path: str) -> list[str]:
        try:
            return sorted(os.listdir(path))
        except (OSError, ValueError):
            return []

    def walk(self, root: str) -> Iterator[tuple[str, list[str], list[str]]]:
        pending = [root]
        while pending:
            folder = pending.pop()
            folders, files = _scan(folder)
            yield folder, folders, files
            pending.extend(_join(folder, name) for name in reversed(folders))


def _open_without_waiting(path: str, flags: int) -> int:
    """Reading some kernel files blocks until the next message."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


class MemoryDisk:
    """Files in memory, for tests and for texts without a file."""

    def __init__(self, files: Mapping[str, str | bytes] | None = None) -> None:
        self._files: dict[str, tuple[bytes, int]] = {}
        self._clock = 0
        for path, content in (files or {}).items():
            self.write(path, content)

    def write(self, path: str, content: str | bytes) -> None:
        """Create or overwrite a file; its modification time always increases."""
        self._clock += 1
        self._files[path] = (content.encode() if isinstance(content, str) else content, self._clock)

    def remove(self, path: str) -> None:
        """Remove a file, or everything below a folder."""
        self._files = {name: file for name, file in self._files.items() if not _is_within(name, path)}

    def read(self, path: str) -> bytes | None:
        file = self._files.get(path)
        return file[0] if file else None

    def stat(self, path: str) -> tuple[int, int] | None:
        file = self._files.get(path)
        return (file[1], len(file[0])) if file else None

    def is_file(self, path: str) -> bool:
        return path in self._files

    def is_directory(self, path: str) -> bool:
        return path not in self._files and any(_is_within(name, path) for name in self._files)

    def is_link(self, path: str) -> bool:
        del path
        return False

    def real_path(self, path: str) -> str:
        return path

    def list_directory(self, path: str) -> list[str]:
        prefix = path.rstrip("/") + "/"
        return sorted({name[len(prefix) :].partition("/")[0] for name in self._files if name.startswith(prefix)})

    def walk(self, root: str) -> Iterator[tuple[str, list[str], list[str]]]:
        names = self.list_directory(root)
        if not names:
            return
        files = [name for name in names if self.is_file(_join(root, name))]
        folders = [name for name in names if name not in files and not is_skipped_folder(name)]
        yield root, folders, files
        for name in folders:
            yield from self.walk(_join(root, name))


def is_skipped_folder(name: str) -> bool:
    """Whether a folder with this name contains nothing that the author wrote."""
    return name in SKIPPED_FOLDERS or name.startswith(".")


def looks_binary(data: bytes) -> bool:
    """Whether the first 8 KB contain a NUL byte, which no source file does."""
    return b"\0" in data[:BINARY_PROBE_BYTES]


def _scan(folder: str) -> tuple[list[str], list[str]]:
    folders: list[str] = []
    files: list[str] = []
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    if not is_skipped_folder(entry.name):
                        folders.append(entry.name)
                elif not entry.is_symlink() or entry.is_file():
                    files.append(entry.name)
    except (OSError, ValueError):
        # A folder that was deleted or cannot be read counts as empty.
        pass
    folders.sort()
    files.sort()
    return folders, files


def _join(folder: str, name: str) -> str:
    return folder + name if folder.endswith("/") else f"{folder}/{name}"


def _is_within(name: str, path: str) -> bool:
    return name == path or name.startswith(path.rstrip("/") + "/")
