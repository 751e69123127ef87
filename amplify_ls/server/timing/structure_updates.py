"""Code lenses and inlay hints of files that an edit of another file may have changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.server.plans.timer import PauseTimer

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


class StructureUpdates:
    """Asks the client to request lenses and hints again when typing pauses.

    The client does so by itself for a file that it edits, but does not know that a lens counts the references in others.
    """

    def __init__(self, open_paths: Callable[[], Sequence[str]], refresh: Callable[[], None]) -> None:
        self._open_paths = open_paths
        self._refresh = refresh
        self._changed: set[str] = set()
        self._timer = PauseTimer(self._update)

    def changed(self, path: str) -> None:
        """A file was changed, in the editor or on the disk."""
        self._changed.add(path)
        self._timer.later()

    def _update(self) -> None:
        changed, self._changed = self._changed, set()
        if any(path not in changed for path in self._open_paths()):
            self._refresh()
