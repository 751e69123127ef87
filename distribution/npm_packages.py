"""The npm packages: `amplify-ls`, which is a small script, and one package for each platform, with the built folder."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import amplify_ls

if TYPE_CHECKING:
    from distribution.folder import Folder

REPOSITORY = Path(__file__).resolve().parent.parent
_WRAPPER = Path(__file__).with_name("npm")
DESCRIPTION = "Finds and fixes mistakes in AWS Amplify backends; language server and command line"


@dataclass(frozen=True)
class Platform:
    """A platform with a package of its own, in the words of npm."""

    os: str
    cpu: str
    libc: str = ""

    @property
    def name(self) -> str:
        """`linux-x64-musl`."""
        return f"{self.os}-{self.cpu}{'-musl' if self.libc == 'musl' else ''}"

    @property
    def package(self) -> str:
        """The name of its package."""
        return f"@amplify-ls/{self.name}"


PLATFORMS = (
    Platform("linux", "x64", "glibc"),
    Platform("linux", "arm64", "glibc"),
    Platform("linux", "x64", "musl"),
    Platform("linux", "arm64", "musl"),
    Platform("darwin", "x64"),
    Platform("darwin", "arm64"),
    # Windows on ARM runs programs for x64.
    Platform("win32", "x64"),
)


def write_wrapper(target: Path) -> None:
    """Write the package `amplify-ls` into a folder, which is replaced."""
    shutil.rmtree(target, ignore_errors=True)
    (target / "bin").mkdir(parents=True)
    script = target / "bin" / "amplify-ls.js"
    shutil.copyfile(_WRAPPER / "amplify-ls.js", script)
    script.chmod(0o755)
    shutil.copyfile(_WRAPPER / "README.md", target / "README.md")
    shutil.copyfile(REPOSITORY / "LICENSE", target / "LICENSE")
    manifest = {
        **_shared("amplify-ls", DESCRIPTION),
        "keywords": ["amplify", "aws", "lint", "language-server", "lsp"],
        "bin": {"amplify-ls": "bin/amplify-ls.js"},
        "files": ["bin"],
        "engines": {"node": ">=18"},
        "optionalDependencies": {platform.package: amplify_ls.__version__ for platform in PLATFORMS},
    }
    _write_manifest(target, manifest)


def write_platform(target: Path, platform: Platform, folder: Folder) -> None:
    """Write the package of a platform around a built folder; the target is replaced."""
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(folder.root, target)
    shutil.copyfile(REPOSITORY / "LICENSE", target / "LICENSE")
    manifest = {
        **_shared(platform.package, f"amplify-ls for {platform.name}, with the Python that runs it"),
        "os": [platform.os],
        "cpu": ["x64", "arm64"] if platform.os == "win32" else [platform.cpu],
        **({"libc": [platform.libc]} if platform.libc else {}),
        # Yarn keeps packages zipped otherwise, and nothing in a zip file can be started.
        "preferUnplugged": True,
        "files": ["app", "python", "NOTICE", "sbom.json"],
    }
    _write_manifest(target, manifest)


def _shared(name: str, description: str) -> dict[str, object]:
    return {"name": name, "version": amplify_ls.__version__, "description": description, "license": "Apache-2.0"}


def _write_manifest(target: Path, manifest: dict[str, object]) -> None:
    (target / "package.json").write_text(json.dumps(manifest, indent=2) + "\n", "utf-8")
