"""Memory and processor time of a running server and all that it has started."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

_MEGABYTE = 1024


def peak_memory(pid: int) -> float:
    """Return the sum of the peak resident memory of a process tree in MiB; if it is not recorded, of the current memory."""
    if sys.platform == "linux":
        return sum(_status(child, "VmHWM") for child in _tree(pid)) / _MEGABYTE
    return memory(pid)


def memory(pid: int) -> float:
    """Return the resident memory of a process tree in MiB."""
    if sys.platform == "linux":
        return sum(_status(child, "VmRSS") for child in _tree(pid)) / _MEGABYTE
    shown = subprocess.run(["ps", "-o", "rss=", "-p", str(pid)], capture_output=True, text=True, check=True)
    return int(shown.stdout) / _MEGABYTE


def processor_time(pid: int) -> float:
    """Return the seconds of processor time that a process tree has used so far."""
    if sys.platform == "linux":
        return sum(_ticks(child) for child in _tree(pid)) / os.sysconf("SC_CLK_TCK")
    shown = subprocess.run(["ps", "-o", "time=", "-p", str(pid)], capture_output=True, text=True, check=True)
    minutes, seconds = shown.stdout.strip().rsplit(":", 1)
    return 60 * int(minutes.rsplit(":", 1)[-1]) + float(seconds)


def start_milliseconds(pid: int) -> float:
    """Return the milliseconds of processor time of a young process and its threads, more exactly than ``processor_time``."""
    if sys.platform != "linux":
        return processor_time(pid) * 1e3
    threads = (path.read_text() for child in _tree(pid) for path in Path(f"/proc/{child}/task").glob("*/schedstat"))
    return sum(int(text.split()[0]) for text in threads) / 1e6


def _tree(pid: int) -> list[int]:
    found, pending = [], [pid]
    while pending:
        process = pending.pop()
        found.append(process)
        for children in Path(f"/proc/{process}/task").glob("*/children"):
            pending += [int(child) for child in children.read_text().split()]
    return found


def _status(pid: int, field: str) -> int:
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith(f"{field}:"):
            return int(line.split()[1])
    return 0


def _ticks(pid: int) -> int:
    # The name of the program, in brackets, may hold spaces: count from behind it.
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return int(fields[11]) + int(fields[12])
