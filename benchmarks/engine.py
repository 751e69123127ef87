"""The time of an edit in the engine alone, in this process: no transport, no JSON, no editor."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from amplify_ls.engine import Workspace
from amplify_ls.text.disk import RealDisk
from amplify_ls.text.paths import settle
from benchmarks.serving import Mistake

if TYPE_CHECKING:
    from benchmarks.projects import Project

_WARM_UP = 10


def edit_milliseconds(project: Project, edits: int) -> list[float]:
    """Time edits in the main file of a project until the diagnostics of every changed file are known."""
    path = settle(str(project.main))
    mistake = Mistake(project.main.read_text(encoding="utf-8"))
    workspace = Workspace(RealDisk())
    workspace.open(path, mistake.text, 1)
    workspace.changed_files()
    times: list[float] = []
    for version in range(2, edits + 2 + _WARM_UP):
        change = mistake.next_change()
        begin = time.perf_counter()
        workspace.change(path, [change], version)
        for changed in workspace.changed_files():
            workspace.diagnostics(changed)
        times.append((time.perf_counter() - begin) * 1e3)
    return times[_WARM_UP:]
