"""TypeScript 7's language server, installed by npm into a folder that git ignores, with the types of the packages."""

from __future__ import annotations

import json
import shutil
import subprocess
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

# Both pinned: the ratios of two runs can be compared only when the other side has not changed.
_DEPENDENCIES = {"typescript": "7.0.2", "@aws-amplify/backend": "1.25.1"}
_INSTALL_SECONDS = 900


class UnavailableError(Exception):
    """TypeScript's server is not available; the message says why."""


def typescript_command(folder: Path) -> list[str]:
    """Return the command of TypeScript's language server; it is installed into `folder` if necessary.

    Projects below that folder find the types of the Amplify packages in its `node_modules`. Raises UnavailableError.
    """
    binary = _binary(folder)
    if binary is None:
        npm_install(folder, _DEPENDENCIES)
        binary = _binary(folder)
    if binary is None:
        raise UnavailableError("npm installed no TypeScript for this kind of machine")
    return [str(binary), "--lsp", "--stdio"]


def _binary(folder: Path) -> Path | None:
    modules = folder / "node_modules"
    if not (modules / "@aws-amplify" / "backend" / "package.json").exists():
        return None
    return next((path for path in sorted(modules.glob("@typescript/*/lib/tsc*")) if path.suffix in {"", ".exe"}), None)


def npm_install(folder: Path, dependencies: Mapping[str, str]) -> None:
    """Install packages into a folder. Raises UnavailableError."""
    npm = shutil.which("npm")
    if npm is None:
        raise UnavailableError("npm is not installed")
    folder.mkdir(parents=True, exist_ok=True)
    manifest = {"private": True, "dependencies": dict(dependencies)}
    (folder / "package.json").write_text(json.dumps(manifest, indent=2) + "\n", encoding="utf-8")
    command = [npm, "install", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"]
    try:
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=_INSTALL_SECONDS, check=False)
    except subprocess.TimeoutExpired as error:
        raise UnavailableError(f"npm did not finish within {_INSTALL_SECONDS} s") from error
    if done.returncode != 0:
        last = (done.stderr.strip().splitlines() or ["no message"])[-1]
        raise UnavailableError(f"npm failed: {last}")
