"""A project in memory. It owns all data about its files, which is released when it is unloaded."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.engine.checks import ProjectChecks, findings_of, has_text_schemas
from amplify_ls.engine.diagnostics import Diagnostic, no_fixes
from amplify_ls.engine.membership import Membership, changed_stamps
from amplify_ls.engine.present import Presenter
from amplify_ls.engine.projects import is_gen2_project
from amplify_ls.gen1.project.layout import has_gen1_api
from amplify_ls.ide.last_good import LastGood
from amplify_ls.model.builders import is_amplify_package
from amplify_ls.model.project import Project
from amplify_ls.syntax.cursor.cursor_index import is_whole
from amplify_ls.values.resolution.resolve import SOURCE_SUFFIXES
from amplify_ls.values.resolution.sources import Footprint, Sources

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from amplify_ls.engine.checks import Found
    from amplify_ls.engine.editing import Editing
    from amplify_ls.engine.gen1.checks import Gen1Checks
    from amplify_ls.engine.gen1.embedded import EmbeddedChecks
    from amplify_ls.engine.manner import Manner
    from amplify_ls.engine.membership import Stamps
    from amplify_ls.engine.present import ByPath
    from amplify_ls.engine.schemas.schema_editing import SchemaEditing
    from amplify_ls.engine.settings import SettingsTable
    from amplify_ls.gen1.facts.api import Api
    from amplify_ls.gen1.project.gen1_project import Gen1Project
    from amplify_ls.gen1.syntax.embedded import EmbeddedSchema
    from amplify_ls.gen1.syntax.schema_file import SchemaFile
    from amplify_ls.ide.outline.file_outline import Outlines
    from amplify_ls.ide.outline.items import Item
    from amplify_ls.syntax.cursor.cursor_index import CursorIndex
    from amplify_ls.text.disk import Disk
    from amplify_ls.text.document import ByteEdit, Document
    from amplify_ls.values.resolution.module import Module


class Loaded:
    """One amplify folder with the files that it reads.

    Projects share nothing, like separate runs of `check`: a file that two projects import is read by each of them.
    """

    def __init__(
        self,
        folder: str,
        disk: Disk,
        open_paths: Iterable[str],
        settings: SettingsTable,
        document: Callable[[str], Document | None],
    ) -> None:
        self.folder = folder
        self.sources = Sources(disk, is_amplify_package)
        self.membership = Membership(disk, folder, open_paths)
        self.project = Project(folder, self.sources, self.membership.listed)
        self.presenter = Presenter(self.sources, settings, document, self._schema_file, self._schemas_in)
        self.last_good = LastGood()
        self.diagnostics: ByPath = {}
        self._disk = disk
        self._checks = ProjectChecks(self.project)
        self._gen1_checks: Gen1Checks | None = None
        self._embedded: EmbeddedChecks | None = None
        self._is_stale = True
        self._notice_generations()

    @property
    def gen1(self) -> Gen1Project | None:
        """The Gen 1 schemas of the folder; None if there are none."""
        return None if self._gen1_checks is None else self._gen1_checks.project

    @property
    def files(self) -> tuple[str, ...]:
        """The files of the project, including Gen 1 schemas."""
        own = self.project.files if self._is_gen2 else ()
        return own if self.gen1 is None else (*own, *self.gen1.files())

    def _notice_generations(self) -> None:
        """A folder with Gen 1 schemas may have a Gen 2 backend or not."""
        if not has_gen1_api(self._disk, self.folder):
            self._gen1_checks, self._is_gen2 = None, True
            return
        self._is_gen2 = is_gen2_project(self._disk, self.folder)
        if self._gen1_checks is None:
            from amplify_ls.engine.gen1.checks import Gen1Checks
            from amplify_ls.gen1.project.gen1_project import Gen1Project

            self._gen1_checks = Gen1Checks(Gen1Project(self.folder, self.sources))

    def schema(self, path: str) -> tuple[Api, SchemaFile] | None:
        """The Gen 1 schema at a path in its current state, with its API."""
        if self.gen1 is None or path.endswith(SOURCE_SUFFIXES):
            return None
        self.gen1.synchronize()
        api, file = self.gen1.api_of(path), self.gen1.schema_files.file(path)
        return None if api is None or file is None else (api, file)

    def schema_editing(
        self, path: str, diagnostics: Callable[[], Iterable[Diagnostic]], manner: Manner
    ) -> SchemaEditing | None:
        """Completion, hover and signature help for a Gen 1 schema; None for other files."""
        schema = self.schema(path)
        if schema is None:
            return None
        from amplify_ls.engine.schemas.schema_editing import SchemaEditing

        return SchemaEditing(schema, diagnostics, manner)

    def with_embedded(
        self, path: str, editing: Editing, diagnostics: Callable[[], Iterable[Diagnostic]], manner: Manner
    ) -> Editing:
        """Answers that are about GraphQL where the file has a schema in a string."""
        if self._embedded is None:
            return editing
        from amplify_ls.engine.schemas.embedded_editing import EmbeddedEditing

        self._embedded.schemas.synchronize()
        return EmbeddedEditing(path, editing, self._embedded.schemas, diagnostics, manner)

    def show_text_schemas(self) -> None:
        """Let the index of names know the schemas that are strings."""
        if not has_text_schemas(self.project):
            return
        from amplify_ls.ide.gen1.text_schema import TextSchema
        from amplify_ls.names.index import names_of

        schemas = self._text_schemas().schemas
        schemas.synchronize()
        names_of(self.project).see([TextSchema(key, api) for key, api in schemas.by_key()])

    def outline(self, path: str) -> tuple[Item, ...]:
        """The outline of a file: of a Gen 1 schema, or of code with the schemas in its strings."""
        schema = self.schema(path)
        if schema is None and not has_text_schemas(self.project):
            return self.outlines.of_file(path)
        from amplify_ls.ide.gen1 import outline

        if schema is not None:
            return outline.outline(schema[1])
        schemas = self._text_schemas().schemas
        schemas.synchronize()
        return outline.with_texts(self.outlines.of_file(path), schemas.in_file(path))

    def _text_schemas(self) -> EmbeddedChecks:
        if self._embedded is None:
            from amplify_ls.engine.gen1.embedded import EmbeddedChecks

            self._embedded = EmbeddedChecks(self.project)
        return self._embedded

    def _schemas_in(self, path: str) -> tuple[EmbeddedSchema, ...]:
        """The schemas in strings of a file, as they were last read."""
        return () if self._embedded is None else self._embedded.schemas.in_file(path)

    def _schema_file(self, path: str) -> SchemaFile | None:
        return None if self.gen1 is None else self.gen1.schema_files.peek(path)

    @cached_property
    def outlines(self) -> Outlines:
        """The outlines of its files, which the command line never asks for."""
        from amplify_ls.ide.outline.file_outline import Outlines

        return Outlines(self.project)

    def touch(self) -> None:
        """Note that the diagnostics may have changed."""
        self._is_stale = True

    def put(self, path: str, data: bytes) -> None:
        """A file has a new text in the editor."""
        self.membership.sort_in(path)
        self._notice_generations()
        if self.sources.knows(path):
            self.sources.put(path, data)
        self._is_stale = True

    def change(self, path: str, edits: Sequence[ByteEdit], data: bytes) -> None:
        """Apply the edits of an open file."""
        if self.sources.knows(path):
            self.sources.change(path, edits, data)
            self._is_stale = True

    def settle(self, path: str) -> bool:
        """Parse the text of a file from scratch if it has syntax errors; whether it has."""
        module = self.sources.known(path)
        if module is None or not module.file.tree.has_error:
            return False
        module.file.settle()
        self._is_stale = True
        return True

    def reload(self, path: str) -> None:
        """Read a file again, because it has changed on disk or was closed."""
        self.sources.reload(path)
        self.membership.sort_in(path)
        self._notice_generations()
        self._is_stale = True

    def changed_on_disk(self) -> list[str]:
        """The files in use or in the folder that have changed without a notification."""
        return [*self.sources.changed_on_disk(), *self.membership.changed_since_listed()]

    def refresh(self) -> None:
        """Bring the diagnostics up to date."""
        if self._is_stale:
            found = findings_of(self._checks) if self._is_gen2 else ()
            found += self._embedded_findings()
            if self._gen1_checks is not None:
                found += self._gen1_checks.findings()
            schemas = () if self.gen1 is None else self.gen1.files()
            self.diagnostics = self.presenter.of_project(found, self.project, schemas)
            self._is_stale = False

    def _embedded_findings(self) -> tuple[Found, ...]:
        """The findings in schemas that are strings in a Gen 2 backend. The other backends load nothing for them."""
        if self._embedded is None and not (self._is_gen2 and has_text_schemas(self.project)):
            return ()
        return self._text_schemas().findings()

    def modules(self) -> Iterator[Module]:
        """The modules that were read."""
        found = map(self.sources.known, self.sources.loaded())
        return (module for module in found if module is not None)

    def note_what_is_there(self, open_paths: Iterable[str], cursors: CursorIndex) -> None:
        """Remember what completion still offers after the next keystroke breaks a text."""
        modules = [module for path in open_paths if (module := self.sources.known(path)) is not None]
        for module in modules:
            cursors.remember(module.file)
        if modules and all(is_whole(module.file) for module in modules):
            self.last_good.note(self.project)

    def is_open(self, open_paths: Iterable[str]) -> bool:
        """Whether a file of the project is open."""
        return any(path.startswith(f"{self.folder}/") or path in self.project.reads for path in open_paths)

    def asleep(self) -> Asleep:
        """What remains of the project when it is unloaded."""
        self.refresh()
        diagnostics = {path: {plain(each) for each in found} for path, found in self.diagnostics.items()}
        return Asleep(
            self.folder,
            diagnostics,
            self.sources.footprint(),
            self.membership.stamps,
            self.project.reads,
            self.files,
        )


class Asleep(NamedTuple):
    """An unloaded project: its diagnostics, and the files whose change loads it again."""

    folder: str
    diagnostics: ByPath
    footprint: Footprint
    stamps: Stamps
    reads: frozenset[str]
    files: tuple[str, ...]

    def is_touched_by(self, path: str) -> bool:
        """Whether a change of a file or folder may affect the diagnostics."""
        return path == self.folder or path.startswith(f"{self.folder}/") or self.footprint.touches(path)

    def has_changed(self, disk: Disk) -> bool:
        """Whether anything has changed on disk without a notification."""
        return bool(self.footprint.changed(disk)) or changed_stamps(disk, self.folder, self.stamps)


def plain(diagnostic: Diagnostic) -> Diagnostic:
    """A diagnostic without its fixes, which refer to the whole project."""
    return replace(diagnostic, make_fixes=no_fixes)
