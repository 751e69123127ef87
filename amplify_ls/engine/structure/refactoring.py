"""Refactorings in the files of a workspace."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import TextEdit
from amplify_ls.edits.render import render
from amplify_ls.ide.refactorings.registry import offers
from amplify_ls.incremental.graph import untracked

if TYPE_CHECKING:
    from collections.abc import Sequence

    from amplify_ls.engine.workspace import Workspace
    from amplify_ls.ide.refactorings.refactoring import Offer


def refactorings(workspace: Workspace, path: str, start: int, end: int) -> Sequence[Offer]:
    """What is possible for a selection in a file, in bytes."""
    loaded = workspace.loaded_of(path)
    if loaded is not None and loaded.gen1 is not None and path in loaded.gen1.files():
        from amplify_ls.engine.structure.conversion import conversion_offers

        return untracked(lambda: list(conversion_offers(loaded, path)))
    project = workspace.project_of(path)
    return [] if project is None else untracked(lambda: offers(project, path, start, end))


def refactored(workspace: Workspace, path: str, offer: Offer) -> tuple[TextEdit, ...] | None:
    """The edits of an offer, those of files that do not exist included; None if it cannot be done."""
    loaded = workspace.loaded_of(path)
    if loaded is None:
        return None
    made = untracked(offer.make)
    edits = untracked(lambda: render(made.operations, loaded.sources))
    if not edits and made.operations:
        return None
    return (*edits, *(TextEdit(file.path, 0, 0, file.text) for file in made.files))
