"""Build the extension for Visual Studio Code, one package for each platform, on any machine.

    python3 scripts/package.py                   for the platform of this machine
    python3 scripts/package.py --all             for all platforms
    python3 scripts/package.py linux-x64 ...     for some
    python3 scripts/package.py --lock            update the files of hashes, after a change of versions

A package contains the compiled extension and, in `bundled/libs`, the server and its dependencies: the wheels of that platform
for all supported versions of Python, unpacked into one folder. The names of their compiled parts contain the version, so each
Python loads its own. Needs Node 22 or newer on the PATH, a finished `npm ci`, and a Python with pip.
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
PLUGIN = REPOSITORY / "editors" / "typescript-plugin"
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

# Some of these are needed for some versions of Python only.
_WANTED = (
    "attrs==26.1.0",
    "cattrs==26.2.1",
    "exceptiongroup==1.3.1",
    "graphql-core==3.2.6",
    "lsprotocol==2025.0.0",
    "pathspec==1.1.1",
    "pygls==2.1.1",
    "tree-sitter==0.26.1",
    "tree-sitter-typescript==0.23.2",
    "typing_extensions==4.16.0",
)
# The requirements of `python -m build` and its backend for the Python of the release, 3.11 or newer.
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
"""Settings that can also be in the settings file, with the same names and meanings."""
_LOCKED = ("--no-deps", "--only-binary=:all:", "--require-hashes", "--requirement")
_STRUCTURE = ("type", "additionalProperties")
_SHIPPED = ("dist", "bundled/launch.py", "images/icon.png", "README.md", "CHANGELOG.md", "LICENSE")
_LEFT_OUT = re.compile(r"(^|/)(__pycache__|tests?)/|\.(pyi|c|h)$|^tree_sitter_typescript-.*/queries/")


def main() -> int:
    """Build the packages that the arguments select."""
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
    """Build the package for one platform around our own wheel, and return its path."""
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
    # Otherwise vsce would look for one in the folders above.
    (stage / ".vscodeignore").write_text("", "utf-8")
    output.mkdir(parents=True, exist_ok=True)
    package = output.resolve() / f"amplify-ls-{target}-{manifest['version']}.vsix"
    links = ["--allow-missing-repository", "--no-rewrite-relative-links"]
    if "repository" in manifest:
        address, folder = manifest["repository"]["url"], manifest["repository"]["directory"]
        links = [f"--baseContentUrl={address}/blob/HEAD/{folder}", f"--baseImagesUrl={address}/raw/HEAD/{folder}"]
    vsce = EXTENSION / "node_modules" / "@vscode" / "vsce" / "vsce"
    _run("node", str(vsce), "package", "--target", target, "--no-dependencies", *links, "--out", str(package), cwd=stage)
    _add_plugin(package)
    return package


def _add_plugin(package: Path) -> None:
    """Add the plugin of TypeScript's server, which it looks for among Node's modules: vsce leaves those out."""
    with zipfile.ZipFile(package, "a", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(PLUGIN.iterdir()):
            if path.suffix in (".js", ".json"):
                archive.write(path, f"extension/node_modules/amplify-ls-typescript-plugin/{path.name}")


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
    parser = argparse.ArgumentParser(description="Build the packages of the extension.")
    parser.add_argument("targets", nargs="*", metavar="TARGET", help=", ".join(PLATFORMS))
    parser.add_argument("--all", action="store_true", help="all targets")
    parser.add_argument("--lock", action="store_true", help="update the files of hashes")
    parser.add_argument("--output", type=Path, default=EXTENSION / "dist" / "packages", help="folder for the packages")
    parser.add_argument("--repository", metavar="URL", help="address of the sources, for links in the README")
    options = parser.parse_args()
    unknown = sorted(set(options.targets) - set(PLATFORMS))
    if unknown:
        parser.error(f"unknown target {unknown[0]}; the targets are {', '.join(PLATFORMS)}")
    return options


def _own_wheel() -> Path:
    """The wheel of the server, built from the sources around this script."""
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
    # Everything in this folder is shipped, so it must not contain downloads for an earlier list of hashes.
    folder = _emptied(WORK / "wheels" / target)
    for python in PYTHONS:
        tags = [word for tag in PLATFORMS[target] for word in ("--platform", tag)]
        _download(folder, python, tags, "--require-hashes", "--requirement", str(REQUIREMENTS))
    return sorted(folder.glob("*.whl"))


def _download(folder: Path, python: str, tags: list[str], *what: str) -> None:
    choice = ["--implementation", "cp", "--python-version", python, "--only-binary=:all:", "--no-deps", *tags]
    _pip("download", *choice, "--dest", str(folder), *what)


def _lock() -> None:
    """Write the exact versions, with the hashes of the wheels for all platforms and versions of Python."""
    folder = _emptied(WORK / "lock")
    for tags in PLATFORMS.values():
        for python in PYTHONS:
            _download(folder, python, [word for tag in tags for word in ("--platform", tag)], *_WANTED)
    _write_hashes(
        REQUIREMENTS,
        "# The packages that are bundled with the server. Generated by scripts/package.py --lock.",
        _WANTED,
        folder,
    )
    folder = _emptied(WORK / "lock")
    _pip("download", "--only-binary=:all:", "--no-deps", "--dest", str(folder), *_BUILD)
    title = "# The packages that build the server. Generated by editors/vscode/scripts/package.py --lock."
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
    """The shipped package.json: with the server's settings, so that the editor completes them, and without tools."""
    manifest: Json = json.loads((EXTENSION / "package.json").read_text("utf-8"))
    for name in ("scripts", "devDependencies", "private"):
        manifest.pop(name)
    if repository:
        manifest["repository"] = {"type": "git", "url": repository, "directory": "editors/vscode"}
    settings = manifest["contributes"]["configuration"]["properties"]
    for order, name in enumerate(_FROM_SCHEMA):
        known = _inlined(schema["properties"][name], schema["definitions"])
        if name == "overrides":
            # Repeating the rules would double the size of the manifest.
            known["items"]["properties"]["rules"] = {"type": "object"}
        if known.get("type") == "string":
            # Otherwise the editor would send an empty string for a setting that is not set.
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
    """The JSON schema of the settings file, printed by the bundled server on this machine."""
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
    """Create the folder, empty."""
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
