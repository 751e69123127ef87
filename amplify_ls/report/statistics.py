"""The number of findings of each rule."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from amplify_ls.report.records import FindingRecord, Report
    from amplify_ls.report.style import Style


def report_as_statistics(report: Report, style: Style) -> str:
    """Return one line per rule, the most frequent first: the count, its code, and the number of findings that `--fix` fixes."""
    counts = Counter(finding.code for finding in report.findings)
    fixable = Counter(finding.code for finding in report.findings if _is_fixable(finding))
    severities = {finding.code: finding.severity for finding in reversed(report.findings)}
    width = len(str(max(counts.values(), default=0)))
    lines = []
    for code, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        note = f"  ({fixable[code]} fixable with `--fix`)" if fixable[code] else ""
        lines.append(f"{count:>{width}}  {style.severity(severities[code], code)}{note}\n")
    return "".join(lines)


def _is_fixable(finding: FindingRecord) -> bool:
    return any(fix.safety == "safe" for fix in finding.fixes)
