"""Replace invalid UTF-8 in file names, because a reader may reject a whole report for a single name."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from amplify_ls.report.records import FindingRecord, FixRecord, Report

_LONE_SURROGATE = re.compile(r"[\ud800-\udfff]")
_REPLACEMENT = "\ufffd"


def legible(report: Report) -> Report:
    """A report that can be encoded as UTF-8, with U+FFFD for each invalid byte of a name."""
    return replace(report, findings=tuple(_finding(finding) for finding in report.findings))


def legible_text(text: str) -> str:
    """A text that can be encoded as UTF-8."""
    return text if text.isascii() else _LONE_SURROGATE.sub(_REPLACEMENT, text)


def _finding(finding: FindingRecord) -> FindingRecord:
    return replace(
        finding,
        path=legible_text(finding.path),
        message=legible_text(finding.message),
        fixes=tuple(_fix(fix) for fix in finding.fixes),
        related=tuple(
            replace(place, path=legible_text(place.path), message=legible_text(place.message)) for place in finding.related
        ),
    )


def _fix(fix: FixRecord) -> FixRecord:
    edits = tuple(replace(edit, path=legible_text(edit.path), text=legible_text(edit.text)) for edit in fix.edits)
    return replace(fix, title=legible_text(fix.title), edits=edits)
