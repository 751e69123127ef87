"""Texts without a file: scratch buffers, and files of remote repositories."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.text.disk import MemoryDisk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.text.disk import Disk


def virtual_path(scheme: str, rest: str) -> str:
    """A path for a text with a scheme other than `file:`. A text outside any project gets a project of its own."""
    path = f"/{scheme.lower()}:/{rest.strip('/')}"
    # No disk has a folder with a colon at its root, so a search from here finds no unrelated file.
    return path if "/amplify/" in path else f"{path}/amplify/resource.ts"


def is_virtual(path: str) -> bool:
    """Whether a path comes from `virtual_path`."""
    return path.startswith("/") and path[1:].partition("/")[0].endswith(":")


class OverlaidDisk:
    """A disk together with the open virtual texts."""

    def __init__(self, disk: Disk) -> None:
        self._disk = disk
        self.virtual = MemoryDisk()

    def read(self, path: str) -> bytes | None:
        return self._of(path).read(path)

    def stat(self, path: str) -> tuple[int, int] | None:
        return self._of(path).stat(path)

    def is_file(self, path: str) -> bool:
        return self._of(path).is_file(path)

    def is_directory(self, path: str) -> bool:
        return self._of(path).is_directory(path)

    def is_link(self, path: str) -> bool:
        return self._of(path).is_link(path)

    def real_path(self, path: str) -> str:
        return self._of(path).real_path(path)

    def list_directory(self, path: str) -> list[str]:
        return self._of(path).list_directory(path)

    def walk(self, root: str) -> Iterator[tuple[str, list[str], list[str]]]:
        return self._of(root).walk(root)

    def _of(self, path: str) -> Disk:
        return self.virtual if is_virtual(path) else self._disk
