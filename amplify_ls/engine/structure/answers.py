"""What the files of a workspace consist of: outlines, links, code lenses, inlay hints, and symbols to search for."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.engine.membership import Membership, Stamps, changed_stamps
from amplify_ls.ide.hints.hints import hints
from amplify_ls.ide.lenses.lenses import lens_at, lens_places
from amplify_ls.ide.links import links
from amplify_ls.ide.outline.file_outline import Outlines
from amplify_ls.ide.outline.symbols import Symbol, matching, symbols_of
from amplify_ls.incremental.graph import untracked
from amplify_ls.model.builders import is_amplify_package
from amplify_ls.model.project import Project
from amplify_ls.values.resolution.sources import Footprint, Sources

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from amplify_ls.engine.workspace import Workspace
    from amplify_ls.ide.hints.hint import Hint, HintLevel, Region
    from amplify_ls.ide.lenses.lens import Lens, LensKind, LensPlace
    from amplify_ls.ide.links import Link
    from amplify_ls.ide.outline.items import Item
    from amplify_ls.text.disk import Disk


def outline(workspace: Workspace, path: str) -> tuple[Item, ...]:
    """The outline of a file; empty if no project reads it."""
    loaded = workspace.loaded_of(path)
    if loaded is None:
        return ()
    return untracked(lambda: loaded.outline(path))


def document_links(workspace: Workspace, path: str) -> Sequence[Link]:
    """The links in a file, in order."""
    project = workspace.project_of(path)
    found = [] if project is None else untracked(lambda: list(links(project, path)))
    return sorted(set(found), key=lambda link: (link.start, link.end))


def code_lenses(workspace: Workspace, path: str, hidden: Collection[LensKind]) -> Sequence[LensPlace]:
    """Where the code lenses of a file are."""
    project = workspace.project_of(path)
    return [] if project is None else untracked(lambda: lens_places(project, path, hidden))


def code_lens(workspace: Workspace, path: str, kind: LensKind, key: str) -> Lens | None:
    """What a code lens shows; None if what it is about is gone."""
    project = workspace.project_of(path)
    return None if project is None else untracked(lambda: lens_at(project, path, kind, key))


def inlay_hints(workspace: Workspace, region: Region, level: HintLevel) -> Sequence[Hint]:
    """The inlay hints of a region."""
    project = workspace.project_of(region.path)
    return [] if project is None else untracked(lambda: hints(project, region, level))


class _Known(NamedTuple):
    """The symbols of a project that is not in memory, and what they were read from."""

    symbols: tuple[Symbol, ...]
    footprint: Footprint
    stamps: Stamps

    def is_current(self, disk: Disk, folder: str) -> bool:
        return not self.footprint.changed(disk) and not changed_stamps(disk, folder, self.stamps)


class SymbolSearch:
    """Searches the symbols of all projects, in memory or not. A project that is not is read once, and released."""

    def __init__(self, workspace: Workspace, disk: Disk) -> None:
        self._workspace = workspace
        self._disk = disk
        self._known: dict[str, _Known] = {}

    def search(self, query: str, folders: Iterable[str]) -> Sequence[Symbol]:
        """The symbols that match a query, in the projects in memory and in those of some amplify folders."""
        found: list[Symbol] = []
        loaded = {each.folder: each for each in self._workspace.loaded()}
        for each in loaded.values():
            found += untracked(lambda each=each: symbols_of(each.project, each.files, each.outline))  # type: ignore[misc]
        for folder in dict.fromkeys(folders):
            if folder not in loaded:
                found += self._symbols_in(folder)
        for folder in loaded:
            self._known.pop(folder, None)
        return matching(query, dict.fromkeys(found))

    def _symbols_in(self, folder: str) -> tuple[Symbol, ...]:
        known = self._known.get(folder)
        if known is None or not known.is_current(self._disk, folder):
            known = self._known[folder] = untracked(lambda: _read(self._disk, folder))
        return known.symbols


def _read(disk: Disk, folder: str) -> _Known:
    sources = Sources(disk, is_amplify_package)
    membership = Membership(disk, folder, ())
    project = Project(folder, sources, membership.listed)
    symbols = tuple(symbols_of(project, project.files, Outlines(project).of_file))
    return _Known(symbols, sources.footprint(), membership.stamps)
