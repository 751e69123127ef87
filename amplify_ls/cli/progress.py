"""The progress of a long run, on a terminal only."""

from __future__ import annotations

import time
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from types import TracebackType

PATIENCE = 0.5
"""Seconds before anything is shown: most runs are finished by then."""
_INTERVAL = 0.1


class Progress:
    """One line that is overwritten, and removed at the end."""

    def __init__(self, stream: IO[str], total: int) -> None:
        self._stream = stream
        self._total = total
        self._done = 0
        self._next = time.monotonic() + PATIENCE
        self._is_shown = False
        self._is_possible = total > 1 and stream.isatty()

    def __enter__(self) -> Progress:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self._is_shown:
            self._stream.write("\r\x1b[K")
            self._stream.flush()

    def step(self) -> None:
        """Count one more project."""
        self._done += 1
        if self._is_possible and time.monotonic() >= self._next:
            self._next = time.monotonic() + _INTERVAL
            self._is_shown = True
            self._stream.write(f"\r\x1b[KChecking projects: {self._done:,} of {self._total:,}")
            self._stream.flush()
