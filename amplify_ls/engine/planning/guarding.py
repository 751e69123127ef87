"""The action that protects the table of a model."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import TextEdit
from amplify_ls.engine.diagnostics import CodeAction
from amplify_ls.incremental.graph import untracked
from amplify_ls.plan.guarding import guarding_edit, unguarded_model

if TYPE_CHECKING:
    from collections.abc import Sequence

    from amplify_ls.engine.workspace import Workspace

GUARD = "refactor.rewrite"


def guard_actions(workspace: Workspace, path: str, offset: int) -> Sequence[CodeAction]:
    """The action for the model whose name is at a place."""
    project = workspace.project_of(path)
    model = None if project is None else untracked(lambda: unguarded_model(project, path, offset))
    if project is None or model is None:
        return ()

    def edits() -> tuple[TextEdit, ...]:
        found = untracked(lambda: guarding_edit(project, model.name))
        return () if found is None else (TextEdit(found.path, found.offset, found.offset, found.text),)

    title = f"Protect the table of `{model.name}` in the backend file (takes effect with the next deployment)"
    return (CodeAction(title, GUARD, edits, is_preferred=False),)
