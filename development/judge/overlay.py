"""The disk with other texts in place of some files, so that a copy of a project need not be written."""

from __future__ import annotations

from amplify_ls.text.disk import RealDisk


class Overlay(RealDisk):
    """Reads like the disk, apart from the texts that were put over it."""

    def __init__(self) -> None:
        self._texts: dict[str, bytes] = {}
        self._clock = 0

    def put(self, path: str, data: bytes) -> None:
        """Let a file have another text, or exist."""
        self._clock += 1
        self._texts[path] = data

    def remove(self, path: str) -> None:
        """Let the disk count again."""
        self._texts.pop(path, None)

    def read(self, path: str) -> bytes | None:
        return self._texts[path] if path in self._texts else super().read(path)

    def stat(self, path: str) -> tuple[int, int] | None:
        return (-self._clock, len(self._texts[path])) if path in self._texts else super().stat(path)
