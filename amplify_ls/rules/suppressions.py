"""What the rules about suppress comments are asked about."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from amplify_ls.syntax.outline import Anchor, Span

if TYPE_CHECKING:
    from amplify_ls.syntax.suppressions import SuppressComment

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


@dataclass(frozen=True, slots=True)
class Suppression:
    """A suppress comment, and what came of it."""

    path: str
    comment: SuppressComment
    used: frozenset[str]
    """The codes of findings that it hides, and those of which that cannot be told."""
    known: frozenset[str]
    """The codes of all rules, and ``family/*`` for each family."""
    today: date

    @property
    def last_day(self) -> date | None:
        """The last day that it holds; None for ever, or where the date is none."""
        until = self.comment.until
        # Newer versions of Python know more ways to write a day: it is the same day with all of them.
        if until is None or _DAY.fullmatch(until.text) is None:
            return None
        try:
            return date.fromisoformat(until.text)
        except ValueError:
            return None

    @property
    def is_expired(self) -> bool:
        """Whether it holds no more."""
        return self.last_day is not None and self.last_day < self.today

    def span(self, start: int, end: int) -> Span:
        """A region of the file, in bytes."""
        return Span(Anchor(self.path, start), 0, end - start)

    def span_without(self, index: int) -> Span:
        """The region that takes one of several codes out, with a comma."""
        codes = self.comment.codes
        if index > 0:
            return self.span(codes[index - 1].end, codes[index].end)
        return self.span(codes[0].start, codes[1].start)
