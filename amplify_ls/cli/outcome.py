"""What a run of `check` has come to, and how that is told: output, remarks on standard error, exit code."""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from amplify_ls.cli.arguments import JSON
from amplify_ls.cli.failure import EXIT_CLEAN, EXIT_FAILED, EXIT_FOUND_ERRORS
from amplify_ls.report.json_report import report_as_json
from amplify_ls.report.records import FindingRecord, Report
from amplify_ls.report.style import style_for
from amplify_ls.report.text_report import report_as_text

if TYPE_CHECKING:
    import argparse


@dataclass(slots=True)
class Outcome:
    """What has been found and done so far."""

    findings: list[FindingRecord] = field(default_factory=list)
    files: set[str] = field(default_factory=set)
    fixes: int = 0
    mended_files: int = 0
    differences: list[str] = field(default_factory=list)
    mended_input: bytes | None = None
    """What standard input is after `--fix`."""
    failures: list[str] = field(default_factory=list)
    """Sentences about what the tool could not do; any of them makes the exit code 2."""
    remarks: list[str] = field(default_factory=list)
    """Sentences that the user should know and that change no exit code."""

    def add_findings(self, findings: list[FindingRecord]) -> None:
        """Add findings, but those that are there already: a file that two projects share is judged in each."""
        known = {_identity(finding) for finding in self.findings}
        self.findings += [finding for finding in findings if _identity(finding) not in known]


def tell(outcome: Outcome, options: argparse.Namespace) -> int:
    """Print what the options ask for and return the exit code."""
    report = Report(tuple(sorted(outcome.findings, key=_order)), len(outcome.files))
    if options.diff:
        _write_bytes("".join(outcome.differences).encode())
    elif outcome.mended_input is not None:
        _write_bytes(outcome.mended_input)
        sys.stderr.write(report_as_text(report, style_for(sys.stderr)))
    elif options.output_format == JSON:
        sys.stdout.write(report_as_json(report))
    elif outcome.files or not outcome.remarks:
        sys.stdout.write(report_as_text(report, style_for(sys.stdout)))
    if outcome.fixes and outcome.mended_input is None:
        applied, changed = ("would apply", "would change") if options.diff else ("applied", "changed")
        fixes, files = _counted(outcome.fixes, "fix", "fixes"), _counted(outcome.mended_files, "file", "files")
        print(f"amplify-ls: {applied} {fixes}, {changed} {files}", file=sys.stderr)
    for sentence in dict.fromkeys((*outcome.remarks, *outcome.failures)):
        print(f"amplify-ls: {sentence}", file=sys.stderr)
    return _exit_code(outcome, report, options)


def _exit_code(outcome: Outcome, report: Report, options: argparse.Namespace) -> int:
    if outcome.failures:
        return EXIT_FAILED
    too_many = options.max_warnings is not None and report.count("warning") > options.max_warnings
    return EXIT_FOUND_ERRORS if report.count("error") or too_many else EXIT_CLEAN


def _write_bytes(data: bytes) -> None:
    # Past the text layer, which on some systems would turn the line ends of the file into others.
    sys.stdout.flush()
    sys.stdout.buffer.write(data)


def _identity(finding: FindingRecord) -> tuple[object, ...]:
    return finding.path, finding.range, finding.code, finding.message


def _order(finding: FindingRecord) -> tuple[str, int, int, str]:
    return finding.path, finding.range.start.line, finding.range.start.column, finding.code


def _counted(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"
