"""The disk, overlaid with the texts in the editor."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from amplify_ls.text.disk import Disk
    from amplify_ls.text.document import Document


class EditedDisk:
    """A disk on which open files have the text in the editor, so that every reader sees the same text.

    Times and sizes are those on the underlying disk, because they show what has changed there. Folders list saved files.
    """

    def __init__(self, disk: Disk, documents: Mapping[str, Document]) -> None:
        self._disk = disk
        self._documents = documents

    def read(self, path: str) -> bytes | None:
        document = self._documents.get(path)
        return self._disk.read(path) if document is None else document.data

    def stat(self, path: str) -> tuple[int, int] | None:
        return self._disk.stat(path)

    def is_file(self, path: str) -> bool:
        return path in self._documents or self._disk.is_file(path)

    def is_directory(self, path: str) -> bool:
        return self._disk.is_directory(path)

    def is_link(self, path: str) -> bool:
        return path not in self._documents and self._disk.is_link(path)

    def real_path(self, path: str) -> str:
        # The path of an open file is settled.
        return path if path in self._documents else self._disk.real_path(path)

    def list_directory(self, path: str) -> list[str]:
        return self._disk.list_directory(path)

    def walk(self, root: str) -> Iterator[tuple[str, list[str], list[str]]]:
        return self._disk.walk(root)
