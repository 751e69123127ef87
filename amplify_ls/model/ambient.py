"""What files know without declaring or importing it, because other files declare it for all."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from amplify_ls.incremental.cell_map import CellMap
from amplify_ls.incremental.facts import fact
from amplify_ls.incremental.graph import Derived, is_equal
from amplify_ls.values.json_reader import parse_json

if TYPE_CHECKING:
    from collections.abc import Callable

    from amplify_ls.values.sources import Sources

_KNOWN_TYPES = ("node", "aws-lambda")
_LONGEST_EXTENDS = 5


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
        self._sources = sources
        self._paths = paths
        self._by_file: CellMap[str, frozenset[str]] = CellMap(self._names_of, is_same=is_equal)
        self._names: Derived[frozenset[str]] = Derived(self._all_names, is_same=is_equal)
        self._is_open: Derived[bool] = Derived(lambda: _names_other_types(folder, sources.text), is_same=is_equal)
        self._augmented: Derived[frozenset[tuple[str | None, str]]] = Derived(self._all_augmented, is_same=is_equal)
        self._all: Derived[Ambient] = Derived(lambda: Ambient(self._names.get(), self._is_open.get()), is_same=is_equal)

    def augments(self, path: str, name: str) -> bool:
        """Whether a file declares a name for the module at a path: ``declare module './config' { interface X {} }``."""
        return (path, name) in self._augmented.get()

    def get(self) -> Ambient:
        """The names that are known now."""
        return self._all.get()

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


def _names_other_types(folder: str, read: Callable[[str], bytes | None]) -> bool:
    """Whether the nearest ``tsconfig.json`` brings in declarations that cannot be seen from the folder."""
    directory = folder
    while True:
        path = posixpath.join(directory, "tsconfig.json")
        if read(path) is not None:
            return _config_is_open(path, read, 0)
        parent = posixpath.dirname(directory)
        if parent == directory:
            return False
        directory = parent


def _config_is_open(path: str, read: Callable[[str], bytes | None], depth: int) -> bool:
    data = read(path)
    content = None if data is None else parse_json(data)
    if not isinstance(content, dict) or depth > _LONGEST_EXTENDS:
        return True
    options = content.get("compilerOptions")
    options = options if isinstance(options, dict) else {}
    types = options.get("types", [])
    if not isinstance(types, list) or any(each not in _KNOWN_TYPES for each in types) or "typeRoots" in options:
        return True
    listed = [each for key in ("files", "include") for each in content.get(key) or () if isinstance(each, str)]
    if any(each.startswith(("..", "/", "$")) for each in listed):
        return True
    inherited = content.get("extends")
    parents = inherited if isinstance(inherited, list) else [] if inherited is None else [inherited]
    for parent in parents:
        if isinstance(parent, str) and parent.startswith("."):
            target = posixpath.normpath(posixpath.join(posixpath.dirname(path), parent))
            if _config_is_open(target if target.endswith(".json") else f"{target}.json", read, depth + 1):
                return True
    return False
