"""End this process when the process that started the server is gone, even in the middle of a computation."""

from __future__ import annotations

import asyncio
import contextlib
import os
import sys
import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

CHECK_SECONDS = 3.0
GRACE_SECONDS = 2.0
"""How long the event loop may take to end the session after the client is gone."""
EXIT_WITHOUT_CLIENT = 1


def end_process_unless(is_over: threading.Event) -> None:
    """Wait for the end of the session, and end the process if it does not come because the event loop is busy."""
    if not is_over.wait(GRACE_SECONDS):
        os._exit(EXIT_WITHOUT_CLIENT)


def watch_process(process_id: int, on_death: Callable[[], None], is_over: threading.Event) -> None:
    """Call `on_death` within a few seconds after a process has ended; must be called inside the event loop.

    A separate thread watches, because the event loop may be busy. `is_over` is set when the session has ended; if it is not
    set in time, this process is ended. A process that cannot be seen from the start is not watched: the process ID of a
    client outside our container means nothing here.
    """
    if not is_alive(process_id):
        return
    loop = asyncio.get_running_loop()

    def watch() -> None:
        while not is_over.wait(CHECK_SECONDS):
            if is_alive(process_id):
                continue
            # The loop may have been closed just now.
            with contextlib.suppress(RuntimeError):
                loop.call_soon_threadsafe(on_death)
            end_process_unless(is_over)
            return

    threading.Thread(target=watch, name="client watch", daemon=True).start()


if sys.platform == "win32":

    def is_alive(process_id: int) -> bool:
        """Whether a process is running."""
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
        """Whether a process is running."""
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
