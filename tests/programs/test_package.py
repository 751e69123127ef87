"""What is in the packed extension."""

from __future__ import annotations

import json
import subprocess
import zipfile
from typing import TYPE_CHECKING

from amplify_ls import __version__
from distribution.folder import Folder
from distribution.interpreter import this_interpreter
from tests.programs.programs import EXTENSION, REPOSITORY

if TYPE_CHECKING:
    from pathlib import Path

# Bytes.
LARGEST_PACKAGE = 16_000_000


def test_the_server_runs_from_the_package(extension: Path) -> None:
    folder = Folder(extension / "bundled", this_interpreter())
    # Visual Studio Code restores the modes of files; Python's zipfile does not.
    (extension / "bundled" / "python" / this_interpreter().executable).chmod(0o755)
    done = subprocess.run([*folder.command, "--version"], capture_output=True, text=True, check=True)
    assert done.stdout == f"amplify-ls {__version__}\n"


def test_the_interpreter_is_packed_as_a_program(package: Path) -> None:
    with zipfile.ZipFile(package) as archive:
        program = archive.getinfo(f"extension/bundled/python/{this_interpreter().executable.as_posix()}")
    assert program.external_attr >> 16 & 0o111


def test_the_package_holds_what_is_needed_and_nothing_else(package: Path) -> None:
    with zipfile.ZipFile(package) as archive:
        names = archive.namelist()
        manifest = json.loads(archive.read("extension/package.json"))
    for name in (
        "dist/extension.js",
        "bundled/app/start.py",
        "bundled/app/bundle.bin",
        "bundled/NOTICE",
        "bundled/sbom.json",
        "images/icon.png",
        "readme.md",
        "changelog.md",
        "LICENSE.txt",
    ):
        assert f"extension/{name}" in names, name
    assert not [name for name in names if name.endswith((".ts", ".map"))]
    assert package.stat().st_size < LARGEST_PACKAGE
    assert manifest["version"] == __version__
    assert (
        "data/missing-reference-field"
        in manifest["contributes"]["configuration"]["properties"]["amplifyLs.rules"]["properties"]
    )
    assert not [event for event in manifest["activationEvents"] if not event.startswith("workspaceContains:")]


def test_the_plugin_names_no_languages() -> None:
    """With languages, Visual Studio Code registers TypeScript's features for them once more, and shows everything twice."""
    [plugin] = json.loads((EXTENSION / "package.json").read_text("utf-8"))["contributes"]["typescriptServerPlugins"]
    assert "languages" not in plugin


def test_versions_and_licences_agree() -> None:
    manifest = json.loads((EXTENSION / "package.json").read_text("utf-8"))
    assert manifest["version"] == __version__
    assert (EXTENSION / "LICENSE").read_text("utf-8") == (REPOSITORY / "LICENSE").read_text("utf-8")
