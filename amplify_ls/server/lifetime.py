"""Notices when the process that started the server is gone."""

from __future__ import annotations

import asyncio
import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

CHECK_SECONDS = 3.0


def watch_process(process_id: int, on_death: Callable[[], None]) -> None:
    """Call `on_death` within a few seconds after a process has ended; must be called inside of the event loop.

    A process that cannot be seen from the start is not watched: a client outside of our container has a number that
    means nothing here.
    """
    if not is_alive(process_id):
        return
    loop = asyncio.get_running_loop()

    def check() -> None:
        if is_alive(process_id):
            loop.call_later(CHECK_SECONDS, check)
        else:
            on_death()

    loop.call_later(CHECK_SECONDS, check)


if sys.platform == "win32":

    def is_alive(process_id: int) -> bool:
        """Whether a process runs."""
        import ctypes

        synchronize, timed_out = 0x00100000, 0x00000102
        kernel = ctypes.windll.kernel32
        handle = kernel.OpenProcess(synchronize, 0, process_id)
        if not handle:
            return False
        try:
            return bool(kernel.WaitForSingleObject(handle, 0) == timed_out)
        finally:
            kernel.CloseHandle(handle)

else:

    def is_alive(process_id: int) -> bool:
        """Whether a process runs."""
        # 0 and negative numbers mean groups of processes.
        if process_id <= 0:
            return False
        try:
            os.kill(process_id, 0)
        except ProcessLookupError:
            return False
        except (PermissionError, OverflowError):
            return True
        return True
