"""Workflow commands of GitHub Actions: each finding becomes an annotation on its line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.report.text_report import printable

if TYPE_CHECKING:
    from amplify_ls.report.records import FindingRecord, Report

_COMMANDS = {"error": "error", "warning": "warning"}


def report_as_github(report: Report) -> str:
    """Return one command per line; information and hints are notices."""
    return "".join(f"{_command(finding)}\n" for finding in report.findings)


def _command(finding: FindingRecord) -> str:
    start, end = finding.range.start, finding.range.end
    values = {"title": f"amplify-ls ({finding.code})", "file": finding.path, "line": start.line, "endLine": end.line}
    if start.line == end.line:
        # Columns apply to a single line only; the last one is inclusive.
        values |= {"col": start.column, "endColumn": max(end.column - 1, start.column)}
    shown = ",".join(f"{name}={_property(str(value))}" for name, value in values.items())
    place = f"{finding.path}:{start.line}:{start.column}"
    return f"::{_COMMANDS.get(finding.severity, 'notice')} {shown}::{_data(f'{place}: {finding.code} {finding.message}')}"


def _data(text: str) -> str:
    return printable(text).replace("%", "%25")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
