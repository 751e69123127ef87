"""Run a Node.js script that uses the real npm packages: JSON lines in, JSON lines out.

The script is started as `node SCRIPT NPM_FOLDER`. It reads one request per line from standard input and writes one reply per
line to standard output. Starting takes many seconds because the packages are large, so one process answers all requests.
`import.meta.resolve(name, parent)` resolves packages as in a file in that folder.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import threading
from contextlib import suppress
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

Record = dict[str, Any]

MEMORY = 6144
"""Megabytes that the script may use: the types of the CDK alone need one gigabyte."""

YOUNG = 64
"""Megabytes for new objects, most of which are short-lived: the default makes the compiler and the CDK a third slower."""


class NodeError(Exception):
    """Node.js or a package is missing, or the script failed; the message says which."""


def require_packages(npm_folder: Path, packages: Iterable[str]) -> dict[str, str]:
    """The versions of packages that are installed in `npm_folder/node_modules`. Raises NodeError if one is missing."""
    return {package: _version(npm_folder, package) for package in packages}


def run_script(script: Path, npm_folder: Path, requests: Iterable[Record]) -> Iterator[Record]:
    """The replies of a script to requests, one by one as they arrive. Its standard error is passed on.

    Raises NodeError if Node.js is missing, or if the exit code of the script is not 0.
    """
    node = shutil.which("node")
    if node is None:
        raise NodeError("Node.js 20 or newer is required, but `node` is not on the PATH")
    flags = ["--experimental-import-meta-resolve", f"--max-old-space-size={MEMORY}", f"--max-semi-space-size={YOUNG}"]
    command = [node, *flags, os.fspath(script), os.fspath(npm_folder.resolve())]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8")
    assert process.stdout is not None
    # Both pipes can fill up, so neither may wait for the other.
    writer = threading.Thread(target=_write, args=(process, requests), daemon=True)
    writer.start()
    try:
        for line in process.stdout:
            yield json.loads(line)
    except BaseException:
        process.kill()  # nobody reads the rest
        raise
    finally:
        process.stdout.close()
        code = process.wait()
        writer.join()
    if code != 0:
        raise NodeError(f"{script.name} exited with code {code}")


def _version(npm_folder: Path, package: str) -> str:
    manifest = npm_folder / "node_modules" / package / "package.json"
    try:
        return str(json.loads(manifest.read_text(encoding="utf-8"))["version"])
    except FileNotFoundError:
        raise NodeError(f"{npm_folder} has no node_modules/{package}: run `npm install {package}` there") from None


def _write(process: subprocess.Popen[str], requests: Iterable[Record]) -> None:
    assert process.stdin is not None
    with suppress(BrokenPipeError):  # the script has ended; its exit code says why
        for request in requests:
            process.stdin.write(json.dumps(request) + "\n")
    with suppress(BrokenPipeError):
        process.stdin.close()
