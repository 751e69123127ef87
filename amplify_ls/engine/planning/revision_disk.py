"""The files of a commit as a disk, at the paths at which they would be checked out."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from amplify_ls.model.files.versions import LOCK_FILES
from amplify_ls.text.disk import LARGEST_READ, is_skipped_folder

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.engine.planning.git import Repository, TreeEntry

_MOST_LINKS = 40
_SUFFIXES = frozenset({".ts", ".tsx", ".mts", ".cts", ".js", ".jsx", ".mjs", ".cjs", ".json", ".graphql", ".sql"})
_SETTINGS_FILES = frozenset({"package.json", "tsconfig.json", *LOCK_FILES})


class RevisionDisk:
    """A disk with the files of a commit and nothing else. A submodule is an empty folder."""

    def __init__(self, repository: Repository, commit: str) -> None:
        self._root = repository.root
        self._blobs = repository.blobs()
        self._entries: dict[str, TreeEntry] = {}
        self._folders: dict[str, set[str]] = {self._root: set()}
        self._contents: dict[str, bytes | None] = {}
        for entry in repository.entries(commit):
            self._add(entry)

    def _add(self, entry: TreeEntry) -> None:
        path = f"{self._root.rstrip('/')}/{entry.path}"
        if not entry.is_submodule:
            self._entries[path] = entry
        else:
            self._folders.setdefault(path, set())
        while path != self._root:
            folder, name = posixpath.split(path)
            names = self._folders.setdefault(folder, set())
            if name in names:
                return
            names.add(name)
            path = folder

    def read(self, path: str) -> bytes | None:
        entry = self._entries.get(self.real_path(path))
        if entry is None or entry.is_link or entry.size > LARGEST_READ:
            return None
        if entry.digest not in self._contents:
            self._contents[entry.digest] = self._blobs.read(entry.digest)
        return self._contents[entry.digest]

    def stat(self, path: str) -> tuple[int, int] | None:
        entry = self._entries.get(self.real_path(path))
        return None if entry is None or entry.is_link else (0, entry.size)

    def is_file(self, path: str) -> bool:
        return self.stat(path) is not None

    def is_directory(self, path: str) -> bool:
        return self.real_path(path) in self._folders

    def is_link(self, path: str) -> bool:
        entry = self._entries.get(path)
        return entry is not None and entry.is_link

    def real_path(self, path: str) -> str:
        current = path
        for _ in range(_MOST_LINKS):
            link = self._first_link(current)
            if link is None:
                return current
            target = (self._blobs.read(self._entries[link].digest) or b"").decode("utf-8", "surrogateescape")
            current = posixpath.normpath(posixpath.join(posixpath.dirname(link), target) + current[len(link) :])
        return path

    def _first_link(self, path: str) -> str | None:
        """The first part of a path that is a link."""
        if path in self._folders or (path in self._entries and not self._entries[path].is_link):
            return None
        if not path.startswith(self._root):
            return None
        at = len(self._root)
        while at != -1:
            at = path.find("/", at + 1)
            part = path if at == -1 else path[:at]
            entry = self._entries.get(part)
            if entry is not None and entry.is_link:
                return part
        return None

    def list_directory(self, path: str) -> list[str]:
        return sorted(self._folders.get(self.real_path(path), ()))

    def walk(self, root: str) -> Iterator[tuple[str, list[str], list[str]]]:
        pending = [root]
        while pending:
            folder = pending.pop()
            names = self.list_directory(folder)
            inside = [(name, f"{folder.rstrip('/')}/{name}") for name in names]
            folders = [name for name, path in inside if path in self._folders and not is_skipped_folder(name)]
            yield folder, folders, [name for name, path in inside if self.is_file(path)]
            pending.extend(f"{folder.rstrip('/')}/{name}" for name in reversed(folders))

    @property
    def root(self) -> str:
        """The folder of the repository."""
        return self._root

    def prefetch(self, folder: str) -> None:
        """Read the files that a project in a folder consists of, so that no process has to be asked for them later."""
        inside = f"{folder}/"
        for path in self._entries:
            name = posixpath.basename(path)
            is_source = path.startswith(inside) and posixpath.splitext(name)[1] in _SUFFIXES
            if (is_source or name in _SETTINGS_FILES) and "/node_modules/" not in path:
                self.read(path)

    def close(self) -> None:
        """Release the process that reads contents."""
        self._blobs.close()
