"""All projects of one session: open files, the disk, and the diagnostics of every file."""

from __future__ import annotations

import posixpath
import sys
from functools import cached_property
from typing import TYPE_CHECKING

from amplify_ls.engine.checks import ProjectChecks, findings_of
from amplify_ls.engine.configuration import Configuration, Settings
from amplify_ls.engine.manner import Manner
from amplify_ls.engine.present import Presenter
from amplify_ls.engine.projects import FOLDER_NAME, has_marks, is_source_name, project_of, script_files
from amplify_ls.engine.settings import SettingsTable
from amplify_ls.ide.last_good import LastGood
from amplify_ls.incremental.cell_map import tidy
from amplify_ls.model.builders import is_amplify_package
from amplify_ls.model.project import Project
from amplify_ls.syntax.cursor_index import CursorIndex, is_whole
from amplify_ls.text.document import Document
from amplify_ls.values.resolution import SOURCE_SUFFIXES
from amplify_ls.values.sources import Sources

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from amplify_ls.edits.operations import TextEdit
    from amplify_ls.engine.diagnostics import CodeAction, Diagnostic
    from amplify_ls.engine.editing import Editing
    from amplify_ls.ide.answers import CompletionItem, Hover, SignatureHelp
    from amplify_ls.incremental.graph import Input
    from amplify_ls.text.disk import Disk
    from amplify_ls.text.document import Change

RECURSION_LIMIT = 8_000
"""Frames: nested code is read by recursion, bounded by depth limits in the layers below."""


class Workspace:
    """The engine of one session. All paths are settled absolute paths; all places are bytes."""

    def __init__(self, disk: Disk, settings: Settings | None = None, overriding: Settings | None = None) -> None:
        """``settings`` are those of the editor, which a settings file comes before; ``overriding`` come before both."""
        sys.setrecursionlimit(max(sys.getrecursionlimit(), RECURSION_LIMIT))
        self._disk = disk
        self._open: dict[str, Document] = {}
        self._closed: dict[str, Document] = {}
        self._listings: dict[str, dict[str, tuple[int, int] | None]] = {}
        self.sources = Sources(disk, is_amplify_package)
        self._checks: dict[str, ProjectChecks] = {}
        self._settings = SettingsTable(self.sources, settings or Settings(), overriding or Settings())
        self._presenter = Presenter(self.sources, self._settings, self.document)
        self._by_path: dict[str, tuple[Diagnostic, ...]] = {}
        self._told: dict[str, tuple[Diagnostic, ...]] = {}
        self._is_stale = True
        self._last_good = LastGood()
        self.manner = Manner()
        self._cursors = CursorIndex()

    # -- what happens

    def configure(self, settings: Settings) -> None:
        """Take other settings from the editor."""
        self._settings.set_editor(settings)
        self._is_stale = True

    def open(self, path: str, text: str, version: int | None) -> None:
        """An editor has opened a file: its text shadows the disk."""
        document = Document(text, version)
        self._open[path] = document
        self._closed.pop(path, None)
        self.sources.put(path, document.data)
        self.load(path)
        self._sort_in(path)
        self._is_stale = True

    def change(self, path: str, changes: Sequence[Change], version: int | None) -> None:
        """Apply the changes of one notification, in order. A file that is not open is left alone."""
        document = self._open.get(path)
        if document is None:
            return
        edits = [document.apply(change) for change in changes]
        document.version = version
        if edits:
            self.sources.change(path, edits, document.data)
        self._is_stale = True

    def close(self, path: str) -> None:
        """The editor has closed a file: the disk counts again."""
        if self._open.pop(path, None) is None:
            return
        self._cursors.forget(path)
        self.sources.reload(path)
        self._sort_in(path)
        self._is_stale = True

    def disk_changed(self, paths: Iterable[str]) -> None:
        """Files, or folders, were created, changed or deleted on the disk."""
        for path in paths:
            if path in self._open:
                continue
            self.sources.reload(path)
            self._closed.pop(path, None)
            self._sort_in(path)
            self._forget_below(path)
        for path in self._open:
            # The folder may have become a project only now.
            self.load(path)
        self._is_stale = True

    def notice_disk(self) -> None:
        """Look whether a file in use has changed on the disk without notice."""
        changed = [path for path in self.sources.changed_on_disk() if path not in self._open]
        changed += [path for folder in self._checks for path in self._listed_anew(folder)]
        if changed:
            self.disk_changed(dict.fromkeys(changed))

    def settle(self) -> None:
        """Typing has paused: parse texts with syntax errors afresh."""
        for path in self._open:
            module = self.sources.peek(path)
            if module is not None and module.file.tree.has_error:
                module.file.settle()
                self._is_stale = True

    def has_syntax_errors(self, path: str) -> bool:
        """Whether the text of an open file is broken, so that ``settle`` may change something."""
        module = self.sources.peek(path) if path in self._open else None
        return module is not None and module.file.tree.has_error

    def load(self, path: str) -> None:
        """Make sure that the project of a file, or of an amplify folder, is known."""
        folder = project_of(self._disk, path if posixpath.splitext(path)[1] else f"{path}/backend.ts") or self._unsaved_project(
            path
        )
        if folder is None or folder in self._checks:
            return
        self._listed_anew(folder)
        files = sorted(name for name in self._listings[folder] if self._is_wanted(name))
        others = sorted(self._listings[folder].keys() - set(files))
        self._checks[folder] = ProjectChecks(Project(folder, self.sources, tuple(files), tuple(others)))
        self._is_stale = True

    # -- what is asked

    def projects(self) -> Sequence[str]:
        """The amplify folders that are loaded."""
        return sorted(self._checks)

    def files(self) -> Sequence[str]:
        """The files of all loaded projects, those outside of the folders that have diagnostics included."""
        self._refresh()
        own = {path for checks in self._checks.values() for path in checks.project.files.get()}
        return sorted(own | self._by_path.keys())

    def document(self, path: str) -> Document | None:
        """The text of a file, open or not."""
        document = self._open.get(path)
        if document is not None:
            return document
        module = self.sources.peek(path)
        data = self.sources.peek_text(path) if module is None else module.file.data
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
        return self._presenter.code_actions(path, start, end, self.diagnostics(path))

    def ignoring_edits(self, path: str, reason: str) -> Sequence[TextEdit]:
        """The edits that hide all diagnostics of a file, each with a comment on its line."""
        return self._presenter.ignoring(path, self.diagnostics(path), reason)

    def completions(self, path: str, offset: int) -> Sequence[CompletionItem]:
        """What may be written at a byte of a file."""
        return self._editing.completions(self.project_of(path), path, offset, self.manner)

    def hover(self, path: str, offset: int) -> Hover | None:
        """What is known about what stands at a byte of a file, and what is wrong with it."""
        return self._editing.hover(self.project_of(path), path, offset, self.diagnostics(path), self.manner)

    def signature_help(self, path: str, offset: int) -> SignatureHelp | None:
        """The call around a byte of a file."""
        return self._editing.signature_help(self.project_of(path), path, offset)

    @cached_property
    def _editing(self) -> Editing:
        # The command line never asks, and need not pay for the import.
        from amplify_ls.engine.editing import Editing

        return Editing(self.sources, self._cursors, self._last_good)

    def project_of(self, path: str) -> Project | None:
        """The loaded project that a file belongs to, or that reads it."""
        for folder in sorted(self._checks, key=len, reverse=True):
            if path.startswith(folder + "/"):
                return self._checks[folder].project
        return next((checks.project for checks in self._checks.values()), None)

    def _refresh(self) -> None:
        if not self._is_stale:
            return
        found = [item for checks in self._checks.values() for item in findings_of(checks)]
        projects = [checks.project for checks in self._checks.values()]
        self._by_path = self._presenter.present(found, projects, self._open)
        self._is_stale = False
        tidy()
        self._note_what_is_there()

    def _note_what_is_there(self) -> None:
        """Keep what completion shall still offer when the next keystroke breaks the text."""
        modules = [self.sources.peek(path) for path in self._open]
        if modules and all(module is None or is_whole(module.file) for module in modules):
            for checks in self._checks.values():
                self._last_good.note(checks.project)
        for module in modules:
            if module is not None:
                self._cursors.remember(module.file)

    # -- which files belong to a project

    def _unsaved_project(self, path: str) -> str | None:
        """The amplify folder above an open file that declares resources, where nothing of it is on the disk yet."""
        document = self._open.get(path)
        before, _, behind = path.rpartition(f"/{FOLDER_NAME}/")
        if (
            document is None
            or not has_marks(document.data)
            or not posixpath.basename(behind).startswith(("resource.", "backend."))
        ):
            return None
        return f"{before}/{FOLDER_NAME}"

    def _is_wanted(self, path: str) -> bool:
        if not is_source_name(path):
            return False
        if path in self._open:
            return True
        data = self._disk.read(path)
        return data is not None and has_marks(data)

    def _sort_in(self, path: str) -> None:
        """A file belongs to the projects around it as long as it is open, or is there and imports the builders."""
        if not path.endswith(SOURCE_SUFFIXES):
            return
        for folder, checks in self._checks.items():
            if path.startswith(folder + "/"):
                project = checks.project
                is_wanted = self._is_wanted(path)
                is_other = not is_wanted and self._disk.is_file(path)
                _put(project.listed, path, is_in=is_wanted)
                _put(project.others, path, is_in=is_other)

    def _forget_below(self, folder: str) -> None:
        """A folder may have gone with everything in it."""
        for path in dict.fromkeys(self.sources.loaded()):
            if path.startswith(folder + "/") and path not in self._open:
                self.sources.reload(path)
                self._sort_in(path)

    def _listed_anew(self, folder: str) -> list[str]:
        """List the source files of a folder: those that are new or that have changed since the last time."""
        before = self._listings.get(folder, {})
        now = {path: self._disk.stat(path) for path in script_files(self._disk, folder)}
        self._listings[folder] = now
        return [path for path, stamp in now.items() if before.get(path) != stamp]


def _put(paths: Input[tuple[str, ...]], path: str, *, is_in: bool) -> None:
    """Let a sorted list of paths have one of them, or not."""
    if (path in paths.peek()) != is_in:
        others = [each for each in paths.peek() if each != path]
        paths.set(tuple(sorted([*others, path] if is_in else others)))
