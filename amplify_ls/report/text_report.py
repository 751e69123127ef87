"""The text format: each finding with its code frame, its related places and its fixes, then a summary."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.report.frame import frame, gutter_width

if TYPE_CHECKING:
    from collections.abc import Iterable

    from amplify_ls.report.records import FindingRecord, FixRecord, RelatedRecord, Report
    from amplify_ls.report.style import Style


def report_as_text(report: Report, style: Style) -> str:
    """Return all findings and the summary line."""
    parts = [finding_as_text(finding, style) for finding in report.findings]
    return "\n".join([*parts, summary_as_text(report, style)])


def finding_as_text(finding: FindingRecord, style: Style) -> str:
    """Return one finding, ending with a newline."""
    start = finding.range.start
    gutter = " " * gutter_width(finding.excerpt, finding.range)
    label = style.severity(finding.severity, f"{finding.severity}[{finding.code}]")
    lines = [
        f"{label}: {style.bold(printable(finding.message))}",
        f"{gutter}{style.dim('-->')} {printable(finding.path)}:{start.line}:{start.column}",
        *frame(finding.excerpt, finding.range, "^", lambda text: style.severity(finding.severity, text), style.dim),
    ]
    for related in finding.related:
        lines += _related(related, style)
    if finding.package_message:
        lines.append(f"{gutter} {style.dim('=')} {style.bold('the packages report')}: {_on_one_line(finding.package_message)}")
    lines += [f"{gutter} {style.dim('=')} {_fix(fix, style)}" for fix in finding.fixes]
    if finding.url:
        lines.append(f"{gutter} {style.dim('=')} see {finding.url}")
    return "\n".join(lines) + "\n"


def summary_as_text(report: Report, style: Style) -> str:
    """Return the last line: the number of findings and files, and the number of findings that `--fix` fixes."""
    where = _counted(report.files, "file", "files")
    if not report.findings:
        return f"No problems found in {where}.\n"
    errors, warnings = report.count("error"), report.count("warning")
    notes = len(report.findings) - errors - warnings
    found = [
        style.severity("error", _counted(errors, "error", "errors")) if errors else "",
        style.severity("warning", _counted(warnings, "warning", "warnings")) if warnings else "",
        _counted(notes, "note", "notes") if notes else "",
    ]
    fixable = sum(any(fix.safety == "safe" for fix in finding.fixes) for finding in report.findings)
    hint = f" {fixable:,} fixable with `--fix`." if fixable else ""
    return f"Found {_joined(part for part in found if part)} in {where}.{hint}\n"


def printable(text: str) -> str:
    """Return the text without characters that could control a terminal."""
    return text if text.isprintable() else "".join(char if char.isprintable() else "\ufffd" for char in text)


def _related(related: RelatedRecord, style: Style) -> list[str]:
    start = related.range.start
    gutter = " " * gutter_width(related.excerpt, related.range)
    place = f"{printable(related.path)}:{start.line}:{start.column}"
    return [
        f"{gutter}{style.dim(':::')} {place}: {printable(related.message)}",
        *frame(related.excerpt, related.range, "-", style.dim, style.dim),
    ]


def _on_one_line(text: str) -> str:
    return printable(" ".join(text.split()))


def _fix(fix: FixRecord, style: Style) -> str:
    mark = " (`--fix` applies it)" if fix.safety == "safe" else ""
    return f"{style.bold('fix')}: {printable(fix.title)}{mark}"


def _counted(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"


def _joined(parts: Iterable[str]) -> str:
    *first, last = parts
    return f"{', '.join(first)} and {last}" if first else last
