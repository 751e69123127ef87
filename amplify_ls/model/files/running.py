"""Which files of a project run, be it with the backend or as a handler, and which never do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.incremental.cell_map import CellMap
from amplify_ls.incremental.graph import Derived, is_equal
from amplify_ls.model.files.missing_files import missing_files
from amplify_ls.model.files.unread_files import unread_files

if TYPE_CHECKING:
    from amplify_ls.model.files.missing_files import MissingFile
    from amplify_ls.model.files.unread_files import UnreadFile
    from amplify_ls.model.project import Project

_STANDARD_PLACES = ("auth/resource", "data/resource", "storage/resource")


class Running:
    """What runs of one project."""

    def __init__(self, project: Project) -> None:
        self._project = project
        # An option of one function leaves the entries of all as they are.
        self._entries: Derived[tuple[str, ...]] = Derived(self._read_entries, is_same=is_equal)
        self._with_handlers: Derived[frozenset[str]] = Derived(self._read_handlers, is_same=is_equal)
        self._files: Derived[tuple[str, ...]] = Derived(self._read_files, is_same=is_equal)
        self._unreached: Derived[frozenset[str]] = Derived(self._read_unreached, is_same=is_equal)
        self._missing: CellMap[str, tuple[MissingFile, ...]] = CellMap(
            lambda path: missing_files(project, path), is_same=is_equal
        )
        self._unread: CellMap[str, tuple[UnreadFile, ...]] = CellMap(lambda path: unread_files(project, path), is_same=is_equal)

    @property
    def files(self) -> tuple[str, ...]:
        """The files of the folder, and all others that run with the backend or with a handler of it."""
        return self._files.get()

    @property
    def unreached(self) -> frozenset[str]:
        """The files with definitions that the backend surely never loads, and what only they load.

        Empty where it is unknown what the backend loads. While the backend has no auth, data or storage yet, those that are
        in their standard places do not count: authors write them before they import them.
        """
        return self._unreached.get()

    def missing_files(self, path: str) -> tuple[MissingFile, ...]:
        """The imports of a file that lead nowhere."""
        return self._missing.get(path)

    def unread_files(self, path: str) -> tuple[UnreadFile, ...]:
        """The imports of a file that lead to files that are not read."""
        return self._unread.get(path)

    def _read_entries(self) -> tuple[str, ...]:
        return tuple(function.entry for function in self._project.functions if function.entry is not None)

    def _read_handlers(self) -> frozenset[str]:
        module = self._project.sources.module
        return self._project.loading.closure(path for path in self._entries.get() if module(path) is not None).files

    def _read_files(self) -> tuple[str, ...]:
        project = self._project
        return tuple(sorted({*project.files, *project.loading.loaded.files, *self._with_handlers.get()}))

    def _read_unreached(self) -> frozenset[str]:
        project = self._project
        loaded = project.loading.loaded
        if not loaded.is_complete:
            return frozenset()
        left = [path for path in project.files if path not in loaded.files and project.definitions.of_file(path)]
        standard = tuple(f"{project.folder}/{place}." for place in _STANDARD_PLACES)
        reached = loaded.files | self._with_handlers.get()
        if not any(path.startswith(standard) for path in loaded.files):
            # A backend without any of them is being put together: those that exist are about to be imported.
            reached |= project.loading.closure(path for path in left if path.startswith(standard)).files
        return project.loading.closure(left).files - reached
