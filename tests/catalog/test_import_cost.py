"""The catalog is on the way from start to the first diagnostics."""

from __future__ import annotations

import subprocess
import sys

MOST_MILLISECONDS = 25.0
"""Far above what it takes (7 to 8), so that a busy machine does not fail; a slip, such as a costly import, does."""


def cost_of(module: str) -> float:
    """CPU time of an import in milliseconds, once compiled, the least of several."""
    code = (
        "import functools, re, typing, time, amplify_ls\n"
        "start = time.process_time()\n"
        f"import {module}\n"
        "print((time.process_time() - start) * 1000)"
    )
    runs = [subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True) for _ in range(4)]
    return min(float(run.stdout) for run in runs)


def test_import_is_cheap() -> None:
    assert cost_of("amplify_ls.catalog.lookup") < MOST_MILLISECONDS
