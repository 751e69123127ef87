"""The texts of a session: those that are open in the editor, and documents for those that were read from disk."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from amplify_ls.engine.edited_disk import EditedDisk
from amplify_ls.engine.projects import FOLDER_NAME, has_marks
from amplify_ls.text.document import Document
from amplify_ls.values.resolution.resolve import SOURCE_SUFFIXES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from amplify_ls.text.disk import Disk


class Texts:
    """Documents by path. An open document replaces the file on disk."""

    def __init__(self, disk: Disk, read: Callable[[str], Iterable[bytes | None]]) -> None:
        """`read` returns the candidates for a text that is not open, the most likely first."""
        self.open: dict[str, Document] = {}
        self.disk = EditedDisk(disk, self.open)
        self._read = read
        self._closed: dict[str, Document] = {}
        self._is_marked: dict[str, bool] = {}

    def document(self, path: str) -> Document | None:
        """The text of a file, open or not."""
        document = self.open.get(path)
        if document is not None:
            return document
        data = next((data for data in self._read(path) if data is not None), None)
        if data is None:
            return None
        document = self._closed.get(path)
        if document is None or document.data is not data:
            document = self._closed[path] = Document(data)
        return document

    def put(self, path: str, text: str, version: int | None) -> Document:
        """Open a file with a text."""
        document = self.open[path] = Document(text, version)
        self._closed.pop(path, None)
        self._is_marked[path] = _is_marked(path, document.data)
        return document

    def close(self, path: str) -> bool:
        """Close a file, so that the text on disk is used again; whether it was open."""
        self._is_marked.pop(path, None)
        return self.open.pop(path, None) is not None

    def forget(self, path: str) -> None:
        """Remove the document of a file that is not open, because the text on disk may have changed."""
        self._closed.pop(path, None)

    def marks_changed(self, path: str) -> bool:
        """Whether an open file has started or stopped declaring resources since the last call."""
        is_marked = _is_marked(path, self.open[path].data)
        has_changed = is_marked != self._is_marked[path]
        self._is_marked[path] = is_marked
        return has_changed

    def unsaved_project(self, path: str) -> str | None:
        """The amplify folder above an open file that declares resources, if none of it is on disk yet."""
        before, _, behind = path.rpartition(f"/{FOLDER_NAME}/")
        if not self._is_marked.get(path) or not posixpath.basename(behind).startswith(("resource.", "backend.")):
            return None
        return f"{before}/{FOLDER_NAME}"


def _is_marked(path: str, data: bytes) -> bool:
    """Whether a source file appears to declare resources."""
    return path.endswith(SOURCE_SUFFIXES) and has_marks(data)
