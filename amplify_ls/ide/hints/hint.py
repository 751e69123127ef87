"""Inlay hints: what the packages add to the code without showing it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from amplify_ls.syntax.outline import Span


class HintLevel(Enum):
    """How much hints show."""

    OFF = "off"
    COMPACT = "compact"
    """Names only."""
    FULL = "full"
    """As it would be written."""


@dataclass(frozen=True, slots=True)
class Hint:
    """A text at a byte of a file that is not part of the file."""

    path: str
    position: int
    label: str
    tooltip: str


@dataclass(frozen=True, slots=True)
class Region:
    """The part of a file that hints are wanted for, in bytes."""

    path: str
    start: int
    end: int

    def touches(self, span: Span) -> bool:
        """Whether a span is, in part at least, within the region."""
        if span.path != self.path:
            return False
        start, end = span.resolve()
        return start <= self.end and self.start <= end

    def has(self, path: str, position: int) -> bool:
        """Whether a position is within the region."""
        return path == self.path and self.start <= position <= self.end


def at_end(span: Span, label: str, tooltip: str) -> Hint:
    """A hint behind a region."""
    return Hint(span.path, span.resolve()[1], label, tooltip)


def at_start(span: Span, label: str, tooltip: str) -> Hint:
    """A hint behind the opening bracket of a region."""
    return Hint(span.path, span.resolve()[0] + 1, label, tooltip)
