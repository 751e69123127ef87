"""Which files of a project export a name: made when somebody asks, and kept true file by file."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.incremental.cell_map import CellMap
from amplify_ls.incremental.graph import Derived, is_equal

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from amplify_ls.syntax.names.chunk_names import Meaning
    from amplify_ls.values.resolution.sources import Sources


class Exporter(NamedTuple):
    """A file that exports a name, and what the name stands for."""

    path: str
    meaning: Meaning


class Exporters:
    """An index from names to the files that declare and export them. ``paths`` gives the files that count."""

    def __init__(self, sources: Sources, paths: Callable[[], tuple[str, ...]]) -> None:
        self._sources = sources
        self._paths = paths
        self._by_file: CellMap[str, tuple[tuple[str, Meaning], ...]] = CellMap(self._names_of, is_same=is_equal)
        self._index: Derived[Mapping[str, tuple[Exporter, ...]]] = Derived(self._all, is_same=is_equal)

    def of(self, name: str, meaning: Meaning) -> tuple[Exporter, ...]:
        """The files that export a name that can be read so."""
        return tuple(each for each in self._index.get().get(name, ()) if each.meaning & meaning)

    def names(self) -> tuple[str, ...]:
        """All names that any file exports."""
        return tuple(self._index.get())

    def _names_of(self, path: str) -> tuple[tuple[str, Meaning], ...]:
        module = self._sources.module(path)
        if module is None:
            return ()
        exported = module.file.names.exported()
        return () if exported is None else tuple(exported.items())

    def _all(self) -> Mapping[str, tuple[Exporter, ...]]:
        found: dict[str, list[Exporter]] = {}
        for path in self._paths():
            for name, meaning in self._by_file.get(path):
                found.setdefault(name, []).append(Exporter(path, meaning))
        return {name: tuple(each) for name, each in found.items()}
