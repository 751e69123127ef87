"""Which suppress comments of a file are about a place, without looking at each of thousands."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from amplify_ls.syntax.suppressions import SuppressComment


class _Region:
    """A region that comments are about."""

    __slots__ = ("around", "by_name", "end", "start", "used")

    def __init__(self, start: int, end: int, around: _Region | None) -> None:
        self.start = start
        self.end = end
        self.around = around
        """The region that begins before it, or with it, and ends behind its start."""
        self.by_name: dict[str, set[int]] = {}
        """The starts of the comments that have a code."""
        self.used: set[str] = set()
        """The codes for which something was suppressed here."""


class SuppressedRegions:
    """The comments of one file that apply, by the regions that they are about."""

    def __init__(self, comments: Iterable[SuppressComment]) -> None:
        self._regions: list[_Region] = []
        for comment in sorted(comments, key=lambda comment: (comment.line_start, -comment.line_end)):
            self._region_of(comment)
        self._starts = [region.start for region in self._regions]

    def suppress(self, offset: int, code: str) -> bool:
        """Whether a finding at a place is suppressed; the comments that do so are remembered."""
        is_suppressed = False
        for region in self._around(offset):
            for name in (code, f"{code.partition('/')[0]}/*"):
                if name in region.by_name:
                    region.used.add(name)
                    is_suppressed = True
        return is_suppressed

    def used(self) -> dict[int, set[str]]:
        """The codes that have suppressed something, by the start of the comment."""
        found: dict[int, set[str]] = {}
        for region in self._regions:
            for name in region.used:
                for start in region.by_name[name]:
                    found.setdefault(start, set()).add(name)
        return found

    def _region_of(self, comment: SuppressComment) -> None:
        around = self._regions[-1] if self._regions else None
        if around is None or (around.start, around.end) != (comment.line_start, comment.line_end):
            while around is not None and around.end < comment.line_start:
                around = around.around
            around = _Region(comment.line_start, comment.line_end, around)
            self._regions.append(around)
        for code in comment.codes:
            around.by_name.setdefault(code.name, set()).add(comment.start)

    def _around(self, offset: int) -> Iterator[_Region]:
        index = bisect_right(self._starts, offset) - 1
        region = self._regions[index] if index >= 0 else None
        while region is not None:
            if region.end >= offset:
                yield region
            region = region.around
