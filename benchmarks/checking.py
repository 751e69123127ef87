"""The processor time of `amplify-ls check` as a whole process."""

from __future__ import annotations

import compileall
import os
import subprocess
import sys
from functools import cache
from pathlib import Path

import amplify_ls

PACKAGE = Path(amplify_ls.__file__).parent


@cache
def as_installed() -> dict[str, str]:
    """Compile the package, as pip does when it installs one, and return an environment in which that counts."""
    compileall.compile_dir(PACKAGE, quiet=2)
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def check_seconds(folder: Path) -> float:
    """Return the seconds of processor time that one `check` of a folder takes, start and end of Python included."""
    command = [sys.executable, "-m", "amplify_ls", "check", str(folder)]
    process = subprocess.Popen(command, env=as_installed(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise RuntimeError(f"check of {folder} ended with {process.returncode}")
    return usage.ru_utime + usage.ru_stime
