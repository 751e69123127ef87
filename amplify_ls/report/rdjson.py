"""The diagnostic format of reviewdog, with suggestions that it can offer on a pull request."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from amplify_ls.report.records import FindingRecord, FixRecord, Position, Range, Report

_SEVERITIES = {"error": "ERROR", "warning": "WARNING"}


def report_as_rdjson(report: Report) -> str:
    """Return the document."""
    content = {
        "source": {"name": "amplify-ls"},
        "severity": "WARNING",
        "diagnostics": [_diagnostic(finding) for finding in report.findings],
    }
    return json.dumps(content, indent=2) + "\n"


def _diagnostic(finding: FindingRecord) -> dict[str, Any]:
    code: dict[str, Any] = {"value": finding.code}
    if finding.url:
        code["url"] = finding.url
    found: dict[str, Any] = {
        "message": finding.message,
        "location": {"path": finding.path, "range": _range(finding.range)},
        "severity": _SEVERITIES.get(finding.severity, "INFO"),
        "code": code,
    }
    suggestions = [suggestion for fix in finding.fixes[:1] for suggestion in _suggestions(fix, finding.path)]
    if suggestions:
        found["suggestions"] = suggestions
    related = [
        {"message": place.message, "location": {"path": place.path, "range": _range(place.range)}} for place in finding.related
    ]
    if related:
        found["related_locations"] = related
    return found


def _suggestions(fix: FixRecord, path: str) -> list[dict[str, Any]]:
    """The suggestions for a fix, which must not change other files."""
    if any(edit.path != path for edit in fix.edits):
        return []
    return [{"range": _range(edit.range), "text": edit.text} for edit in fix.edits]


def _range(span: Range) -> dict[str, Any]:
    return {"start": _position(span.start), "end": _position(span.end)}


def _position(position: Position) -> dict[str, int]:
    return {"line": position.line, "column": position.column}
