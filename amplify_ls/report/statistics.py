"""How often each rule has found something."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from amplify_ls.report.records import FindingRecord, Report
    from amplify_ls.report.style import Style


def report_as_statistics(report: Report, style: Style) -> str:
    """Return one line a rule, the most frequent first: how often, its code, and how many `--fix` mends."""
    counts = Counter(finding.code for finding in report.findings)
    mended = Counter(finding.code for finding in report.findings if _is_mended(finding))
    severities = {finding.code: finding.severity for finding in reversed(report.findings)}
    width = len(str(max(counts.values(), default=0)))
    lines = []
    for code, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        fixable = f"  ({mended[code]} with `--fix`)" if mended[code] else ""
        lines.append(f"{count:>{width}}  {style.severity(severities[code], code)}{fixable}\n")
    return "".join(lines)


def _is_mended(finding: FindingRecord) -> bool:
    return any(fix.safety == "safe" for fix in finding.fixes)
