"""Build the extension for Visual Studio Code for one platform.

    python3 scripts/package.py                            for the platform of this machine
    python3 scripts/package.py TARGET --folder FOLDER     around a folder that was built on the target
    python3 scripts/package.py --lock                     update the files of hashes, after a change of versions

A package contains the compiled extension and, in `bundled`, the folder that `python -m distribution` builds: the server and the
Python that runs it. Needs Node 22 or newer on the PATH, a finished `npm ci`, and a Python with the packages of the server.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import platform
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
_SHIPPED = ("dist", "images/icon.png", "README.md", "CHANGELOG.md", "LICENSE")


def main() -> int:
    """Build the package that the arguments select."""
    options = _parse()
    if options.lock:
        _lock()
        return 0
    target = options.target or this_target()
    folder = options.folder or _built_folder()
    _npm("run", "--silent", "build")
    schema = _schema(folder)
    package = build(target, folder, _manifest(schema, options.repository), schema, options.output)
    print(f"{package.stat().st_size / 1e6:5.1f} MB  {os.path.relpath(package)}", flush=True)
    return 0


def build(target: str, folder: Path, manifest: Json, schema: Json, output: Path) -> Path:
    """Build the package for one platform around a built folder, and return its path."""
    stage = WORK / target
    shutil.rmtree(stage, ignore_errors=True)
    shutil.copytree(folder, stage / "bundled")
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
        address, path = manifest["repository"]["url"], manifest["repository"]["directory"]
        links = [f"--baseContentUrl={address}/blob/HEAD/{path}", f"--baseImagesUrl={address}/raw/HEAD/{path}"]
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
    parser = argparse.ArgumentParser(description="Build the package of the extension for one platform.")
    parser.add_argument("target", nargs="?", metavar="TARGET", choices=PLATFORMS, help=", ".join(PLATFORMS))
    parser.add_argument("--folder", type=Path, help="the built folder of the target (default: it is built for this machine)")
    parser.add_argument("--lock", action="store_true", help="update the files of hashes")
    parser.add_argument("--output", type=Path, default=EXTENSION / "dist" / "packages", help="folder for the package")
    parser.add_argument("--repository", metavar="URL", help="address of the sources, for links in the README")
    options = parser.parse_args()
    if options.target and options.target != this_target() and not options.folder:
        parser.error(f"{options.target} needs --folder, because this machine is {this_target()}")
    return options


def _built_folder() -> Path:
    """The folder for this machine, built from the sources around this script."""
    _run(sys.executable, "-m", "distribution", str(WORK), "--only-folder", cwd=REPOSITORY)
    return WORK / "folder"


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


def _schema(folder: Path) -> Json:
    """The JSON schema of the settings file, printed by the server of the package."""
    [program] = [*(folder / "python" / "bin").glob("python3.*"), *(folder / "python").glob("python.exe")]
    command = [str(program), "-I", "-S", "-B", str(folder / "app" / "start.py"), "schema"]
    schema: Json = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
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
