"""Go to, find and rename the names of a project from one of its files."""

from __future__ import annotations

import posixpath
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from amplify_ls.ide.navigation import rename, targets
from amplify_ls.ide.navigation.moves import moved
from amplify_ls.ide.navigation.rename import Renaming
from amplify_ls.incremental.graph import untracked
from amplify_ls.names.front.workspace import workspace_root
from amplify_ls.names.index import names_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from amplify_ls.edits.operations import TextEdit
    from amplify_ls.engine.workspace import Workspace
    from amplify_ls.ide.navigation.moves import Move
    from amplify_ls.ide.navigation.rename import Renamable
    from amplify_ls.ide.navigation.targets import Origin, Target
    from amplify_ls.model.project import Project
    from amplify_ls.names.index import NameIndex

T = TypeVar("T")


def navigating(workspace: Workspace, path: str) -> Navigating:
    """Definitions, references and rename for a file of a workspace."""
    loaded = workspace.loaded_of(path)
    schema = None if loaded is None else loaded.schema(path)
    if schema is not None:
        from amplify_ls.engine.navigation.schemas import SchemaNavigating

        return SchemaNavigating(schema)
    own = workspace.project_of(path)
    projects = tuple(_projects_beside(workspace, path)) if own is None else (own,)
    for each in workspace.loaded():
        if each.project in projects:
            each.show_text_schemas()
    return Navigating(path, projects)


def file_moves(workspace: Workspace, moves: Sequence[Move]) -> Renaming:
    """The edits that moved files or folders require in all projects that they belong to."""
    edits: dict[TextEdit, None] = {}
    consequences: dict[str, None] = {}
    for folder in workspace.projects():
        project = workspace.project_of(f"{folder}/backend.ts")
        if project is not None and any(_concerns(move, folder, project) for move in moves):
            found = untracked(partial(moved, project, moves))
            edits.update(dict.fromkeys(found.edits))
            consequences.update(dict.fromkeys(found.consequences))
    return Renaming("Move files of the backend", tuple(edits), tuple(consequences))


def _concerns(move: Move, folder: str, project: Project) -> bool:
    """Whether a moved file or folder is in a project, contains it, or is read by it."""
    is_around = folder == move.old or folder.startswith(f"{move.old}/")
    return move.old.startswith(f"{folder}/") or is_around or any(move.after(path) is not None for path in project.reads)


def _projects_beside(workspace: Workspace, path: str) -> Iterator[Project]:
    """The projects that a file of a front end may use: the one of its package, or those of the other packages."""
    folders = {folder: posixpath.dirname(folder) for folder in workspace.projects()}
    around = [folder for folder, package in folders.items() if path.startswith(f"{package}/")]
    beside = (folder for folder, package in folders.items() if path.startswith(f"{workspace_root(workspace.disk, package)}/"))
    for folder in (max(around, key=len),) if around else beside:
        project = workspace.project_of(f"{folder}/backend.ts")
        if project is not None:
            yield project


class Navigating:
    """Answers about positions in one file, in its current text. A file outside all projects has none."""

    def __init__(self, path: str, projects: tuple[Project, ...]) -> None:
        self._path = path
        self._projects = projects
        self._project = next(iter(projects), None)
        """The one that the last answer is from."""

    @property
    def has_read_all(self) -> bool:
        """Whether the files that use the API have been read, so that references and renames are quick."""
        return all(names_of(project).has_read_all for project in self._projects)

    def report_to(self, report: Callable[[float], None]) -> None:
        """Report how much of the files that use the API has been read, from 0 to 1."""
        for project in self._projects:
            names_of(project).report_to(report)

    def definition(self, offset: int) -> Origin | None:
        """Where the name at a byte is declared."""
        return self._ask(lambda index: targets.definition(index, self._path, offset), None)

    def type_definition(self, offset: int) -> Origin | None:
        """Where the model or type of the field at a byte is declared."""
        return self._ask(lambda index: targets.type_definition(index, self._path, offset), None)

    def implementation(self, offset: int) -> Origin | None:
        """The other side of the relationship at a byte, or the code of the function."""
        return self._ask(lambda index: targets.implementation(index, self._path, offset), None)

    def references(self, offset: int) -> Sequence[Target]:
        """All mentions of the name at a byte, declarations included."""
        return self._ask_all(lambda index: targets.references(index, self._path, offset), ())

    def highlights(self, offset: int) -> Sequence[Target]:
        """The mentions of the name at a byte in this file."""
        return self._ask(lambda index: targets.highlights(index, self._path, offset), ())

    def prepare_rename(self, offset: int) -> Renamable | str | None:
        """Where exactly the name at a byte is, or the reason why it cannot be renamed; None if there is no name."""
        return self._ask(lambda index: rename.prepare(index, self._path, offset), None)

    def rename(self, offset: int, new: str) -> Renaming | str | None:
        """The edits that rename the name at a byte, or the reason why it cannot have that name; None if there is no name."""
        return self._ask_all(lambda index: rename.rename(index, self._path, offset, new), None)

    def text(self, path: str) -> bytes:
        """The text that the positions of an answer in a file refer to."""
        return b"" if self._project is None else names_of(self._project).text(path)

    def _ask(self, question: Callable[[NameIndex], T], otherwise: T) -> T:
        """The answer to a question about this file."""
        return self._answer(question, otherwise, lambda index: index.look_at(self._path))

    def _ask_all(self, question: Callable[[NameIndex], T], otherwise: T) -> T:
        """The answer to a question about all files of the package."""
        return self._answer(question, otherwise, lambda index: index.look_around())

    def _answer(self, question: Callable[[NameIndex], T], otherwise: T, prepare: Callable[[NameIndex], None]) -> T:
        for project in self._projects:
            found = untracked(partial(_asked, project, question, prepare))
            if found:
                self._project = project
                return found
        return otherwise


def _asked(project: Project, question: Callable[[NameIndex], T], prepare: Callable[[NameIndex], None]) -> T:
    index = names_of(project)
    prepare(index)
    found = question(index)
    index.look_away()
    return found
