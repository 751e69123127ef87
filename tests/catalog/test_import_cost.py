"""What is on the way from start to the first diagnostics: the catalog, and nothing that few need."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

MOST_MILLISECONDS = 40.0
"""Far above what it takes (7 to 8), so that a busy machine does not fail; a slip, such as a costly import, does."""


def cost_of(module: str, cache: Path) -> float:
    """CPU time of an import in milliseconds, once compiled, the least of several."""
    code = (
        "import functools, re, typing, time, amplify_ls\n"
        "start = time.process_time()\n"
        f"import {module}\n"
        "print((time.process_time() - start) * 1000)"
    )
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment["PYTHONPYCACHEPREFIX"] = str(cache)
    command = [sys.executable, "-c", code]
    runs = [subprocess.run(command, capture_output=True, text=True, check=True, env=environment) for _ in range(5)]
    return min(float(run.stdout) for run in runs)


def test_import_is_cheap(tmp_path: Path) -> None:
    assert cost_of("amplify_ls.catalog.lookup", tmp_path) < MOST_MILLISECONDS


@pytest.mark.parametrize(
    "module", ["amplify_ls.cli.check", "amplify_ls.cli.main", "amplify_ls.engine", "amplify_ls.server.main"]
)
def test_what_few_projects_need_waits_until_it_is_needed(module: str) -> None:
    code = f"import sys, {module}; print({{'jsonschema', 'pathspec', 'zoneinfo', 'websockets'}} & sys.modules.keys())"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "set()"
