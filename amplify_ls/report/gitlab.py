"""The code quality report of GitLab: a list of issues, of which merge requests show the new ones."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from amplify_ls.report.records import FindingRecord, Report

_SEVERITIES = {"error": "major", "warning": "minor"}


def report_as_gitlab(report: Report) -> str:
    """Return a JSON list of issues."""
    seen: dict[str, int] = {}
    return json.dumps([_issue(finding, seen) for finding in report.findings], indent=2) + "\n"


def _issue(finding: FindingRecord, seen: dict[str, int]) -> dict[str, Any]:
    start, end = finding.range.start, finding.range.end
    return {
        "description": f"{finding.code}: {finding.message}",
        "check_name": finding.code,
        "fingerprint": _fingerprint(finding, seen),
        "severity": _SEVERITIES.get(finding.severity, "info"),
        "location": {
            "path": finding.path,
            "positions": {
                "begin": {"line": start.line, "column": start.column},
                "end": {"line": end.line, "column": end.column},
            },
        },
    }


def _fingerprint(finding: FindingRecord, seen: dict[str, int]) -> str:
    """The identity of an issue from one commit to the next, without its line number, which may change."""
    line = finding.excerpt.lines[0].strip() if finding.excerpt.lines else ""
    text = "\0".join((finding.path, finding.code, finding.message, line))
    seen[text] = seen.get(text, 0) + 1
    return hashlib.sha256(f"{text}\0{seen[text]}".encode()).hexdigest()
