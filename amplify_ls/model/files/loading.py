"""Which file is the backend, and which files it loads."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.incremental.graph import Derived, Input, is_equal
from amplify_ls.values.resolution.resolve import SCRIPT_SUFFIXES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from amplify_ls.model.files.module_requests import Loads
    from amplify_ls.values.resolution.sources import Sources

_SUFFIXES = (".js", ".mjs", ".cjs", ".ts")
"""In the order in which the tools look for an entry file."""
BACKEND_FILES = tuple(f"backend{suffix}" for suffix in _SUFFIXES)
MISNAMED_BACKEND_FILES = ("backend.mts", "backend.cts")
"""What is meant to be the backend, and is not looked for."""
_HOSTING_FILES = tuple(f"hosting{suffix}" for suffix in _SUFFIXES)
_TYPED_SUFFIXES = (".ts", ".tsx", ".mts", ".cts")


class Loaded(NamedTuple):
    """The files that run with some files, themselves included, and whether those are surely all."""

    files: frozenset[str]
    is_complete: bool


class Listed(NamedTuple):
    """The source files of a folder: those that belong to the project by themselves, and those that may be imported by one."""

    members: Input[tuple[str, ...]]
    others: Input[tuple[str, ...]]
    """Declaration files are among them."""


def listed(members: Iterable[str], others: Iterable[str] = ()) -> Listed:
    """Files that stay sorted as they are."""
    return Listed(Input(tuple(members)), Input(tuple(others)))


class Loading:
    """What the backend of one ``amplify`` folder loads."""

    def __init__(self, folder: str, sources: Sources, listed: Listed, loads: Callable[[str], Loads]) -> None:
        self._folder = folder
        self._sources = sources
        self._listed = listed
        self._members: Derived[tuple[str, ...]] = Derived(self._with_imported, is_same=is_equal)
        self._loads = loads
        self._entry: Derived[str | None] = Derived(lambda: self._first(BACKEND_FILES), is_same=is_equal)
        self._loaded: Derived[Loaded] = Derived(self._all_loaded, is_same=is_equal)
        self._files: Derived[tuple[str, ...]] = Derived(self._without_twins, is_same=is_equal)

    @property
    def entry(self) -> str | None:
        """The file that is deployed: the first of ``backend.js``, ``.mjs``, ``.cjs`` and ``.ts`` that is there."""
        return self._entry.get()

    @property
    def loaded(self) -> Loaded:
        """The files that run when the backend is deployed; handlers are bundled, and not among them."""
        return self._loaded.get()

    @property
    def files(self) -> tuple[str, ...]:
        """The files that belong to the project: those that say so, by their name or their text, and what they import.

        Of twins such as ``resource.ts`` and ``resource.js`` it is the one that is loaded.
        """
        return self._files.get()

    def closure(self, starts: Iterable[str]) -> Loaded:
        """The files that run with some files."""
        waiting, found, is_complete = list(starts), set[str](), True
        while waiting:
            path = waiting.pop()
            if path not in found:
                found.add(path)
                loads = self._loads(path)
                is_complete = is_complete and loads.is_complete
                waiting.extend(loads.files)
        return Loaded(frozenset(found), is_complete)

    def _first(self, names: tuple[str, ...]) -> str | None:
        paths = (f"{self._folder}/{name}" for name in names)
        return next((path for path in paths if self._sources.module(path) is not None), None)

    def _all_loaded(self) -> Loaded:
        entry = self.entry
        if entry is None:
            return Loaded(frozenset(), is_complete=False)
        hosting = self._first(_HOSTING_FILES)
        return self.closure([entry] if hosting is None else [entry, hosting])

    def _with_imported(self) -> tuple[str, ...]:
        members = self._listed.members.get()
        others = frozenset(self._listed.others.get())
        if not others:
            return members
        waiting, seen = list(members), set(members)
        while waiting:
            for path in self._sources.outside.modules(waiting.pop()):
                if path not in seen:
                    seen.add(path)
                    waiting.append(path)
        return tuple(sorted(seen.intersection(others).union(members)))

    def _without_twins(self) -> tuple[str, ...]:
        members = self._members.get()
        twins = [(typed, script) for script in members for typed in self._typed_twins(script)]
        if not twins:
            return members
        loaded = self.loaded.files
        left_out = {typed if script in loaded and typed not in loaded else script for typed, script in twins}
        return tuple(path for path in members if path not in left_out)

    def _typed_twins(self, path: str) -> list[str]:
        """The typed files beside a script of the same name; entry files are looked at all the same."""
        stem, suffix = posixpath.splitext(path)
        if suffix not in SCRIPT_SUFFIXES or stem == f"{self._folder}/backend":
            return []
        return [stem + typed for typed in _TYPED_SUFFIXES if self._sources.module(stem + typed) is not None]
