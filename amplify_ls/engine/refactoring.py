"""Refactorings in the files of a workspace."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.edits.render import render
from amplify_ls.ide.refactorings.registry import offers
from amplify_ls.incremental.graph import untracked

if TYPE_CHECKING:
    from collections.abc import Sequence

    from amplify_ls.edits.operations import TextEdit
    from amplify_ls.engine.workspace import Workspace
    from amplify_ls.ide.refactorings.refactoring import NewFile, Offer


class Refactored(NamedTuple):
    """A refactoring as edits of existing files, and new files."""

    edits: tuple[TextEdit, ...]
    files: tuple[NewFile, ...]


def refactorings(workspace: Workspace, path: str, start: int, end: int) -> Sequence[Offer]:
    """What is possible for a selection in a file, in bytes."""
    project = workspace.project_of(path)
    return [] if project is None else untracked(lambda: offers(project, path, start, end))


def refactored(workspace: Workspace, path: str, offer: Offer) -> Refactored | None:
    """The edits of an offer; None if it cannot be done."""
    loaded = workspace.loaded_of(path)
    if loaded is None:
        return None
    made = untracked(offer.make)
    edits = untracked(lambda: render(made.operations, loaded.sources))
    if not edits and made.operations:
        return None
    return Refactored(edits, made.files)
