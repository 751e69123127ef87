"""Small projects, asked like an editor asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.engine import Settings, Workspace
from amplify_ls.text.disk import MemoryDisk

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from amplify_ls.edits.operations import TextEdit
    from amplify_ls.engine import CodeAction

DATA = "/p/amplify/data/resource.ts"
BACKEND = "/p/amplify/backend.ts"
BACKEND_TEXT = (
    "import { defineBackend } from '@aws-amplify/backend';\nimport { data } from './data/resource';\ndefineBackend({ data });\n"
)


def workspace_of(text: str, others: Mapping[str, str] | None = None, settings: Settings | None = None) -> Workspace:
    """A workspace with one project, whose schema is ``text``."""
    workspace = Workspace(MemoryDisk({DATA: text, BACKEND: BACKEND_TEXT, **(others or {})}), settings)
    workspace.load(DATA)
    return workspace


def told(workspace: Workspace, path: str = DATA) -> list[tuple[str, str]]:
    """Code and underlined text of the diagnostics of a file."""
    document = workspace.document(path)
    assert document is not None
    return [(item.code, document.data[item.start : item.end].decode()) for item in workspace.diagnostics(path)]


def actions(workspace: Workspace, code: str, path: str = DATA) -> list[CodeAction]:
    """The actions for the diagnostics of a code."""
    places = [item for item in workspace.diagnostics(path) if item.code == code]
    found = [action for item in places for action in workspace.code_actions(path, item.start, item.end)]
    return [action for action in found if any(item.code == code for item in action.diagnostics)]


def applied(workspace: Workspace, edits: Iterable[TextEdit], path: str = DATA) -> str:
    """The text of a file after edits."""
    document = workspace.document(path)
    assert document is not None
    data = document.data
    for edit in sorted((edit for edit in edits if edit.path == path), key=lambda edit: edit.start, reverse=True):
        data = data[: edit.start] + edit.text.encode() + data[edit.end :]
    return data.decode()
