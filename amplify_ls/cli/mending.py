"""What `--fix` does to the texts of a workspace: fixes, again and again, until none is left."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from amplify_ls.cli.fixing import applied, compatible
from amplify_ls.edits.operations import Safety

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from amplify_ls.edits.operations import TextEdit
    from amplify_ls.engine.diagnostics import Diagnostic
    from amplify_ls.engine.workspace import Workspace


@dataclass(slots=True)
class Mended:
    """The texts before and after, by path, of the files that are others now, and how many fixes were applied."""

    before: dict[str, bytes] = field(default_factory=dict)
    after: dict[str, bytes] = field(default_factory=dict)
    fixes: int = 0
    is_circular: bool = False
    """Whether fixes undid one another, so that the work was stopped."""


SAFE = frozenset({Safety.SAFE})
ALL = frozenset(Safety)


def mend(workspace: Workspace, may_edit: Callable[[str], bool], safeties: frozenset[Safety] = SAFE) -> Mended:
    """Apply fixes until nothing changes. A fix that reaches a file which may not be edited is left out."""
    mended = Mended()
    seen: set[frozenset[tuple[str, bytes]]] = set()
    while True:
        groups = compatible(_fixes(workspace, may_edit, safeties))
        if not groups:
            return mended
        _apply(workspace, groups, mended)
        state = frozenset(mended.after.items())
        if state in seen:
            mended.is_circular = True
            return mended
        seen.add(state)


def _fixes(workspace: Workspace, may_edit: Callable[[str], bool], safeties: frozenset[Safety]) -> Iterable[Sequence[TextEdit]]:
    for path in workspace.files():
        if may_edit(path):
            for diagnostic in workspace.diagnostics(path):
                edits = _fix(diagnostic, safeties)
                if all(may_edit(edit.path) for edit in edits):
                    yield edits


def _fix(diagnostic: Diagnostic, safeties: frozenset[Safety]) -> Sequence[TextEdit]:
    """The first fix that may be applied: rules offer the best one first."""
    return next((fix.edits for fix in diagnostic.fixes() if fix.safety in safeties), ())


def _apply(workspace: Workspace, groups: Iterable[Sequence[TextEdit]], mended: Mended) -> None:
    by_path: dict[str, list[TextEdit]] = {}
    for group in groups:
        mended.fixes += 1
        for edit in group:
            by_path.setdefault(edit.path, []).append(edit)
    for path, edits in by_path.items():
        document = workspace.document(path)
        assert document is not None, f"a fix for a file that is not known: {path}"
        mended.before.setdefault(path, document.data)
        mended.after[path] = applied(document.data, edits)
        workspace.open(path, mended.after[path].decode(), None)
