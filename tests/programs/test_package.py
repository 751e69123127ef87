"""The server inside of the packed extension, as each Python of this machine runs it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from amplify_ls import __version__
from tests.programs.programs import EXTENSION, REPOSITORY, unpacked

VERSIONS = ("3.10", "3.11", "3.12", "3.13", "3.14")
# Those that start a server by its command; the others look into this process.
PROTOCOL_TESTS = ("test_features.py", "test_commands.py", "test_diagnostics.py", "test_configuration.py")


def pythons() -> list[tuple[str, str]]:
    """The Pythons of this machine that are supported, on the PATH or installed by pyenv: version and path."""
    installed = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")) / "versions"
    found = {}
    for version in VERSIONS:
        candidates = [shutil.which(f"python{version}"), *map(str, sorted(installed.glob(f"{version}.*/bin/python")))]
        path = next((path for path in candidates if path and _runs(path)), None)
        if path:
            found[version] = path
    return list(found.items())


def _runs(path: str) -> bool:
    # A shim of pyenv is there for versions that are not chosen, too.
    return subprocess.run([path, "-c", ""], capture_output=True, check=False).returncode == 0


PYTHONS = pythons()


def test_there_is_a_python_to_test_with() -> None:
    assert PYTHONS


@pytest.mark.parametrize(("version", "python"), PYTHONS, ids=[version for version, _ in PYTHONS])
def test_a_python_says_that_it_can(extension: Path, version: str, python: str) -> None:
    command = [python, "-I", str(extension / "bundled" / "launch.py"), "--probe"]
    probe = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    assert probe["problem"] is None
    assert probe["python"].startswith(f"{version}.")
    assert probe["server"] == __version__


@pytest.mark.parametrize(("version", "python"), PYTHONS, ids=[version for version, _ in PYTHONS])
def test_the_protocol_tests_pass_with_what_is_packed(extension: Path, version: str, python: str) -> None:
    del version
    server = json.dumps([python, "-I", str(extension / "bundled" / "launch.py")])
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-p",
        "no:cacheprovider",
        *(f"tests/server/{name}" for name in PROTOCOL_TESTS),
    ]
    surroundings = {**os.environ, "AMPLIFY_LS_SERVER": server}
    done = subprocess.run(command, cwd=REPOSITORY, env=surroundings, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-2000:]


def test_a_python_without_the_compiled_part_says_why(package: Path, tmp_path: Path) -> None:
    extension = unpacked(package, tmp_path)
    for binary in (extension / "bundled" / "libs" / "tree_sitter").glob("_binding*"):
        binary.unlink()
    _, python = PYTHONS[0]
    command = [python, "-I", str(extension / "bundled" / "launch.py"), "--probe"]
    probe = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    assert probe["server"] is None
    assert "cannot load the bundled libraries" in probe["problem"]


def test_the_package_holds_what_is_needed_and_nothing_else(package: Path) -> None:
    with zipfile.ZipFile(package) as archive:
        names = archive.namelist()
        manifest = json.loads(archive.read("extension/package.json"))
    for name in ("dist/extension.js", "bundled/launch.py", "images/icon.png", "readme.md", "changelog.md", "LICENSE.txt"):
        assert f"extension/{name}" in names, name
    assert not [name for name in names if "node_modules" in name or name.endswith((".ts", ".pyc", ".map"))]
    for version in VERSIONS:
        assert [name for name in names if f"_binding.cpython-{version.replace('.', '')}-" in name], version
    assert package.stat().st_size < 6_000_000
    assert manifest["version"] == __version__
    assert (
        "data/missing-reference-field"
        in manifest["contributes"]["configuration"]["properties"]["amplifyLs.rules"]["properties"]
    )
    assert not [event for event in manifest["activationEvents"] if not event.startswith("workspaceContains:")]


def test_versions_and_licences_agree() -> None:
    manifest = json.loads((EXTENSION / "package.json").read_text("utf-8"))
    assert manifest["version"] == __version__
    assert (EXTENSION / "LICENSE").read_text("utf-8") == (REPOSITORY / "LICENSE").read_text("utf-8")
