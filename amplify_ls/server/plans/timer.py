"""Wait for a pause in typing."""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

PAUSE_SECONDS = 0.6


class PauseTimer:
    """Runs something when nothing has happened for a while."""

    def __init__(self, run: Callable[[], None]) -> None:
        self._run_then = run
        self._timer: asyncio.TimerHandle | None = None
        self._last_edit = 0.0

    def later(self) -> None:
        """Something has happened."""
        self._last_edit = time.monotonic()
        if self._timer is None:
            self._timer = asyncio.get_running_loop().call_later(PAUSE_SECONDS, self._run)

    def _run(self) -> None:
        self._timer = None
        left = self._last_edit + PAUSE_SECONDS - time.monotonic()
        if left > 0.001:
            self._timer = asyncio.get_running_loop().call_later(left, self._run)
            return
        self._run_then()
