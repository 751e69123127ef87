"""The processor time of `amplify-ls check` as a whole process."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def check_seconds(folder: Path) -> float:
    """Return the seconds of processor time that one `check` of a folder takes, start and end of Python included."""
    command = [sys.executable, "-m", "amplify_ls", "check", str(folder)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise RuntimeError(f"check of {folder} ended with {process.returncode}")
    return usage.ru_utime + usage.ru_stime
