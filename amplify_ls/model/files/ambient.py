"""What files know without declaring or importing it, because other files declare it for all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.incremental.cell_map import CellMap
from amplify_ls.incremental.facts import fact
from amplify_ls.incremental.graph import Derived, is_equal

if TYPE_CHECKING:
    from collections.abc import Callable

    from amplify_ls.values.resolution.sources import Sources


def is_declaration_file(path: str) -> bool:
    """Whether a file declares what is made elsewhere."""
    return path.endswith((".d.ts", ".d.mts", ".d.cts"))


@fact
class Ambient:
    """The names, and whether there may be more that the type check knows."""

    names: frozenset[str]
    is_open: bool


class AmbientNames:
    """The ambient names of one folder. ``paths`` gives the files that may declare some."""

    def __init__(self, folder: str, sources: Sources, paths: Callable[[], tuple[str, ...]]) -> None:
        self._folder = folder
        self._sources = sources
        self._paths = paths
        self._by_file: CellMap[str, frozenset[str]] = CellMap(self._names_of, is_same=is_equal)
        self._names: Derived[frozenset[str]] = Derived(self._all_names, is_same=is_equal)
        self._is_open: Derived[bool] = Derived(self._may_be_more, is_same=is_equal)
        self._augmented: Derived[frozenset[tuple[str | None, str]]] = Derived(self._all_augmented, is_same=is_equal)
        self._all: Derived[Ambient] = Derived(lambda: Ambient(self._names.get(), self._is_open.get()), is_same=is_equal)

    def augments(self, path: str, name: str) -> bool:
        """Whether a file declares a name for the module at a path: ``declare module './config' { interface X {} }``."""
        return (path, name) in self._augmented.get()

    def get(self) -> Ambient:
        """The names that are known now."""
        return self._all.get()

    def _may_be_more(self) -> bool:
        options = self._sources.resolver.nearest_options(self._folder)
        return options is not None and options.has_other_types

    def _all_names(self) -> frozenset[str]:
        return frozenset(name for path in self._paths() for name in self._by_file.get(path))

    def _all_augmented(self) -> frozenset[tuple[str | None, str]]:
        modules = ((path, self._sources.module(path)) for path in self._paths())
        found = ((path, each) for path, module in modules if module is not None for each in module.file.names.augmented())
        return frozenset((self._sources.resolve(path, module), name) for path, (module, name) in found)

    def _names_of(self, path: str) -> frozenset[str]:
        module = self._sources.module(path)
        if module is None:
            return frozenset()
        names = module.file.names
        if names.is_module():
            return names.global_names()
        # What a script declares at its top is known to all.
        return names.global_names() | frozenset(names.declared() or ())
