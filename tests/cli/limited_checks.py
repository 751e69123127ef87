"""A program that runs a command with limits in a folder, both named by a line of its input, and answers with a line of JSON.

Each run is a fork of this process, which has imported everything: most of the inputs take less time than starting Python does.
"""

from __future__ import annotations

import gc
import io
import json
import os
import re
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

SECONDS = 20
"""Of one processor: more than ten times what is promised, as this machine may be slow. Each took minutes before."""


class Outcome(NamedTuple):
    """How a run has ended. A run that exceeds its time is killed, and has no output."""

    exit_code: int
    output: str
    errors: str
    peak_bytes: int


class LimitedChecks:
    """A running program of this module."""

    def __init__(self) -> None:
        command = [sys.executable, "-m", __name__]
        root = Path(__file__).parents[2]
        self._process = subprocess.Popen(command, cwd=root, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def run(self, command: Sequence[str], folder: Path) -> Outcome:
        """Run a command in a folder."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(f"{json.dumps([command, str(folder)])}\n")
        self._process.stdin.flush()
        return Outcome(*json.loads(self._process.stdout.readline()))

    def close(self) -> None:
        """End the program."""
        self._process.communicate()


def main() -> None:
    """Answer until the input ends."""
    for module in ("amplify_ls.cli.check", "amplify_ls.engine.editing"):
        import_module(module)
    import_module("amplify_ls.rules.registry").all_rules()
    gc.freeze()
    for line in sys.stdin:
        print(json.dumps(_outcome(*json.loads(line))), flush=True)


def _outcome(command: list[str], folder: str) -> Outcome:
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reader)
        with os.fdopen(writer, "w") as answer:
            json.dump(_run(command, folder), answer)
        os._exit(0)
    os.close(writer)
    with os.fdopen(reader) as answer:
        content = answer.read()
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    return Outcome(*json.loads(content)) if status == 0 else Outcome(status, "", "", 0)


def _run(command: list[str], folder: str) -> Outcome:
    # Windows has no such module.
    import resource

    from amplify_ls.cli.main import main as amplify_ls

    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    os.chdir(folder)
    output, errors = io.StringIO(), io.StringIO()
    with redirect_stdout(output), redirect_stderr(errors):
        code = amplify_ls(command)
    return Outcome(code, output.getvalue(), errors.getvalue(), _peak_bytes())


def _peak_bytes() -> int:
    status = Path("/proc/self/status")
    if status.exists():
        # On Linux, `ru_maxrss` is at least the memory of the process that started this one.
        found = re.search(r"VmHWM:\s*(\d+)", status.read_text("utf-8"))
        assert found is not None
        return int(found[1]) * 1024
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


if __name__ == "__main__":
    main()
