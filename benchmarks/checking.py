"""The cost of whole processes: `amplify-ls check`, and TypeScript on the same projects."""

from __future__ import annotations

import compileall
import os
import subprocess
import sys
import time
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import amplify_ls

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from benchmarks.projects import Project

PACKAGE = Path(amplify_ls.__file__).parent


@cache
def as_installed() -> dict[str, str]:
    """Compile the package, as pip does when it installs one, and return an environment that uses the result."""
    compileall.compile_dir(PACKAGE, quiet=2)
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


class Cost(NamedTuple):
    """The cost of a process and the processes that it started."""

    processor: float
    """Seconds."""
    wall: float
    """Seconds."""
    memory: float
    """MiB, of the largest of them."""


FROM_SOURCES = (sys.executable, "-m", "amplify_ls")


def check_cost(folder: Path, command: Sequence[str] = FROM_SOURCES) -> Cost:
    """Return the cost of one `check` of a folder, including the start and exit of Python."""
    return _cost([*command, "check", "--exit-zero", str(folder)], as_installed(), (0,))


def plan_cost(project: Project) -> Cost:
    """Return the cost of one `plan` that compares a project with a commit in which one field has another type."""
    if not (project.root / ".git").is_dir():
        text = project.main.read_bytes()
        project.main.write_bytes(text.replace(b": a.string()", b": a.integer()", 1))
        for words in ("init -q -b main", "add .", "-c user.name=a -c user.email=a@b commit -q -m before"):
            subprocess.run(["git", *words.split()], cwd=project.root, check=True, stdout=subprocess.DEVNULL)
        project.main.write_bytes(text)
    command = [*FROM_SOURCES, "plan", "--fail-on", "", "--since", "HEAD", str(project.root)]
    return _cost(command, as_installed(), (0,))


def typescript_cost(binary: str, project: Path) -> Cost:
    """Return the cost of TypeScript on one project, whether it reports errors or not."""
    return _cost([binary, "--noEmit", "-p", str(project)], os.environ, (0, 1, 2))


def _cost(command: Sequence[str], environment: Mapping[str, str], codes: tuple[int, ...]) -> Cost:
    start = time.perf_counter()
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in codes:
        raise RuntimeError(f"{' '.join(command)} exited with code {process.returncode}")
    return Cost(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss / 1024)
