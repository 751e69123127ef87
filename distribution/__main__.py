"""Build what is shipped for this platform.

    python -m distribution OUTPUT                  the folder and the npm packages, as folders and tarballs
    python -m distribution OUTPUT --platform NAME  the same, named for another platform (musl, for example)
    python -m distribution OUTPUT --interpreter FOLDER   around the Python in this folder instead of the one that runs the build
    python -m distribution OUTPUT --platform win32-x64 --embeddable FOLDER --libraries FOLDER    for Windows, on any machine

The tarballs need npm on the PATH.
"""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path

from distribution.folder import Folder, build_folder
from distribution.interpreter import Interpreter, interpreter_at, this_interpreter
from distribution.npm_packages import PLATFORMS, Platform, write_platform, write_wrapper
from distribution.windows import embeddable_at

_FIXED_HASHES = "PYTHONHASHSEED"


def main() -> int:
    """Build everything, and print where it is and how large."""
    if os.environ.get(_FIXED_HASHES) != "0":
        # The order of constant sets in compiled code depends on it, and equal sources must give equal bytes.
        environment = {**os.environ, _FIXED_HASHES: "0"}
        return subprocess.run([sys.executable, "-m", "distribution", *sys.argv[1:]], env=environment, check=False).returncode
    options = _parse()
    output: Path = options.output.resolve()
    if options.packed_folder:
        folder = Folder(output / "folder", this_interpreter())
    else:
        folder = build_folder(output / "folder", _interpreter(options), options.libraries)
    if options.only_folder:
        return 0
    wanted = _platform(options.platform)
    write_platform(output / "npm" / wanted.name, wanted, folder)
    write_wrapper(output / "npm" / "amplify-ls")
    for package in (wanted.name, "amplify-ls"):
        tarball = _pack(output / "npm" / package, output)
        print(f"{tarball.stat().st_size / 1e6:5.1f} MB  {tarball}")
    return 0


def _parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m distribution", description="Build what is shipped for this platform.")
    parser.add_argument("output", type=Path, help="folder for the results; what is in the way is replaced")
    parser.add_argument("--platform", choices=[each.name for each in PLATFORMS], help="default: this one")
    parser.add_argument("--interpreter", type=Path, metavar="FOLDER", help="default: the Python that runs the build")
    parser.add_argument("--packed-folder", action="store_true", help="use the folder that is already there")
    parser.add_argument("--only-folder", action="store_true", help="build no npm packages")
    parser.add_argument("--embeddable", type=Path, metavar="FOLDER", help="the unpacked Python for Windows to build around")
    parser.add_argument(
        "--libraries", type=Path, metavar="FOLDER", help="packages for another platform, in a folder of `pip --target`"
    )
    return parser.parse_args()


def _interpreter(options: argparse.Namespace) -> Interpreter:
    if options.embeddable is not None:
        return embeddable_at(options.embeddable)
    return this_interpreter() if options.interpreter is None else interpreter_at(options.interpreter)


def _platform(name: str | None) -> Platform:
    machine = {"x86_64": "x64", "amd64": "x64", "aarch64": "arm64"}.get(platform.machine().lower(), platform.machine())
    here = f"{sys.platform}-{machine}{'' if sys.platform != 'linux' or platform.libc_ver()[0] else '-musl'}"
    found = next((each for each in PLATFORMS if each.name == (name or here)), None)
    if found is None:
        raise SystemExit(f"there is no package for {here}; use --platform")
    return found


def _pack(package: Path, output: Path) -> Path:
    npm = shutil.which("npm")
    if npm is None:
        raise SystemExit("npm is not on the PATH")
    command = [npm, "pack", "--silent", "--pack-destination", str(output)]
    done = subprocess.run(command, cwd=package, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise SystemExit(f"npm pack failed: {done.stderr.strip()}")
    return output / done.stdout.split()[-1]


if __name__ == "__main__":
    sys.exit(main())
