"""Whatever state a text is in: fixes stay inside of it, and never break what was whole."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from amplify_ls.engine import Workspace
from amplify_ls.syntax.tree import SyntaxTree, dialect_of
from amplify_ls.text.disk import MemoryDisk
from amplify_ls.text.document import Change, Encoding
from tests.differential.edits import RandomEdit, random_edit
from tests.differential.test_workspace import fresh, project_files, told
from tests.engine.support import applied
from tests.engine.test_suppress import IGNORE, schema
from tests.support.seeds import some_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.edits.operations import TextEdit

COMMENTED = {
    "/project/amplify/data/resource.ts": schema(above=f"{IGNORE}, data/missing-authorization", behind=f"// {IGNORE}"),
    "/project/amplify/backend.ts": "import { data } from './data/resource';\ndefineBackend({ data });\n",
}


def edited(workspace: Workspace, files: dict[str, str], path: str, seed: str, count: int) -> Iterator[None]:
    """Edit an open file again and again."""
    chooser = random.Random(seed)
    history: list[tuple[RandomEdit, str]] = []
    for version in range(count):
        text = files[path]
        edit = random_edit(text, chooser, history)
        history.append((edit, text[edit.start : edit.end]))
        files[path] = text[: edit.start] + edit.text + text[edit.end :]
        document = workspace.document(path)
        assert document is not None
        start, end = (document.position(len(text[:at].encode()), Encoding.UTF16) for at in (edit.start, edit.end))
        workspace.change(path, [Change(edit.text, start, end)], version)
        yield


@pytest.mark.parametrize("seed", some_of(range(6), 2))
def test_suppress_comments_do_not_depend_on_how_they_were_typed(seed: int) -> None:
    files = dict(COMMENTED)
    path = "/project/amplify/data/resource.ts"
    workspace = Workspace(MemoryDisk(dict(files)))
    workspace.open(path, files[path], 1)
    for _ in edited(workspace, files, path, f"comments {seed}", 40):
        workspace.diagnostics(path)
        if workspace.has_syntax_errors(path):
            workspace.settle()
        assert told(workspace, sorted(files)) == told(fresh(files, path), sorted(files)), files[path]


@pytest.mark.parametrize("name", ["mistakes/shop-with-mistakes", "shop"])
@pytest.mark.parametrize("seed", some_of(range(6), 1))
def test_fixes_leave_what_is_whole_whole(name: str, seed: int) -> None:
    files = project_files(name)
    chooser = random.Random(f"{name} {seed}")
    workspace = Workspace(MemoryDisk(dict(files)))
    paths = [path for path in sorted(files) if path.endswith(".ts")]
    path = chooser.choice([path for path in paths if path.endswith("resource.ts")])
    workspace.open(path, files[path], 1)
    check_all_fixes(workspace, paths)
    for _ in edited(workspace, files, path, f"{name} {seed}", 15):
        check_all_fixes(workspace, paths)


def check_all_fixes(workspace: Workspace, paths: list[str]) -> None:
    for path in paths:
        for diagnostic in workspace.diagnostics(path):
            for action in workspace.code_actions(path, diagnostic.start, diagnostic.end):
                check_edits(workspace, action.title, action.edits)


def check_edits(workspace: Workspace, title: str, edits: tuple[TextEdit, ...]) -> None:
    for path in {edit.path for edit in edits}:
        document = workspace.document(path)
        assert document is not None
        own = sorted((edit for edit in edits if edit.path == path), key=lambda edit: edit.start)
        places = [0, *(place for edit in own for place in (edit.start, edit.end)), len(document.data)]
        assert places == sorted(places), f"{title}: {own}"
        if not SyntaxTree(document.data, dialect_of(path)).has_error:
            after = applied(workspace, own, path)
            assert not SyntaxTree(after.encode(), dialect_of(path)).has_error, f"{title} breaks the text:\n{after}"
