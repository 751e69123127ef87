"""Whole projects: every question has an answer, all places are inside of their files, and history does not show."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from hypothesis import strategies as st

from amplify_ls.engine import Workspace
from amplify_ls.text.disk import MemoryDisk
from amplify_ls.text.document import Change, Document, Encoding
from development.fuzz.bounds import nothing_logged
from development.fuzz.inputs import CODE_PIECES, edited, edits
from development.fuzz.material import projects
from development.fuzz.property import Property

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from development.fuzz.inputs import Edit

ACTIONS_ASKED = 3
"""Places of findings at which fixes are asked for."""


class Session(NamedTuple):
    """Some edits of a project: of which file, by its place in the order of their names, and what."""

    files: Mapping[str, str]
    edits: tuple[tuple[int, Edit], ...]


def answers(session: Session) -> None:
    """A project with edited files is answered about, wherever one asks."""
    files = dict(session.files)
    paths = sorted(files)
    for index, edit in session.edits:
        path = paths[index % len(paths)]
        files[path] = edited(files[path], [edit])
    with nothing_logged():
        ask_everything(opened(files), session.edits)


def opened(files: Mapping[str, str], disk: Mapping[str, str] | None = None) -> Workspace:
    """A workspace with all files open. Without another ``disk``, their texts are those of the disk."""
    workspace = Workspace(MemoryDisk({path: Document(text).text for path, text in (disk or files).items()}))
    for path in sorted(files):
        workspace.open(path, files[path], 1)
    return workspace


def ask_everything(workspace: Workspace, places: Iterable[tuple[int, Edit]] = ()) -> None:
    """Ask for the findings of all files, for fixes of some, and for completion and hover at the given places."""
    workspace.changed_files()
    for path in workspace.files():
        asked = 0
        for item in workspace.diagnostics(path):
            assert 0 <= item.start <= item.end <= size_of(workspace, path)
            if asked < ACTIONS_ASKED:
                asked += 1
                _ask_actions(workspace, path, item.start, item.end)
    for index, edit in places:
        path = workspace.files()[index % len(workspace.files())] if workspace.files() else ""
        size = size_of(workspace, path)
        offset = edit.within(size)[0]
        for completion in workspace.editing(path).completions(offset):
            assert 0 <= completion.start <= offset <= completion.end <= size
        hover = workspace.editing(path).hover(offset)
        assert hover is None or 0 <= hover.start <= offset <= hover.end <= size
        workspace.editing(path).signature_help(offset)
        _ask_actions(workspace, path, offset, offset)


def size_of(workspace: Workspace, path: str) -> int:
    """The bytes of a file."""
    document = workspace.document(path)
    return 0 if document is None else len(document.data)


def _ask_actions(workspace: Workspace, path: str, start: int, end: int) -> None:
    for action in workspace.code_actions(path, start, end):
        for edit in action.edits:
            assert 0 <= edit.start <= edit.end <= size_of(workspace, edit.path)


def has_no_history(session: Session) -> None:
    """After edits and a pause, a project shows what one shows that was opened with the same texts."""
    files = {path: Document(text).text for path, text in session.files.items()}
    paths = sorted(files)
    with nothing_logged():
        workspace = opened(files)
        ask_findings(workspace)
        for version, (index, edit) in enumerate(session.edits, 2):
            path = paths[index % len(paths)]
            document = workspace.document(path)
            assert document is not None
            start, end = (document.position(at, Encoding.UTF16) for at in edit.within(len(document.data)))
            workspace.change(path, [Change(edit.text, start, end, Encoding.UTF16)], version)
            ask_findings(workspace)
        workspace.settle()
        for path in paths:
            document = workspace.document(path)
            assert document is not None
            files[path] = document.text
        assert ask_findings(workspace) == ask_findings(opened(files, session.files))


def ask_findings(workspace: Workspace) -> dict[str, list[object]]:
    """Everything that an editor would show, by file."""
    workspace.changed_files()
    found: dict[str, list[object]] = {
        path: [
            (item.start, item.end, item.code, item.severity, item.message, item.stage, item.related)
            for item in workspace.diagnostics(path)
        ]
        for path in sorted(workspace.files())
    }
    return {path: items for path, items in found.items() if items}


_sessions = st.builds(
    Session,
    st.deferred(lambda: st.sampled_from(projects())),
    st.lists(st.tuples(st.integers(0, 7), edits(CODE_PIECES)), min_size=1, max_size=4).map(tuple),
)
PROPERTIES = (
    Property("projects.answers", _sessions, answers, most_calls=60_000_000),
    Property("projects.has_no_history", _sessions, has_no_history, most_calls=60_000_000),
)
