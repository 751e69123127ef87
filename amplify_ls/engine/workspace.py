"""All projects of one session: open files, the disk, and the diagnostics of every file."""

from __future__ import annotations

import posixpath
import sys
import time
from typing import TYPE_CHECKING

from amplify_ls.engine.bounds import MANY_CHANGES, RECURSION_LIMIT
from amplify_ls.engine.configuration import Configuration, Settings
from amplify_ls.engine.loaded import Loaded
from amplify_ls.engine.manner import Manner
from amplify_ls.engine.present import Presenter
from amplify_ls.engine.project_table import ProjectTable
from amplify_ls.engine.projects import is_project, project_of
from amplify_ls.engine.settings import SettingsTable
from amplify_ls.engine.shown import ShownDiagnostics
from amplify_ls.engine.texts import Texts
from amplify_ls.ide.last_good import LastGood
from amplify_ls.incremental.cell_map import sweep, tidy
from amplify_ls.model.builders import is_amplify_package
from amplify_ls.syntax.cursor.cursor_index import CursorIndex
from amplify_ls.values.resolution.resolve import SOURCE_SUFFIXES
from amplify_ls.values.resolution.sources import Sources

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from amplify_ls.edits.operations import TextEdit
    from amplify_ls.engine.diagnostics import CodeAction, Diagnostic
    from amplify_ls.engine.editing import Editing
    from amplify_ls.model.project import Project
    from amplify_ls.text.disk import Disk
    from amplify_ls.text.document import ByteEdit, Change, Document
    from amplify_ls.values.resolution.module import Module


class Workspace:
    """The engine of one session. All paths are settled absolute paths; all places are bytes."""

    def __init__(
        self,
        disk: Disk,
        settings: Settings | None = None,
        overriding: Settings | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """``settings`` are those of the editor, which settings files override; ``overriding`` overrides both. ``clock``
        returns seconds, for the age of unused projects."""
        sys.setrecursionlimit(max(sys.getrecursionlimit(), RECURSION_LIMIT))
        self._texts = Texts(disk, self._known_texts)
        self.disk = self._texts.disk
        self._open = self._texts.open
        self._common = Sources(self.disk, is_amplify_package)
        """Settings files, and open files that no project reads."""
        self._settings = SettingsTable(self._common, settings or Settings(), overriding or Settings())
        self._presenter = Presenter(self._common, self._settings, self._texts.document)
        self._projects = ProjectTable(
            lambda folder: Loaded(folder, self.disk, self._open, self._settings, self._texts.document), clock
        )
        self._shown = ShownDiagnostics()
        self._is_stale = True
        self._changes = 0
        self.manner = Manner()
        self._cursors = CursorIndex()

    def configure(self, settings: Settings) -> None:
        """Replace the settings of the editor."""
        self._settings.set_editor(settings)
        self._present_all_anew()

    def open(self, path: str, text: str, version: int | None) -> None:
        """An editor has opened a file: its text replaces the one on disk."""
        document = self._texts.put(path, text, version)
        self._projects.wake(lambda asleep: path in asleep.reads)
        self.load(path)
        self._put(path, document.data)

    def change(self, path: str, changes: Sequence[Change], version: int | None) -> Sequence[ByteEdit]:
        """Apply the changes of one notification, in order; what they did. A file that is not open is ignored."""
        document = self._open.get(path)
        if document is None:
            return ()
        document.version = version
        edits = tuple(map(document.apply, changes))
        if not edits:
            return edits
        self._is_stale = True
        self._changes += 1
        for loaded in self._projects:
            loaded.change(path, edits, document.data)
        if self._common.knows(path):
            self._common.change(path, edits, document.data)
            self._note_settings(path)
        if self._texts.marks_changed(path):
            self.load(path)
            self._put(path, document.data)
            self._drop_what_is_no_project()
        return edits

    def close(self, path: str) -> None:
        """The editor has closed a file: the text on disk is used again."""
        if not self._texts.close(path):
            return
        self._cursors.forget(path)
        self._reload(path)
        self._drop_what_is_no_project()

    def disk_changed(self, paths: Iterable[str]) -> None:
        """Files or folders were created, changed or deleted on disk."""
        for path in paths:
            if path not in self._open:
                self._texts.forget(path)
                self._reload(path)
                self._reload_below(path)
        self._drop_what_is_no_project()
        for path in self._open:
            # The folder may have become a project just now.
            self.load(path)

    def notice_disk(self) -> None:
        """Look for files in use that have changed on disk without a notification."""
        changed = self._common.changed_on_disk()
        for loaded in self._projects:
            changed += loaded.changed_on_disk()
        if self._projects.wake(lambda asleep: asleep.has_changed(self.disk)):
            self._is_stale = True
        changed = [path for path in dict.fromkeys(changed) if path not in self._open]
        if changed:
            self.disk_changed(changed)

    def settle(self) -> None:
        """Typing has paused: parse texts with syntax errors from scratch."""
        settled = [loaded.settle(path) for path in self._open for loaded in self._projects]
        self._is_stale = self._is_stale or any(settled)

    def has_syntax_errors(self, path: str) -> bool:
        """Whether the text of an open file is broken, so that ``settle`` may change something."""
        module = self.module(path) if path in self._open else None
        return module is not None and module.file.tree.has_error

    def load(self, path: str) -> None:
        """Make sure that the project of a file, or of an amplify folder, is in memory."""
        inside = path if posixpath.splitext(path)[1] else f"{path}/backend.ts"
        folder = project_of(self.disk, inside) or self._texts.unsaved_project(path)
        if folder is not None:
            self._projects.load(folder)
            self._is_stale = True

    def count_gone(self) -> int:
        """The number of deleted files whose data is still in memory."""
        return sum(sources.gone for sources in self._all_sources())

    def let_go(self) -> bool:
        """Unload unused projects, and release what only deleted files and previous texts have read; whether there was any.

        Their diagnostics are kept. They are loaded again when one of their files is opened, or one that they read changes.
        """
        self._refresh()
        gone = self._projects.let_go(self._open)
        paths = {path for asleep in gone for path in asleep.diagnostics}
        self._shown.drop_fixes(paths)
        for path in paths:
            self._texts.forget(path)
        if self.count_gone() == 0 and self._changes < MANY_CHANGES:
            return bool(gone)
        self._changes = 0
        sweep(cell for sources in self._all_sources() for cell in sources.inputs())
        for sources in self._all_sources():
            sources.forget_what_is_gone()
        return True

    def projects(self) -> Sequence[str]:
        """The known amplify folders, including those of unloaded projects."""
        return self._projects.folders()

    def count_loaded(self) -> int:
        """The number of projects in memory."""
        return len(self._projects)

    def files(self) -> Sequence[str]:
        """The files of all known projects, and files outside their folders that have diagnostics."""
        self._refresh()
        return sorted({*self._projects.files(), *self._shown})

    def modules(self) -> Sequence[Module]:
        """All modules that were read for any project, by path."""
        found = {module.path: module for loaded in self._projects for module in loaded.modules()}
        return [found[path] for path in sorted(found)]

    def module(self, path: str) -> Module | None:
        """The module of a file: in the project that it belongs to, in one that reads it, or on its own."""
        loaded = self.loaded_of(path)
        return (self._common if loaded is None else loaded.sources).peek(path)

    def document(self, path: str) -> Document | None:
        """The text of a file, open or not."""
        return self._texts.document(path)

    def configuration(self, path: str) -> Configuration:
        """The settings that apply to a file."""
        return self._settings.of(path)

    def diagnostics(self, path: str) -> tuple[Diagnostic, ...]:
        """The diagnostics of a file, in order."""
        self._refresh()
        return self._shown.of(path)

    def changed_files(self) -> Sequence[str]:
        """The files whose diagnostics have changed since the last call."""
        self._refresh()
        return self._shown.report_changes()

    def code_actions(self, path: str, start: int, end: int) -> Sequence[CodeAction]:
        """The actions for the diagnostics that touch a region, and for the whole file."""
        return self._presenter_of(path).code_actions(path, start, end, self.diagnostics(path), self._shown)

    def ignoring_edits(self, path: str, reason: str) -> Sequence[TextEdit]:
        """The edits that suppress all diagnostics of a file, each with a comment on its line."""
        return self._presenter_of(path).ignoring(path, self.diagnostics(path), reason)

    def editing(self, path: str) -> Editing:
        """Completion, hover and signature help for a file."""
        loaded = self.loaded_of(path)
        schema = None if loaded is None else loaded.schema_editing(path, lambda: self.diagnostics(path), self.manner)
        if schema is not None:
            return schema
        from amplify_ls.engine.editing import Editing

        parts = (None, self._common, LastGood()) if loaded is None else (loaded.project, loaded.sources, loaded.last_good)
        editing = Editing(path, parts, self._cursors, lambda: self.diagnostics(path), self.manner)
        return editing if loaded is None else loaded.with_embedded(path, editing, lambda: self.diagnostics(path), self.manner)

    def project_of(self, path: str) -> Project | None:
        """The project that a file belongs to; for a file outside all folders, the first one that reads it."""
        return None if (loaded := self.loaded_of(path)) is None else loaded.project

    def _refresh(self) -> None:
        if not self._is_stale:
            return
        self._is_stale = False
        found = self._presenter.of_settings(self._projects.files(), self._open)
        for loaded in self._projects:
            loaded.refresh()
        for each in (*self._projects, *self._projects.asleep()):
            for path, items in each.diagnostics.items():
                found[path] = found[path] | items if path in found else items
        self._shown.replace({path: self._presenter.in_order(path, items) for path, items in found.items()})
        tidy()
        for loaded in self._projects:
            loaded.note_what_is_there(self._open, self._cursors)

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
        """A folder may have been deleted with all its files."""
        for sources in self._all_sources():
            for path in dict.fromkeys(sources.loaded()):
                if path.startswith(f"{folder}/") and path not in self._open:
                    self._reload(path)

    def _note_settings(self, path: str) -> None:
        """A file that does not belong to a single project has changed: settings may differ."""
        if not path.endswith(SOURCE_SUFFIXES):
            self._present_all_anew()

    def _present_all_anew(self) -> None:
        """Present all findings again, because settings have changed."""
        self._is_stale = True
        self._projects.wake(lambda _: True)
        for loaded in self._projects:
            loaded.touch()

    def _drop_what_is_no_project(self) -> None:
        unsaved = set(map(self._texts.unsaved_project, self._open))
        self._projects.drop(lambda folder: folder not in unsaved and not is_project(self.disk, folder))

    def loaded_of(self, path: str) -> Loaded | None:
        """The project in memory that a file belongs to, as for ``project_of``."""
        if self._projects.wake(lambda asleep: path.startswith(f"{asleep.folder}/") or path in asleep.reads):
            self._is_stale = True
        return self._projects.of(path)

    def loaded(self) -> Iterator[Loaded]:
        """The projects in memory."""
        return iter(self._projects)

    def _all_sources(self) -> Iterator[Sources]:
        yield from (loaded.sources for loaded in self._projects)
        yield self._common

    def _presenter_of(self, path: str) -> Presenter:
        loaded = self.loaded_of(path)
        return self._presenter if loaded is None else loaded.presenter

    def _known_texts(self, path: str) -> Iterator[bytes | None]:
        """The candidates for the text of a file that is not open, the most likely first."""
        own = self._projects.of(path)
        module = None if own is None else own.sources.peek(path)
        yield None if module is None else module.file.data
        for sources in self._all_sources():
            yield sources.known_text(path)
        # Only the diagnostics of an unloaded project are kept.
        yield self.disk.read(path) if path in self._shown else None
