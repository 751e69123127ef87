"""All projects of one session: open files, the disk, and the diagnostics of every file."""

from __future__ import annotations

import posixpath
import sys
import time
from typing import TYPE_CHECKING

from amplify_ls.engine.configuration import Configuration, Settings
from amplify_ls.engine.edited_disk import EditedDisk
from amplify_ls.engine.loaded import Loaded, plain
from amplify_ls.engine.manner import Manner
from amplify_ls.engine.present import Presenter
from amplify_ls.engine.project_table import ProjectTable
from amplify_ls.engine.projects import FOLDER_NAME, has_marks, is_project, project_of
from amplify_ls.engine.settings import SettingsTable
from amplify_ls.ide.last_good import LastGood
from amplify_ls.incremental.cell_map import sweep, tidy
from amplify_ls.model.builders import is_amplify_package
from amplify_ls.syntax.cursor.cursor_index import CursorIndex
from amplify_ls.text.document import Document
from amplify_ls.values.resolution.resolve import SOURCE_SUFFIXES
from amplify_ls.values.resolution.sources import Sources

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from amplify_ls.edits.operations import TextEdit
    from amplify_ls.engine.diagnostics import CodeAction, Diagnostic
    from amplify_ls.engine.editing import Editing
    from amplify_ls.ide.answers import CompletionItem, Hover, SignatureHelp
    from amplify_ls.model.project import Project
    from amplify_ls.text.disk import Disk
    from amplify_ls.text.document import Change
    from amplify_ls.values.module import Module

RECURSION_LIMIT = 8_000
"""Frames: nested code is read by recursion, bounded by depth limits in the layers below."""


class Workspace:
    """The engine of one session. All paths are settled absolute paths; all places are bytes."""

    def __init__(
        self,
        disk: Disk,
        settings: Settings | None = None,
        overriding: Settings | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """``settings`` are those of the editor, which a settings file comes before; ``overriding`` come before both.

        ``clock`` gives seconds, for the age of what nobody uses.
        """
        sys.setrecursionlimit(max(sys.getrecursionlimit(), RECURSION_LIMIT))
        self._open: dict[str, Document] = {}
        self._is_marked: dict[str, bool] = {}
        self._closed: dict[str, Document] = {}
        self._disk = EditedDisk(disk, self._open)
        self._common = Sources(self._disk, is_amplify_package)
        """Settings files, and open files that no project reads."""
        self._settings = SettingsTable(self._common, settings or Settings(), overriding or Settings())
        self._presenter = Presenter(self._common, self._settings, self.document)
        self._projects = ProjectTable(self._make, clock)
        self._by_path: dict[str, tuple[Diagnostic, ...]] = {}
        self._told: dict[str, tuple[Diagnostic, ...]] = {}
        self._is_stale = True
        self.manner = Manner()
        self._cursors = CursorIndex()

    # -- what happens

    def configure(self, settings: Settings) -> None:
        """Take other settings from the editor."""
        self._settings.set_editor(settings)
        self._present_all_anew()

    def open(self, path: str, text: str, version: int | None) -> None:
        """An editor has opened a file: its text shadows the disk."""
        document = Document(text, version)
        self._open[path] = document
        self._closed.pop(path, None)
        self._is_marked[path] = has_marks(document.data)
        self._projects.wake(lambda asleep: path in asleep.reads)
        self.load(path)
        self._put(path, document.data)

    def change(self, path: str, changes: Sequence[Change], version: int | None) -> None:
        """Apply the changes of one notification, in order. A file that is not open is left alone."""
        document = self._open.get(path)
        if document is None:
            return
        edits = [document.apply(change) for change in changes]
        document.version = version
        if not edits:
            return
        self._is_stale = True
        for loaded in self._projects:
            loaded.change(path, edits, document.data)
        if self._common.knows(path):
            self._common.change(path, edits, document.data)
            self._note_settings(path)
        if has_marks(document.data) != self._is_marked[path]:
            self._is_marked[path] = not self._is_marked[path]
            self.load(path)
            self._put(path, document.data)
            self._drop_what_is_no_project()

    def close(self, path: str) -> None:
        """The editor has closed a file: the disk counts again."""
        if self._open.pop(path, None) is None:
            return
        del self._is_marked[path]
        self._cursors.forget(path)
        self._reload(path)
        self._drop_what_is_no_project()

    def disk_changed(self, paths: Iterable[str]) -> None:
        """Files, or folders, were created, changed or deleted on the disk."""
        for path in paths:
            if path not in self._open:
                self._closed.pop(path, None)
                self._reload(path)
                self._reload_below(path)
        self._drop_what_is_no_project()
        for path in self._open:
            # The folder may have become a project only now.
            self.load(path)

    def notice_disk(self) -> None:
        """Look whether a file in use has changed on the disk without notice."""
        changed = self._common.changed_on_disk()
        for loaded in self._projects:
            changed += loaded.changed_on_disk()
        if self._projects.wake(lambda asleep: asleep.has_changed(self._disk)):
            self._is_stale = True
        changed = [path for path in dict.fromkeys(changed) if path not in self._open]
        if changed:
            self.disk_changed(changed)

    def settle(self) -> None:
        """Typing has paused: parse texts with syntax errors afresh."""
        for path in self._open:
            for loaded in self._projects:
                if loaded.settle(path):
                    self._is_stale = True

    def has_syntax_errors(self, path: str) -> bool:
        """Whether the text of an open file is broken, so that ``settle`` may change something."""
        module = self.module(path) if path in self._open else None
        return module is not None and module.file.tree.has_error

    def load(self, path: str) -> None:
        """Make sure that the project of a file, or of an amplify folder, is in memory."""
        inside = path if posixpath.splitext(path)[1] else f"{path}/backend.ts"
        folder = project_of(self._disk, inside) or self._unsaved_project(path)
        if folder is not None:
            self._projects.load(folder)
            self._is_stale = True

    def count_gone(self) -> int:
        """How many files have gone whose traces are still in memory."""
        return sum(loaded.sources.gone for loaded in self._projects) + self._common.gone

    def let_go(self) -> bool:
        """Let go of projects that nobody has used for a while, and of all that only files have read that are gone.

        What is shown of them stays. They come back when a file of theirs is opened, or when what they have read changes.

        Returns:
            Whether anything is gone.
        """
        self._refresh()
        gone = self._projects.let_go(self._open)
        for path in {path for asleep in gone for path in asleep.diagnostics}:
            self._closed.pop(path, None)
            for shown in (self._by_path, self._told):
                if path in shown:
                    shown[path] = tuple(map(plain, shown[path]))
        is_less = bool(gone) or self.count_gone() > 0
        if self.count_gone():
            sweep()
        for sources in (self._common, *(loaded.sources for loaded in self._projects)):
            sources.gone = 0
        return is_less

    # -- what is asked

    def projects(self) -> Sequence[str]:
        """The amplify folders that are known, those that were let go included."""
        return self._projects.folders()

    def count_loaded(self) -> int:
        """How many projects are in memory."""
        return len(self._projects)

    def files(self) -> Sequence[str]:
        """The files of all known projects, those outside of the folders that have diagnostics included."""
        self._refresh()
        return sorted({*self._own_files(), *self._by_path})

    def modules(self) -> Sequence[Module]:
        """All files that were read as code for any project, by path."""
        found: dict[str, Module] = {}
        for loaded in self._projects:
            for path in loaded.sources.loaded():
                module = loaded.sources.known(path)
                if module is not None:
                    found[module.path] = module
        return [found[path] for path in sorted(found)]

    def module(self, path: str) -> Module | None:
        """A file as code: in the project that it belongs to, in one that reads it, or by itself."""
        return self._sources_of(path).peek(path)

    def document(self, path: str) -> Document | None:
        """The text of a file, open or not."""
        document = self._open.get(path)
        if document is not None:
            return document
        data = next((data for data in self._texts_of(path) if data is not None), None)
        if data is None:
            return None
        document = self._closed.get(path)
        if document is None or document.data is not data:
            document = self._closed[path] = Document(data)
        return document

    def configuration(self, path: str) -> Configuration:
        """What is set for a file."""
        return self._settings.of(path)

    def diagnostics(self, path: str) -> tuple[Diagnostic, ...]:
        """The diagnostics of a file, in order."""
        self._refresh()
        return self._by_path.get(path, ())

    def changed_files(self) -> Sequence[str]:
        """The files whose diagnostics are others than when this was last asked."""
        self._refresh()
        paths = self._by_path.keys() | self._told.keys()
        changed = [path for path in paths if self._by_path.get(path, ()) != self._told.get(path, ())]
        self._told = dict(self._by_path)
        return sorted(changed)

    def code_actions(self, path: str, start: int, end: int) -> Sequence[CodeAction]:
        """What can be done about the diagnostics that touch a region, and about all of the file."""
        return self._presenter_of(path).code_actions(path, start, end, self.diagnostics(path))

    def ignoring_edits(self, path: str, reason: str) -> Sequence[TextEdit]:
        """The edits that hide all diagnostics of a file, each with a comment on its line."""
        return self._presenter_of(path).ignoring(path, self.diagnostics(path), reason)

    def completions(self, path: str, offset: int) -> Sequence[CompletionItem]:
        """What may be written at a byte of a file."""
        return self._editing(path).completions(self.project_of(path), path, offset, self.manner)

    def hover(self, path: str, offset: int) -> Hover | None:
        """What is known about what stands at a byte of a file, and what is wrong with it."""
        return self._editing(path).hover(self.project_of(path), path, offset, self.diagnostics(path), self.manner)

    def signature_help(self, path: str, offset: int) -> SignatureHelp | None:
        """The call around a byte of a file."""
        return self._editing(path).signature_help(self.project_of(path), path, offset)

    def project_of(self, path: str) -> Project | None:
        """The project that a file belongs to; for a file outside of all folders, the first one that reads it."""
        loaded = self._loaded_of(path)
        return None if loaded is None else loaded.project

    def _own_files(self) -> Iterator[str]:
        for loaded in self._projects:
            yield from loaded.project.files.get()
        for asleep in self._projects.asleep():
            yield from asleep.files

    def _refresh(self) -> None:
        if not self._is_stale:
            return
        self._is_stale = False
        found = self._presenter.of_settings(self._own_files(), self._open)
        for loaded in self._projects:
            loaded.refresh()
        for each in (*self._projects, *self._projects.asleep()):
            for path, items in each.diagnostics.items():
                found[path] = found[path] | items if path in found else items
        self._by_path = {path: self._presenter.in_order(path, items) for path, items in found.items()}
        tidy()
        self._note_what_is_there()

    def _note_what_is_there(self) -> None:
        """Keep what completion shall still offer when the next keystroke breaks the text."""
        for loaded in self._projects:
            loaded.note_what_is_there(self._open)
            for path in self._open:
                module = loaded.sources.known(path)
                if module is not None:
                    self._cursors.remember(module.file)

    # -- what has other texts

    def _make(self, folder: str) -> Loaded:
        return Loaded(folder, self._disk, self._open, self._settings, self.document)

    def _put(self, path: str, data: bytes) -> None:
        for loaded in self._projects:
            loaded.put(path, data)
        if self._common.knows(path):
            self._common.put(path, data)
            self._note_settings(path)
        self._is_stale = True

    def _reload(self, path: str) -> None:
        self._projects.wake(lambda asleep: asleep.is_touched_by(path))
        for loaded in self._projects:
            loaded.reload(path)
        self._common.reload(path)
        if self._common.knows(path):
            self._note_settings(path)
        self._is_stale = True

    def _reload_below(self, folder: str) -> None:
        """A folder may have gone with everything in it."""
        for sources in (self._common, *(loaded.sources for loaded in self._projects)):
            for path in dict.fromkeys(sources.loaded()):
                if path.startswith(f"{folder}/") and path not in self._open:
                    self._reload(path)

    def _note_settings(self, path: str) -> None:
        """A file that is no project's alone has changed: settings may be others."""
        if not path.endswith(SOURCE_SUFFIXES):
            self._present_all_anew()

    def _present_all_anew(self) -> None:
        """Settings are others, for all that is shown."""
        self._is_stale = True
        self._projects.wake(lambda _: True)
        for loaded in self._projects:
            loaded.touch()

    def _drop_what_is_no_project(self) -> None:
        unsaved = set(map(self._unsaved_project, self._open))
        self._projects.drop(lambda folder: folder not in unsaved and not is_project(self._disk, folder))

    def _unsaved_project(self, path: str) -> str | None:
        """The amplify folder above an open file that declares resources, where nothing of it is on the disk yet."""
        before, _, behind = path.rpartition(f"/{FOLDER_NAME}/")
        if not self._is_marked.get(path) or not posixpath.basename(behind).startswith(("resource.", "backend.")):
            return None
        return f"{before}/{FOLDER_NAME}"

    # -- which project is meant

    def _loaded_of(self, path: str) -> Loaded | None:
        if self._projects.wake(lambda asleep: path.startswith(f"{asleep.folder}/") or path in asleep.reads):
            self._is_stale = True
        return self._projects.of(path)

    def _sources_of(self, path: str) -> Sources:
        loaded = self._loaded_of(path)
        return self._common if loaded is None else loaded.sources

    def _presenter_of(self, path: str) -> Presenter:
        loaded = self._loaded_of(path)
        return self._presenter if loaded is None else loaded.presenter

    def _editing(self, path: str) -> Editing:
        # The command line never asks, and need not pay for the import.
        from amplify_ls.engine.editing import Editing

        loaded = self._loaded_of(path)
        if loaded is None:
            return Editing(self._common, self._cursors, LastGood())
        return Editing(loaded.sources, self._cursors, loaded.last_good)

    def _texts_of(self, path: str) -> Iterator[bytes | None]:
        """What is known of a text that is not open, the most probable place first."""
        own = self._projects.of(path)
        module = None if own is None else own.sources.peek(path)
        yield None if module is None else module.file.data
        for loaded in self._projects:
            yield loaded.sources.known_text(path)
        yield self._common.known_text(path)
        # Of a project that was let go, nothing but the diagnostics is kept.
        yield self._disk.read(path) if path in self._by_path else None
