"""The concise format: one finding per line, like compilers, so that editors and terminals can jump to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.report.text_report import printable, summary_as_text

if TYPE_CHECKING:
    from amplify_ls.report.records import Report
    from amplify_ls.report.style import Style


def report_as_concise(report: Report, style: Style) -> str:
    """Return `path:line:column: severity[code] message` for each finding, and the summary line."""
    lines = []
    for finding in report.findings:
        start = finding.range.start
        label = style.severity(finding.severity, f"{finding.severity}[{finding.code}]")
        lines.append(f"{printable(finding.path)}:{start.line}:{start.column}: {label} {printable(finding.message)}\n")
    return "".join([*lines, summary_as_text(report, style)])
