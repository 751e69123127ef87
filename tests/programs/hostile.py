"""A workspace of somebody else: whatever Python, uv, pyenv or the extension might run or read there leaves a trace."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tests.programs.workspace import write_workspace

if TYPE_CHECKING:
    from pathlib import Path

PROGRAMS = (
    *(f".venv/bin/{name}" for name in ("python", "python3", "python3.12", "amplify-ls", "uv")),
    *(f"tools/{name}" for name in ("amplify-ls", "python")),
    "python",
    "python3",
    "uv",
)
MODULES = ("json.py", "sitecustomize.py", "usercustomize.py", "amplify_ls/__init__.py", "pygls/__init__.py")
SETTINGS = {
    "amplifyLs.path": "tools/amplify-ls",
    "amplifyLs.interpreter": ".venv/bin/python",
    "amplifyLs.importStrategy": "fromEnvironment",
}
"""As the user may have them for workspaces of their own, and as the author of the workspace would like to have them."""


def write_hostile_workspace(folder: Path, marker: Path) -> Path:
    """Write the workspace into a folder; its path. What is run there appends a line to `marker`."""
    write_workspace(folder)
    for name in PROGRAMS:
        _write(folder / name, f'#!/bin/sh\necho "$0 $*" >> "{marker}"\nexit 1\n').chmod(0o755)
    for name in MODULES:
        _write(folder / name, f"print(__file__, file=open({str(marker)!r}, 'a'))\n")
    _write(folder / ".venv" / "pyvenv.cfg", f"home = {folder / 'tools'}\n")
    _write(folder / ".python-version", "9.99.9\n")
    _write(folder / "uv.toml", 'required-version = "==0.0.1"\n')
    _write(folder / "pyproject.toml", '[project]\nname = "hostile"\nversion = "1"\nrequires-python = ">=9"\n')
    _write(folder / ".vscode" / "settings.json", json.dumps(SETTINGS))
    return folder


def _write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path
