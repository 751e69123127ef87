"""The files that ``extends`` of a ``tsconfig.json`` names: by relative path, or in a package.

A file can name any path. Only files of the workspace are read for it: those below the highest folder around it that has a
``package.json``, and below its parent folder in any case.
"""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, Any

from amplify_ls.text.paths import upwards
from amplify_ls.values.json_reader import parse_object

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_CONFIG = "tsconfig.json"


def extended_configs(path: str, extends: Any, read: Callable[[str], bytes | None]) -> Iterator[str | None]:
    """The paths of the files that a file extends, in order; None for each that is not found."""
    for each in extends if isinstance(extends, list) else [extends]:
        if isinstance(each, str) and each:
            yield _find(posixpath.dirname(path), each, read)
        elif each is not None:
            yield None


def _find(folder: str, wanted: str, read: Callable[[str], bytes | None]) -> str | None:
    workspace = _workspace(folder, read)
    if wanted in (".", ".."):
        wanted += f"/{_CONFIG}"
    if not wanted.startswith(("./", "../", "/")):
        return _in_packages(folder, wanted, workspace, read)
    target = posixpath.normpath(posixpath.join(folder, wanted))
    if not target.startswith(workspace):
        return None
    candidates = [target] if target.endswith(".json") else [target, f"{target}.json"]
    return next((each for each in candidates if read(each) is not None), None)


def _in_packages(folder: str, wanted: str, workspace: str, read: Callable[[str], bytes | None]) -> str | None:
    """The file that a package means, in a ``node_modules`` folder of the workspace."""
    parts = wanted.split("/")
    if ".." in parts or "" in parts:
        return None
    size = 2 if wanted.startswith("@") else 1
    package, inner = "/".join(parts[:size]), "/".join(parts[size:])
    for above in upwards(folder):
        if not f"{above}/".startswith(workspace):
            break
        for candidate in _candidates(f"{above}/node_modules/{package}", inner, read):
            if read(candidate) is not None:
                return candidate
    return None


def _candidates(package: str, inner: str, read: Callable[[str], bytes | None]) -> Iterator[str]:
    manifest = manifest_at(package, read)
    exports = manifest.get("exports")
    exported = exports.get(f"./{inner}" if inner else ".") if isinstance(exports, dict) else None
    named = exported if isinstance(exported, str) else None if inner else manifest.get("tsconfig")
    if isinstance(named, str) and ".." not in named.split("/"):
        yield posixpath.normpath(f"{package}/{named}")
    target = f"{package}/{inner}" if inner else package
    if target.endswith(".json"):
        yield target
    elif inner:
        yield f"{target}.json"
    yield f"{target}/{_CONFIG}"


def manifest_at(folder: str, read: Callable[[str], bytes | None]) -> dict[str, Any]:
    """The content of the ``package.json`` in a folder; empty if there is none that can be parsed."""
    return parse_object(read(f"{folder.rstrip('/')}/package.json"))


def _workspace(folder: str, read: Callable[[str], bytes | None]) -> str:
    """The folder, with a slash at its end, below which files may be read."""
    with_manifest = [above for above in upwards(folder) if read(f"{above}/package.json") is not None]
    found = min((posixpath.dirname(folder), *with_manifest[-1:]), key=len)
    return found.rstrip("/") + "/"
