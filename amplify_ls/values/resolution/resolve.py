"""How an import is resolved to a file of the author: by relative path, ``paths`` of a ``tsconfig.json``, or a ``package.json``.

TypeScript, the program that runs the backend, and the bundler of handlers resolve imports differently. Here an import
is resolved if any of them would resolve it.
"""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from amplify_ls.incremental.cell_map import CellMap
from amplify_ls.incremental.graph import is_equal
from amplify_ls.text.paths import upwards
from amplify_ls.values.resolution.extended_configs import manifest_at
from amplify_ls.values.resolution.package_paths import Manifest, package_targets
from amplify_ls.values.resolution.tsconfig import TSCONFIG, CompilerOptions, PathMapping, compiler_options

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from amplify_ls.values.resolution.sources import Sources

SOURCE_SUFFIXES = (".ts", ".tsx", ".mts", ".cts", ".js", ".jsx", ".mjs", ".cjs")
SCRIPT_SUFFIXES = (".js", ".jsx", ".mjs", ".cjs")
_ADDED = (".ts", ".tsx", ".js", ".jsx")
"""The suffixes that an import may omit."""
_WRITTEN_AS = {".js": (".ts", ".tsx"), ".jsx": (".tsx", ".ts"), ".mjs": (".mts",), ".cjs": (".cts",)}


def is_relative(specifier: str) -> bool:
    """Whether an import names a path, and no package or alias."""
    return specifier in (".", "..") or specifier.startswith(("./", "../", "/"))


class Resolver:
    """Answers for all files of a session, each question in a cell."""

    def __init__(self, sources: Sources) -> None:
        self._sources = sources
        self._resolved: CellMap[tuple[str, str, bool], str | None] = CellMap(lambda key: self._resolve(*key), is_same=is_equal)
        self._options: CellMap[str, CompilerOptions | None] = CellMap(
            lambda path: compiler_options(path, sources.text), is_same=is_equal
        )
        self._mappings: CellMap[str, tuple[PathMapping, ...]] = CellMap(self._all_mappings, is_same=is_equal)
        self._manifests: CellMap[str, Manifest | None] = CellMap(self._nearest_manifest, is_same=is_equal)

    def resolve(self, importer: str, specifier: str) -> str | None:
        """The path of the author's file that an import means, None for packages and files that are not there."""
        return self._resolved.get((posixpath.dirname(importer), specifier, importer.endswith(SCRIPT_SUFFIXES)))

    def resolve_where(
        self, importer: str, specifier: str, exists: Callable[[str], bool], other_suffixes: tuple[str, ...] = ()
    ) -> str | None:
        """The file that an import means, of those that exist. In contrast to ``resolve``, no file is read.

        Files with other suffixes than those of sources are found under their exact names.
        """
        directory = posixpath.dirname(importer)
        candidates: list[str] = []
        for path in self._meant(directory, specifier):
            candidates += [path] if path.endswith(other_suffixes) else self._candidates(path, from_script=False)
        return next((each for each in candidates if exists(each)), None)

    def options(self, folder: str) -> CompilerOptions | None:
        """The options of the ``tsconfig.json`` in a folder; None if there is none that can be parsed."""
        return self._options.get(f"{folder.rstrip('/')}/{TSCONFIG}")

    def nearest_options(self, folder: str) -> CompilerOptions | None:
        """The options of the nearest ``tsconfig.json`` at or above a folder."""
        return next((found for found in map(self.options, upwards(folder)) if found is not None), None)

    def mappings(self, folder: str) -> tuple[PathMapping, ...]:
        """The ``paths`` of every ``tsconfig.json`` at or above a folder, the nearest first."""
        return self._mappings.get(folder)

    def manifest(self, folder: str) -> Manifest | None:
        """The nearest ``package.json``, which applies to the files in a folder; None if there is none."""
        return self._manifests.get(folder)

    def find(self, candidates: Iterator[str], *, from_script: bool = False) -> str | None:
        """The source file of the first path that has one; suffixes may be omitted."""
        return next((found for each in candidates if (found := self._file_at(each, from_script=from_script)) is not None), None)

    def _all_mappings(self, folder: str) -> tuple[PathMapping, ...]:
        parent = posixpath.dirname(folder)
        above = () if parent == folder else self.mappings(parent)
        options = self.options(folder)
        return above if options is None or options.mapping is None else (options.mapping, *above)

    def _nearest_manifest(self, folder: str) -> Manifest | None:
        if self._sources.text(f"{folder.rstrip('/')}/package.json") is not None:
            return Manifest(folder, manifest_at(folder, self._sources.text))
        parent = posixpath.dirname(folder)
        return None if parent == folder else self.manifest(parent)

    def _resolve(self, directory: str, specifier: str, from_script: bool) -> str | None:  # noqa: FBT001
        return self.find(self._meant(directory, specifier), from_script=from_script)

    def _meant(self, directory: str, specifier: str) -> Iterator[str]:
        """The paths that an import may mean, the most exact first."""
        if is_relative(specifier):
            yield posixpath.normpath(posixpath.join(directory, specifier))
        elif not self._sources.is_harmless(specifier):
            for mapping in self.mappings(directory):
                yield from mapping.candidates(specifier)
            yield from package_targets(self.manifest(directory), specifier)

    def _file_at(self, path: str, *, from_script: bool) -> str | None:
        """The source file that an import of this path means."""
        candidates = self._candidates(path, from_script=from_script)
        found = (module for candidate in candidates if (module := self._sources.module(candidate)) is not None)
        return next((module.path for module in found), None)

    def _candidates(self, path: str, *, from_script: bool) -> list[str]:
        """The files that an import of a path may mean."""
        stem, suffix = posixpath.splitext(path)
        candidates = [stem + other for other in _WRITTEN_AS.get(suffix, ())]
        if suffix in SOURCE_SUFFIXES:
            # Of two scripts, the one with the exact name takes precedence over its possible source.
            candidates.insert(0 if from_script and self._prefers_scripts(path) else len(candidates), path)
        candidates.extend(path + other for other in _ADDED)
        candidates.extend(f"{path}/index{other}" for other in _ADDED)
        return candidates

    def _prefers_scripts(self, path: str) -> bool:
        """Whether the ``tsconfig.json`` that the backend runs with leaves scripts alone."""
        folder = posixpath.dirname(path)
        inside = f"{folder}/".rfind("/amplify/")
        options = self.nearest_options(folder[:inside] if inside >= 0 else folder)
        return options is None or options.is_on("allowJs") is not True
