"""The packages of a workspace of npm, pnpm or yarn, whose code may use the API of one of them."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from amplify_ls.text.paths import upwards
from amplify_ls.values.resolution.extended_configs import manifest_at
from amplify_ls.values.resolution.package_paths import Manifest, package_targets

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.text.disk import Disk

MANIFEST = "package.json"
_MARKS = ("pnpm-workspace.yaml", "lerna.json", "nx.json", "turbo.json", "rush.json")
"""Files at the root of a workspace of several packages."""
_MAIN = ("types", "typings", "source", "module", "main")
_BUILT = ("dist", "lib", "build", "out")
_SOURCES = ("", "src/")


def workspace_root(disk: Disk, package: str) -> str:
    """The root of the workspace that a package is in; the package itself if it is in none."""
    for folder in upwards(package):
        if disk.is_file(f"{folder}/{MANIFEST}") and "workspaces" in manifest_at(folder, disk.read):
            return folder
        if any(disk.is_file(f"{folder}/{mark}") for mark in _MARKS):
            return folder
        if disk.is_file(f"{folder}/.git/HEAD") or disk.is_file(f"{folder}/.git"):
            return package
    return package


class Packages:
    """The packages of a workspace by their names."""

    def __init__(self, disk: Disk, folders: tuple[str, ...]) -> None:
        self._by_name: dict[str, Manifest] = {}
        for folder in folders:
            content = manifest_at(folder, disk.read)
            name = content.get("name")
            if isinstance(name, str) and name:
                self._by_name.setdefault(name, Manifest(folder, content))

    def paths(self, specifier: str) -> Iterator[str]:
        """The paths, possibly without suffix, that an import of a package of the workspace may mean."""
        parts = specifier.split("/")
        count = 2 if specifier.startswith("@") else 1
        manifest = self._by_name.get("/".join(parts[:count]))
        if manifest is None:
            return
        inner = "/".join(parts[count:])
        targets = list(package_targets(manifest, specifier))
        if not inner:
            mains = (manifest.content.get(each) for each in _MAIN)
            targets += [posixpath.normpath(f"{manifest.folder}/{main}") for main in mains if isinstance(main, str)]
        for target in targets:
            yield from _sources(manifest.folder, target)
        for folder in _SOURCES:
            yield posixpath.normpath(f"{manifest.folder}/{folder}{inner or 'index'}")


def _sources(folder: str, target: str) -> Iterator[str]:
    """A target, and the source that it is built from."""
    yield target
    relative = posixpath.relpath(target, folder)
    first, _, rest = relative.partition("/")
    if first in _BUILT and rest:
        stem = rest.removesuffix(".d.ts").removesuffix(".js").removesuffix(".mjs").removesuffix(".cjs")
        for source in _SOURCES:
            yield posixpath.normpath(f"{folder}/{source}{stem}")
