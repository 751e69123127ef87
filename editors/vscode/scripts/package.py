"""Builds the extension for Visual Studio Code, one package for each platform, on any one machine.

    python3 scripts/package.py                   for the platform of this machine
    python3 scripts/package.py --all             for all seven
    python3 scripts/package.py linux-x64 ...     for some
    python3 scripts/package.py --lock            write the files of hashes anew, after a change of versions

A package holds the compiled extension and, in `bundled/libs`, the server with what it needs: the wheels of that platform for
all Pythons that are supported, unpacked over one another. Their compiled parts have names that tell the version, so each
Python finds its own. Needs Node 22 or newer on the PATH, `npm ci` done, and this script's Python with pip.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import platform
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

EXTENSION = Path(__file__).resolve().parent.parent
REPOSITORY = EXTENSION.parent.parent
REQUIREMENTS = EXTENSION / "requirements.txt"
BUILD_REQUIREMENTS = REPOSITORY / "ci" / "build-requirements.txt"
WORK = EXTENSION / "build"

Json = dict[str, Any]

PYTHONS = ("3.10", "3.11", "3.12", "3.13", "3.14")

_GLIBC = ("2_17", "2_28", "2_34")
_MACOS_X64 = ("10_9", "10_13", "11_0")
PLATFORMS = {
    "linux-x64": [f"manylinux_{version}_x86_64" for version in _GLIBC],
    "linux-arm64": [f"manylinux_{version}_aarch64" for version in _GLIBC],
    "alpine-x64": ["musllinux_1_1_x86_64", "musllinux_1_2_x86_64"],
    "darwin-x64": [f"macosx_{version}_x86_64" for version in _MACOS_X64],
    "darwin-arm64": ["macosx_11_0_arm64"],
    "win32-x64": ["win_amd64"],
    "win32-arm64": ["win_arm64"],
}
"""Targets of `vsce`, each with the tags of the wheels that run there."""

# Needed by the libraries under some of the Pythons only.
_WANTED = (
    "attrs==26.1.0",
    "cattrs==26.2.1",
    "exceptiongroup==1.3.1",
    "lsprotocol==2025.0.0",
    "pathspec==1.1.1",
    "pygls==2.1.1",
    "tree-sitter==0.26.1",
    "tree-sitter-typescript==0.23.2",
    "typing_extensions==4.16.0",
)
# What `python -m build` and its backend need under the Python of the release, 3.11 or newer.
_BUILD = (
    "build==1.6.1",
    "editables==0.6",
    "hatchling==1.33.0",
    "packaging==26.4",
    "pathspec==1.1.1",
    "pluggy==1.7.0",
    "pyproject_hooks==1.3.3",
    "tomlkit==0.15.2",
    "trove_classifiers==2026.9.21.13",
)
SCHEMA = "amplify-ls.schema.json"
_FROM_SCHEMA = ("rules", "overrides", "exclude", "baseline")
"""Settings that the settings file may have too, with the same names and meanings."""
_LOCKED = ("--no-deps", "--only-binary=:all:", "--require-hashes", "--requirement")
_STRUCTURE = ("type", "additionalProperties")
_SHIPPED = ("dist", "bundled/launch.py", "images/icon.png", "README.md", "CHANGELOG.md", "LICENSE")
_LEFT_OUT = re.compile(r"(^|/)(__pycache__|tests?)/|\.(pyi|c|h)$|^tree_sitter_typescript-.*/queries/")


def main() -> int:
    """Build what the arguments ask for."""
    options = _parse()
    if options.lock:
        _lock()
        return 0
    targets = list(PLATFORMS) if options.all else options.targets or [this_target()]
    own = _own_wheel()
    _npm("run", "--silent", "build")
    _check_requirements(own)
    schema = _schema(own)
    manifest = _manifest(schema, options.repository)
    for target in targets:
        package = build(target, own, manifest, schema, options.output)
        print(f"{package.stat().st_size / 1e6:5.1f} MB  {os.path.relpath(package)}", flush=True)
    return 0


def build(target: str, own: Path, manifest: Json, schema: Json, output: Path) -> Path:
    """Build the package of one platform around our own wheel; its path."""
    stage = WORK / target
    shutil.rmtree(stage, ignore_errors=True)
    libraries = stage / "bundled" / "libs"
    libraries.mkdir(parents=True)
    for wheel in [own, *_wheels(target)]:
        _unpack(wheel, libraries)
    for name in _SHIPPED:
        _copy(EXTENSION / name, stage / name)
    for name, content in (("package.json", manifest), (SCHEMA, schema)):
        (stage / name).write_text(json.dumps(content, ensure_ascii=False) + "\n", "utf-8")
    # Without it, vsce would look for one in the folders above.
    (stage / ".vscodeignore").write_text("", "utf-8")
    output.mkdir(parents=True, exist_ok=True)
    package = output.resolve() / f"amplify-ls-{target}-{manifest['version']}.vsix"
    links = ["--allow-missing-repository", "--no-rewrite-relative-links"]
    if "repository" in manifest:
        address, folder = manifest["repository"]["url"], manifest["repository"]["directory"]
        links = [f"--baseContentUrl={address}/blob/HEAD/{folder}", f"--baseImagesUrl={address}/raw/HEAD/{folder}"]
    vsce = EXTENSION / "node_modules" / "@vscode" / "vsce" / "vsce"
    _run("node", str(vsce), "package", "--target", target, "--no-dependencies", *links, "--out", str(package), cwd=stage)
    return package


def this_target() -> str:
    """The target that runs on this machine. Raises SystemExit when there is none."""
    system = {"linux": "linux", "darwin": "darwin", "win32": "win32"}.get(sys.platform, sys.platform)
    if system == "linux" and not platform.libc_ver()[0]:
        system = "alpine"
    machine = {"x86_64": "x64", "amd64": "x64", "aarch64": "arm64", "arm64": "arm64"}.get(platform.machine().lower(), "")
    target = f"{system}-{machine}"
    if target not in PLATFORMS:
        raise SystemExit(
            f"there is no package for {sys.platform} on {platform.machine()}; the targets are {', '.join(PLATFORMS)}"
        )
    return target


def _parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Builds the packages of the extension.")
    parser.add_argument("targets", nargs="*", metavar="TARGET", help=", ".join(PLATFORMS))
    parser.add_argument("--all", action="store_true", help="all targets")
    parser.add_argument("--lock", action="store_true", help="write the files of hashes anew")
    parser.add_argument("--output", type=Path, default=EXTENSION / "dist" / "packages", help="folder for the packages")
    parser.add_argument("--repository", metavar="URL", help="where the sources are; the README's links are made to lead there")
    options = parser.parse_args()
    unknown = sorted(set(options.targets) - set(PLATFORMS))
    if unknown:
        parser.error(f"there is no target {unknown[0]}; there are {', '.join(PLATFORMS)}")
    return options


def _own_wheel() -> Path:
    """The wheel of the server, of the sources that stand around this script."""
    tools = _emptied(WORK / "tools")
    _pip("install", "--target", str(tools), *_LOCKED, str(BUILD_REQUIREMENTS))
    words = ["--no-deps", "--no-build-isolation", "--wheel-dir", str(_emptied(WORK / "own")), str(REPOSITORY)]
    _pip("wheel", *words, environment={"PYTHONPATH": str(tools)})
    [wheel] = (WORK / "own").glob("amplify_ls-*.whl")
    return wheel


def _check_requirements(own: Path) -> None:
    """Raise SystemExit when the server needs a package that is not bundled."""
    with zipfile.ZipFile(own) as archive:
        [name] = [name for name in archive.namelist() if name.endswith(".dist-info/METADATA")]
        metadata = archive.read(name).decode()
    needed = re.findall(r"^Requires-Dist: ([\w.-]+)(?!.*; extra)", metadata, re.MULTILINE)
    bundled = {_normalized(wanted.partition("==")[0]) for wanted in _WANTED}
    missing = [name for name in needed if _normalized(name) not in bundled]
    if missing:
        raise SystemExit(f"{', '.join(missing)} must be added to _WANTED; then run this script with --lock")


def _normalized(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _wheels(target: str) -> list[Path]:
    """The wheels of the other packages for one platform, checked against the hashes of requirements.txt."""
    # Whatever lies here would be shipped, and what was downloaded for another list of hashes with it.
    folder = _emptied(WORK / "wheels" / target)
    for python in PYTHONS:
        tags = [word for tag in PLATFORMS[target] for word in ("--platform", tag)]
        _download(folder, python, tags, "--require-hashes", "--requirement", str(REQUIREMENTS))
    return sorted(folder.glob("*.whl"))


def _download(folder: Path, python: str, tags: list[str], *what: str) -> None:
    choice = ["--implementation", "cp", "--python-version", python, "--only-binary=:all:", "--no-deps", *tags]
    _pip("download", *choice, "--dest", str(folder), *what)


def _lock() -> None:
    """Write the exact versions, with the hashes of the wheels for all platforms and Pythons; tools are of one kind for all."""
    folder = _emptied(WORK / "lock")
    for tags in PLATFORMS.values():
        for python in PYTHONS:
            _download(folder, python, [word for tag in tags for word in ("--platform", tag)], *_WANTED)
    _write_hashes(REQUIREMENTS, "# What is bundled with the server. Written by scripts/package.py --lock.", _WANTED, folder)
    folder = _emptied(WORK / "lock")
    _pip("download", "--only-binary=:all:", "--no-deps", "--dest", str(folder), *_BUILD)
    title = "# What builds the packages of the server. Written by editors/vscode/scripts/package.py --lock."
    _write_hashes(BUILD_REQUIREMENTS, title, _BUILD, folder)


def _write_hashes(file: Path, title: str, versions: tuple[str, ...], folder: Path) -> None:
    lines = [title]
    for wanted in versions:
        stem = wanted.replace("==", "-").replace("-", "_")
        wheels = [wheel for wheel in folder.glob("*.whl") if "_".join(wheel.name.split("-")[:2]) == stem]
        hashes = sorted(hashlib.sha256(wheel.read_bytes()).hexdigest() for wheel in wheels)
        lines.append(" \\\n".join([wanted, *(f"    --hash=sha256:{value}" for value in hashes)]))
    file.write_text("\n".join(lines) + "\n", "utf-8")


def _unpack(wheel: Path, folder: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        for name in archive.namelist():
            if not name.endswith("/") and not _LEFT_OUT.search(name):
                archive.extract(name, folder)


def _manifest(schema: Json, repository: str | None) -> Json:
    """package.json as it is shipped: with the server's settings, so that the editor completes them, and without tools."""
    manifest: Json = json.loads((EXTENSION / "package.json").read_text("utf-8"))
    for name in ("scripts", "devDependencies", "private"):
        manifest.pop(name)
    if repository:
        manifest["repository"] = {"type": "git", "url": repository, "directory": "editors/vscode"}
    settings = manifest["contributes"]["configuration"]["properties"]
    for order, name in enumerate(_FROM_SCHEMA):
        known = _inlined(schema["properties"][name], schema["definitions"])
        if name == "overrides":
            # The rules once more would make the manifest twice as long.
            known["items"]["properties"]["rules"] = {"type": "object"}
        if known.get("type") == "string":
            # The editor would tell the server an empty text for one that is not set.
            known = {**known, "type": ["string", "null"], "default": None}
        setting = settings.setdefault(f"amplifyLs.{name}", {"scope": "resource", "order": 3 + order})
        settings[f"amplifyLs.{name}"] = {**known, **{key: value for key, value in setting.items() if key not in _STRUCTURE}}
    manifest["contributes"]["jsonValidation"] = [{"fileMatch": "amplify-ls.json", "url": f"./{SCHEMA}"}]
    return manifest


def _inlined(schema: Any, definitions: Json) -> Any:
    """A JSON schema without references, which the settings of an extension cannot have."""
    if isinstance(schema, list):
        return [_inlined(item, definitions) for item in schema]
    if not isinstance(schema, dict):
        return schema
    result = {key: _inlined(value, definitions) for key, value in schema.items() if key != "$ref"}
    if "$ref" in schema:
        result = {**_inlined(definitions[schema["$ref"].rpartition("/")[2]], definitions), **result}
    return result


def _schema(own: Path) -> Json:
    """The JSON schema of the settings file, asked of the server that is bundled, on this machine."""
    libraries = WORK / "here"
    shutil.rmtree(libraries, ignore_errors=True)
    for wheel in [own, *_wheels(this_target())]:
        _unpack(wheel, libraries)
    command = [sys.executable, "-m", "amplify_ls", "schema"]
    environment = {**os.environ, "PYTHONPATH": str(libraries)}
    shown = subprocess.run(command, cwd=WORK, env=environment, check=True, capture_output=True, text=True).stdout
    schema: Json = json.loads(shown)
    return schema


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    if source.is_dir():
        shutil.copytree(source, target, ignore=shutil.ignore_patterns("packages"))
    else:
        shutil.copy2(source, target)


def _emptied(folder: Path) -> Path:
    """A folder that is there and has nothing in it."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def _pip(*arguments: str, environment: dict[str, str] | None = None) -> None:
    _run(sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check", *arguments, environment=environment)


def _npm(*arguments: str) -> None:
    _run("npm.cmd" if sys.platform == "win32" else "npm", *arguments, cwd=EXTENSION)


def _run(*command: str, cwd: Path | None = None, environment: dict[str, str] | None = None) -> None:
    variables = {**os.environ, **(environment or {})}
    done = subprocess.run(command, cwd=cwd, env=variables, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise SystemExit(f"{' '.join(command[:6])} … failed:\n{done.stdout}{done.stderr}")


if __name__ == "__main__":
    sys.exit(main())
