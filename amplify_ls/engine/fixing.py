"""Apply fixes: which are compatible, the texts after them, and the rounds until none is left.

The command line and the server apply fixes in the same way, and differ only in what they do with the new texts.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.edits.operations import Safety

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from amplify_ls.edits.operations import TextEdit
    from amplify_ls.engine.diagnostics import Diagnostic, RenderedFix
    from amplify_ls.engine.workspace import Workspace

FIX_ALL = "source.fixAll.amplify"
"""The kind of the code action that applies all safe fixes of a file."""
FIX_ALL_TITLE = "Fix all auto-fixable Amplify problems"

SAFE = frozenset({Safety.SAFE})

MOST_ROUNDS = 100
"""The maximum number of rounds. Fixes that cause each other could continue forever."""


class Batch(NamedTuple):
    """The edits of fixes that are applied together, in the order of each file, and the number of fixes."""

    edits: tuple[TextEdit, ...]
    fixes: int


def has_safe_fix(diagnostics: Iterable[Diagnostic]) -> bool:
    """Whether any of the diagnostics has a safe fix."""
    return any(diagnostic.safe_fix() is not None for diagnostic in diagnostics)


def is_obvious(fix: RenderedFix) -> bool:
    """Whether a fix can also be applied to all other faults of the same kind on request."""
    return fix.safety is Safety.SAFE or fix.is_preferred


def obvious_edits(diagnostics: Iterable[Diagnostic]) -> tuple[TextEdit, ...]:
    """The edits of the first fix of each diagnostic, where it is obvious, of those that can be applied together."""
    fixes = (next(iter(diagnostic.fixes()), None) for diagnostic in diagnostics)
    return joined(fix.edits for fix in fixes if fix is not None and is_obvious(fix)).edits


def safe_edits(diagnostics: Iterable[Diagnostic]) -> tuple[TextEdit, ...]:
    """The edits of the first safe fix of each diagnostic, of those that can be applied together."""
    fixes = (diagnostic.safe_fix() for diagnostic in diagnostics)
    return joined(fix.edits for fix in fixes if fix is not None).edits


def joined(groups: Iterable[Sequence[TextEdit]]) -> Batch:
    """The edits of fixes, one group each, that can be applied together; earlier groups take precedence.

    A fix is applied completely or not at all. A fix that touches what another one changes waits, because it was computed for
    another text. An edit that two fixes share, such as an import that both need, is applied once.
    """
    taken: dict[str, _TakenEdits] = {}
    fixes = 0
    for group in groups:
        fresh = [edit for edit in group if edit.path not in taken or edit not in taken[edit.path].edits]
        if not fresh or any(edit.path in taken and taken[edit.path].touches(edit) for edit in fresh):
            continue
        fixes += 1
        for edit in fresh:
            taken.setdefault(edit.path, _TakenEdits()).add(edit)
    return Batch(tuple(edit for each in taken.values() for edit in sorted(each.edits, key=_place)), fixes)


def applied(data: bytes, edits: Iterable[TextEdit]) -> bytes:
    """Return a UTF-8 text after edits that do not overlap; their positions refer to the original text."""
    parts: list[bytes] = []
    position = 0
    # Sorting is stable: insertions at one place keep the order in which their fix lists them.
    for edit in sorted(edits, key=_place):
        parts += (data[position : edit.start], edit.text.encode())
        position = edit.end
    return b"".join([*parts, data[position:]])


class FixRounds:
    """The fixes of a workspace, round after round: each round has the fixes that can be applied to the current texts.

    The caller applies the edits before requesting the next round.
    """

    def __init__(
        self,
        workspace: Workspace,
        covers: Callable[[str], bool],
        may_edit: Callable[[str], bool] = lambda path: True,
        safeties: frozenset[Safety] = SAFE,
    ) -> None:
        """`covers` selects the files whose diagnostics are fixed, and `may_edit` the files that a fix may change."""
        self._workspace = workspace
        self._covers = covers
        self._may_edit = may_edit
        self._safeties = safeties
        self._seen: set[frozenset[tuple[str, bytes]]] = set()
        self._touched: set[str] = set()
        self.is_stopped = False
        """Whether the rounds ended because fixes undid each other, or continued for too long."""

    def __iter__(self) -> Iterator[Batch]:
        return self

    def __next__(self) -> Batch:
        state = frozenset((path, self._text(path)) for path in self._touched)
        batch = joined(self._groups())
        if not batch.edits:
            raise StopIteration
        if state in self._seen or len(self._seen) == MOST_ROUNDS:
            self.is_stopped = True
            raise StopIteration
        self._seen.add(state)
        self._touched.update(edit.path for edit in batch.edits)
        return batch

    def _groups(self) -> Iterator[Sequence[TextEdit]]:
        for path in filter(self._covers, self._workspace.files()):
            for diagnostic in self._workspace.diagnostics(path):
                # Rules offer the best fix first.
                fix = next(iter(diagnostic.make_fixes(self._safeties)), None)
                if fix is not None and all(self._may_edit(edit.path) for edit in fix.edits):
                    yield fix.edits

    def _text(self, path: str) -> bytes:
        document = self._workspace.document(path)
        return b"" if document is None else document.data


@dataclass(slots=True)
class FixedTexts:
    """The texts before and after, by path, of the files that fixes have changed, and the number of applied fixes."""

    before: dict[str, bytes] = field(default_factory=dict)
    after: dict[str, bytes] = field(default_factory=dict)
    fixes: int = 0
    is_stopped: bool = False
    """Whether fixes undid each other, or continued for too long."""


def fix_texts(workspace: Workspace, may_edit: Callable[[str], bool], safeties: frozenset[Safety] = SAFE) -> FixedTexts:
    """Apply fixes to the texts of a workspace, and not to the disk, until nothing changes.

    A fix that changes a file that may not be edited is skipped.
    """
    fixed = FixedTexts()
    rounds = FixRounds(workspace, may_edit, may_edit, safeties)
    for batch in rounds:
        fixed.fixes += batch.fixes
        by_path: dict[str, list[TextEdit]] = {}
        for edit in batch.edits:
            by_path.setdefault(edit.path, []).append(edit)
        for path, edits in by_path.items():
            document = workspace.document(path)
            assert document is not None, f"a fix for an unknown file: {path}"
            fixed.before.setdefault(path, document.data)
            fixed.after[path] = applied(document.data, edits)
            workspace.open(path, fixed.after[path].decode(), None)
    fixed.is_stopped = rounds.is_stopped
    return fixed


class _TakenEdits:
    """The edits of one file that are applied, with the regions that they change."""

    __slots__ = ("_regions", "edits")

    def __init__(self) -> None:
        self.edits: dict[TextEdit, None] = {}
        self._regions: list[tuple[int, int]] = []
        """End and start of each, in order. Taken edits do not overlap, so their starts are in order too."""

    def touches(self, edit: TextEdit) -> bool:
        """Whether an edit overlaps with one of these, or starts where it ends."""
        index = bisect_left(self._regions, (edit.start, 0))
        return index < len(self._regions) and self._regions[index][1] <= edit.end

    def add(self, edit: TextEdit) -> None:
        insort(self._regions, (edit.end, edit.start))
        self.edits[edit] = None


def _place(edit: TextEdit) -> tuple[int, int]:
    return edit.start, edit.end
