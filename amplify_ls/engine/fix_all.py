"""All safe fixes at once: as many as can be applied together; whoever asks again afterwards gets the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from amplify_ls.edits.operations import TextEdit
    from amplify_ls.engine.diagnostics import Diagnostic


def has_safe_fix(diagnostics: Iterable[Diagnostic]) -> bool:
    """Whether any of the diagnostics can be mended safely."""
    return any(diagnostic.safe_fix() is not None for diagnostic in diagnostics)


def safe_edits(diagnostics: Iterable[Diagnostic]) -> tuple[TextEdit, ...]:
    """The edits of the first safe fix of each diagnostic, as far as they go together; sorted, and without overlaps."""
    fixes = (diagnostic.safe_fix() for diagnostic in diagnostics)
    return joined(fix.edits for fix in fixes if fix is not None)


def joined(groups: Iterable[Sequence[TextEdit]]) -> tuple[TextEdit, ...]:
    """The edits of fixes that can be applied together, the first come first served.

    A fix is taken whole or not at all. One that touches what another has changed waits: it was made for another text.
    An edit that is the same in both, such as the import that both need, is made once.
    """
    taken: dict[str, list[TextEdit]] = {}
    for group in groups:
        fresh = [edit for edit in group if edit not in taken.get(edit.path, ())]
        if not any(_touches(edit, other) for edit in fresh for other in taken.get(edit.path, ())):
            for edit in fresh:
                taken.setdefault(edit.path, []).append(edit)
    return tuple(edit for path in taken for edit in sorted(taken[path], key=lambda edit: edit.start))


def _touches(edit: TextEdit, other: TextEdit) -> bool:
    return edit.start <= other.end and other.start <= edit.end
