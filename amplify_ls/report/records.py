"""The findings of a run in the terms that people and other programs read.

Layers below use byte offsets and absolute paths; a record uses 1-based lines, 1-based columns in UTF-16 code units and the
displayed path. Reporters depend on records only, so each is a pure function.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Position:
    """A place in a file: 1-based line, 1-based column in UTF-16 code units."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Range:
    """Half open: `end` is the first position that does not belong to it."""

    start: Position
    end: Position


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Source lines around a range, without their line ends. `first_line` is the 1-based number of `lines[0]`."""

    first_line: int
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EditRecord:
    """The text that replaces a range."""

    path: str
    range: Range
    text: str


@dataclass(frozen=True, slots=True)
class FixRecord:
    """One way to fix a finding. `safety` is "safe" or "unsafe"."""

    title: str
    safety: str
    edits: tuple[EditRecord, ...]


@dataclass(frozen=True, slots=True)
class RelatedRecord:
    """Another place that a finding is about."""

    path: str
    range: Range
    message: str
    excerpt: Excerpt


@dataclass(frozen=True, slots=True)
class FindingRecord:
    """One finding. `severity` is "error", "warning", "information" or "hint"; `stage` is the stage that rejects it."""

    path: str
    code: str
    severity: str
    message: str
    range: Range
    stage: str
    url: str | None
    fixes: tuple[FixRecord, ...]
    related: tuple[RelatedRecord, ...]
    excerpt: Excerpt
    package_message: str = ""
    """The error message of the packages; empty if there is none."""


@dataclass(frozen=True, slots=True)
class Report:
    """All findings of a run, in the order of the output, and the number of checked files."""

    findings: tuple[FindingRecord, ...]
    files: int

    def count(self, severity: str) -> int:
        """Return the number of findings with this severity."""
        return sum(finding.severity == severity for finding in self.findings)
