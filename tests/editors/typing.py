"""Typing planned files in a real Neovim, with the completion that the README recommends."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING, Any

from tests.editors.neovim import HERE, REPOSITORY

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from development.typing.plan import Plan

README = REPOSITORY / "editors" / "nvim" / "README.md"
_FIRST_LINES = re.compile(r"```lua\n-- init\.lua\n(.*?)```", re.DOTALL)
_BLOCK = re.compile(r"```lua\n(.*?)```", re.DOTALL)


def first_lines_of_the_readme() -> str:
    """The lines for init.lua in the README, with the real path of the folder."""
    block = _FIRST_LINES.search(README.read_text("utf-8"))
    assert block is not None
    return block[1].replace("/path/to/amplify-ls", str(REPOSITORY))


def completion_lines_of_the_readme() -> str:
    """The lines that complete while the author types."""
    [block] = [block for block in _BLOCK.findall(README.read_text("utf-8")) if "autotrigger" in block]
    return str(block)


def typed_in_neovim(
    executable: Path, plans: Sequence[Plan], project: Path, home: Path, *, seconds: float
) -> list[dict[str, Any]]:
    """Type files of a project; of each the text in the end, and the keys that did something else than planned."""
    configuration = home / ".config" / "nvim" / "init.lua"
    configuration.parent.mkdir(parents=True)
    configuration.write_text(first_lines_of_the_readme() + completion_lines_of_the_readme(), "utf-8")
    steps, report = home / "steps.json", home / "report.json"
    steps.write_text(json.dumps([{"file": plan.path, "steps": plan.steps} for plan in plans]), "utf-8")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("NVIM", "XDG_", "VIM"))}
    environment = {
        **kept,
        "HOME": str(home),
        "PATH": f"{os.path.dirname(sys.executable)}{os.pathsep}{os.environ['PATH']}",
        "AMPLIFY_LS_NEOVIM_COMMAND": json.dumps([str(executable), "--embed", "--headless", "-n"]),
        "AMPLIFY_LS_STEPS": str(steps),
        "AMPLIFY_LS_REPORT": str(report),
    }
    command = [str(executable), "--clean", "--headless", "-n", "-l", str(HERE / "typing.lua")]
    done = subprocess.run(command, cwd=project, env=environment, capture_output=True, text=True, timeout=seconds, check=False)
    assert report.exists(), f"{done.stdout}\n{done.stderr}"
    found: list[dict[str, Any]] = json.loads(report.read_text("utf-8"))["files"]
    assert len(found) == len(plans), f"{done.stdout}\n{done.stderr}"
    return found


def emptied(fixture: Path, folder: Path, paths: Sequence[str]) -> Path:
    """A copy of a project in which some files are empty."""
    shutil.copytree(fixture, folder)
    for path in paths:
        (folder / path).write_text("", "utf-8")
    return folder
