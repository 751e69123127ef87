"""The subject of the rules about suppression comments."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from amplify_ls.syntax.outline import Anchor, Span

if TYPE_CHECKING:
    from datetime import date

    from amplify_ls.syntax.suppressions import SuppressComment

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


@dataclass(frozen=True, slots=True)
class Suppression:
    """A suppression comment, and what it suppresses."""

    path: str
    comment: SuppressComment
    used: frozenset[str]
    """The codes of findings that it suppresses, and those for which that cannot be determined."""
    known: frozenset[str]
    """The codes of all rules, and ``family/*`` for each family."""
    today: date

    @property
    def last_day(self) -> date | None:
        """The last day on which it applies; None if it never expires, or if the date is invalid."""
        from datetime import date

        until = self.comment.until
        # Newer versions of Python accept more formats: the result must not depend on the version.
        if until is None or _DAY.fullmatch(until.text) is None:
            return None
        try:
            return date.fromisoformat(until.text)
        except ValueError:
            return None

    @property
    def is_expired(self) -> bool:
        """Whether it no longer applies."""
        return self.last_day is not None and self.last_day < self.today

    def span(self, start: int, end: int) -> Span:
        """A region of the file; offsets are bytes."""
        return Span(Anchor(self.path, start), 0, end - start)

    def span_without(self, index: int) -> Span:
        """The region of one of several codes, including a comma."""
        codes = self.comment.codes
        if index > 0:
            return self.span(codes[index - 1].end, codes[index].end)
        return self.span(codes[0].start, codes[1].start)
