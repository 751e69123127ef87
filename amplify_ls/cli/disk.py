"""The disk as `check` sees it: it remembers what it has read, and says what it could not read."""

from __future__ import annotations

import os

from amplify_ls.text.disk import RealDisk, looks_binary


class CheckedDisk(RealDisk):
    """The real disk for one project. `unreadable` and `binary` hold a sentence for each file that cannot be used."""

    def __init__(self) -> None:
        self.unreadable: dict[str, str] = {}
        self.binary: dict[str, str] = {}
        self._contents: dict[str, bytes | None] = {}

    def read(self, path: str) -> bytes | None:
        """Return the content of a file; the same every time, so that all speak of one text."""
        if path not in self._contents:
            self._contents[path] = self._read(path)
        return self._contents[path]

    def _read(self, path: str) -> bytes | None:
        data = super().read(path)
        if data is None:
            reason = why_unreadable(path)
            if reason:
                self.unreadable[path] = f"cannot read `{path}`: {reason}"
        elif looks_binary(data):
            self.binary[path] = f"`{path}` is no text and was left out"
        return data


def why_unreadable(path: str) -> str | None:
    """Return why a regular file cannot be read, in the words of the system; None when it can, or when it is none."""
    if not os.path.isfile(path):
        return None
    try:
        with open(path, "rb"):
            return None
    except OSError as error:
        return error.strerror or str(error)
