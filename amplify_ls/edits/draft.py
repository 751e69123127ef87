"""A file while a fix is at work on it: its text after the operations done so far, and the way there from the old one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from amplify_ls.edits.operations import TextEdit
from amplify_ls.syntax.tree import SyntaxTree, dialect_of

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(slots=True)
class _Change:
    """The bytes from ``start`` to ``end`` of the old text became ``text``.

    ``glued`` bytes at the beginning of a pure insertion belong to what ends there.
    """

    start: int
    end: int
    text: bytes
    glued: int = 0

    @property
    def growth(self) -> int:
        return len(self.text) - (self.end - self.start)


class Draft:
    """A text under change. Operations speak of the old text; ``start`` and ``end`` say where that is now."""

    def __init__(self, path: str, tree: SyntaxTree) -> None:
        self.path = path
        self._tree: SyntaxTree | None = tree
        self.old = tree.data
        self.data = tree.data
        self._changes: list[_Change] = []
        """Sorted, and not overlapping; an insertion where another change ends comes behind that one."""

    @property
    def tree(self) -> SyntaxTree:
        """The tree of the text as it is now."""
        if self._tree is None:
            self._tree = SyntaxTree(self.data, dialect_of(self.path))
        return self._tree

    def start(self, position: int) -> int:
        """Where a region that began at ``position`` of the old text begins now: behind what was put before it."""
        growth = 0
        for change in self._changes:
            if change.end > position:
                # Removed: after its replacement, so that the region is empty.
                return change.start + growth + len(change.text) if change.start < position else position + growth
            growth += change.growth
        return position + growth

    def end(self, position: int) -> int:
        """Where a region that ended at ``position`` of the old text ends now: before what was put behind it."""
        growth = 0
        for change in self._changes:
            if change.start >= position:
                return position + growth + (change.glued if change.start == position else 0)
            if change.end > position:
                return change.start + growth
            growth += change.growth
        return position + growth

    def region(self, start: int, end: int) -> tuple[int, int]:
        """Where a region of the old text is now; empty or reversed where it was taken out."""
        return self.start(start), self.end(end)

    def append(self, position: int, text: bytes) -> None:
        """Put a text behind the region that ended at ``position`` of the old text, as a part of it."""
        at = self.end(position)
        self.splice(at, at, text)
        for change in self._changes:
            if change.start == change.end == position:
                change.glued += len(text)

    def splice(self, start: int, end: int, text: bytes) -> None:
        """Replace the bytes from ``start`` to ``end`` of the current text by ``text``."""
        if start == end and not text:
            return
        before: list[_Change] = []
        touched: list[tuple[int, _Change]] = []
        after: list[_Change] = []
        growth = 0
        for change in self._changes:
            now = change.start + growth
            then = now + len(change.text)
            growth += change.growth
            if _meets(start, end, now, then, change):
                touched.append((now, change))
            elif then <= start:
                before.append(change)
            else:
                after.append(change)
        shift = sum(change.growth for change in before)
        merged = self._merged(start, end, text, touched, shift)
        self._changes = [*before, merged, *after]
        self.data = self.data[:start] + text + self.data[end:]
        self._tree = None

    def _merged(self, start: int, end: int, text: bytes, touched: list[tuple[int, _Change]], shift: int) -> _Change:
        if not touched:
            return _Change(start - shift, end - shift, text)
        first_at, first = touched[0]
        last_at, last = touched[-1]
        prefix = first.text[: max(start - first_at, 0)]
        suffix = last.text[max(end - last_at, 0) :]
        old_start = min(first.start, start - shift)
        inside = sum(change.growth for _, change in touched)
        old_end = max(last.end, end - shift - inside)
        glued = min(first.glued, len(prefix)) if old_start == old_end else 0
        return _Change(old_start, old_end, prefix + text + suffix, glued)

    def edits(self) -> Iterator[TextEdit]:
        """The changes from the old text to the current one: in order, disjoint, and none without effect."""
        joined: list[_Change] = []
        for change in self._changes:
            if joined and joined[-1].end == change.start:
                joined[-1] = _Change(joined[-1].start, change.end, joined[-1].text + change.text)
            else:
                joined.append(change)
        for change in joined:
            if self.old[change.start : change.end] != change.text:
                yield TextEdit(self.path, change.start, change.end, change.text.decode("utf-8", "replace"))


def _is_insertion(change: _Change) -> bool:
    return change.start == change.end


def _meets(start: int, end: int, now: int, then: int, change: _Change) -> bool:
    """Whether a splice and the text of an earlier change, from ``now`` to ``then``, are merged."""
    if start < end:
        return start < then and now < end
    # Insertions at the same position are merged, and so are changes within inserted text or in place of removed text.
    return now < start < then or (now <= start <= then and (now == then or _is_insertion(change)))
