"""The current diagnostics, by file, and which of them have changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.engine.loaded import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from amplify_ls.engine.diagnostics import Diagnostic


FOLDER = "/amplify/"


class ShownDiagnostics:
    """The diagnostics of all files, in order, and those that were reported last."""

    def __init__(self) -> None:
        self._now: dict[str, tuple[Diagnostic, ...]] = {}
        self._reported: dict[str, tuple[Diagnostic, ...]] = {}

    def __iter__(self) -> Iterator[str]:
        """The files that have diagnostics."""
        return iter(self._now)

    def __contains__(self, path: str) -> bool:
        return path in self._now

    def of(self, path: str) -> tuple[Diagnostic, ...]:
        """The diagnostics of a file."""
        return self._now.get(path, ())

    def elsewhere(self, path: str, code: str) -> list[Diagnostic]:
        """The diagnostics of a code in the other files of the project of a file, which is the folder named ``amplify``."""
        root = path.rpartition(FOLDER)[0]
        others = (found for other, found in self._now.items() if other != path and other.startswith(root))
        return [each for found in others for each in found if each.code == code]

    def replace(self, found: dict[str, tuple[Diagnostic, ...]]) -> None:
        """Replace the diagnostics of all files."""
        self._now = found

    def report_changes(self) -> list[str]:
        """The files whose diagnostics have changed since the last call."""
        paths = self._now.keys() | self._reported.keys()
        changed = [path for path in paths if self._now.get(path, ()) != self._reported.get(path, ())]
        self._reported = dict(self._now)
        return sorted(changed)

    def drop_fixes(self, paths: Iterable[str]) -> None:
        """Remove the fixes from the diagnostics of files, because they refer to the whole project."""
        for path in paths:
            for each in (self._now, self._reported):
                if path in each:
                    each[path] = tuple(map(plain, each[path]))
