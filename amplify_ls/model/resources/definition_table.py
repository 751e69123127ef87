"""The definitions of a project, by file, by name and by function."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.incremental.declared import derived, derived_map_by
from amplify_ls.model.resources.definitions import Definition, definitions_in, is_same_definitions

if TYPE_CHECKING:
    from collections.abc import Callable

    from amplify_ls.values.resolution.sources import Sources


class DefinitionTable:
    """Every ``define*`` call and every schema of the files of a project."""

    def __init__(self, sources: Sources, files: Callable[[], tuple[str, ...]]) -> None:
        self._sources = sources
        self._files = files

    @derived
    def all(self) -> tuple[Definition, ...]:
        """All of them, in the order of the files."""
        return tuple(item for path in self._files() for item in self.of_file(path))

    @derived_map_by(is_same_definitions)
    def of_file(self, path: str) -> tuple[Definition, ...]:
        """Those of one file."""
        module = self._sources.module(path)
        return () if module is None else tuple(definitions_in(module))

    def named(self, function: str) -> list[Definition]:
        """The calls of one ``define*`` function."""
        return [item for item in self.all if item.call is not None and item.call.name == function]

    def find(self, path: str, name: str) -> Definition | None:
        """The definition that a file binds to a name."""
        return next((item for item in self.of_file(path) if item.name == name), None)
