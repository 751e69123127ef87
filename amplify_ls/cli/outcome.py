"""The outcome of a run of `check`, and how it is reported: output, remarks on standard error, exit code."""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from amplify_ls.cli.failure import EXIT_CLEAN, EXIT_FAILED, EXIT_FOUND_ERRORS
from amplify_ls.cli.formats import FOR_PEOPLE, report_as
from amplify_ls.cli.printing import write_bytes, write_text
from amplify_ls.cli.writing import write_report
from amplify_ls.report.legible import legible_text
from amplify_ls.report.records import FindingRecord, Report
from amplify_ls.report.style import PLAIN, style_for
from amplify_ls.report.text_report import report_as_text, summary_as_text

if TYPE_CHECKING:
    from amplify_ls.cli.options import CheckOptions
    from amplify_ls.engine.baseline import Accepted
    from amplify_ls.report.style import Style


@dataclass(slots=True)
class Outcome:
    """The findings and changes so far, in one project or in all."""

    findings: list[FindingRecord] = field(default_factory=list)
    files: set[str] = field(default_factory=set)
    fixes: int = 0
    comments: int = 0
    """The number of suppression comments that were added."""
    changed_files: int = 0
    differences: list[str] = field(default_factory=list)
    fixed_input: bytes | None = None
    """The text on standard input after `--fix`."""
    accepted: list[tuple[Accepted, str]] = field(default_factory=list)
    """The findings for a baseline, with messages."""
    failures: list[str] = field(default_factory=list)
    """Messages about failures; any of them makes the exit code 2."""
    remarks: list[str] = field(default_factory=list)
    """Messages for the user that do not change the exit code."""

    def add(self, other: Outcome) -> None:
        """Add the outcome of another project. The findings of a file that two projects share are reported once."""
        known = {_identity(finding) for finding in self.findings} if other.files & self.files else set()
        self.findings += [finding for finding in other.findings if _identity(finding) not in known]
        self.files |= other.files
        self.fixes += other.fixes
        self.comments += other.comments
        self.changed_files += other.changed_files
        self.differences += other.differences
        self.fixed_input = other.fixed_input if self.fixed_input is None else self.fixed_input
        self.accepted += other.accepted
        self.failures += other.failures
        self.remarks += other.remarks


def tell(outcome: Outcome, options: CheckOptions) -> int:
    """Print the requested output and return the exit code. Raises CommandError if a file cannot be written."""
    report = Report(tuple(sorted(outcome.findings, key=_order)), len(outcome.files))
    if options.diff:
        _tell_differences(outcome, options)
    elif outcome.fixed_input is not None:
        write_bytes(outcome.fixed_input)
        sys.stderr.write(report_as_text(report, style_for(sys.stderr)))
    elif options.output_file is not None:
        text = _statistics(report, PLAIN) if options.statistics else report_as(options.output_format, report, PLAIN)
        write_report(options.output_file, legible_text(text).encode())
    elif options.statistics:
        write_text(_statistics(report, style_for(sys.stdout)))
    elif options.output_format not in FOR_PEOPLE or outcome.files or not outcome.remarks:
        write_text(report_as(options.output_format, report, style_for(sys.stdout)))
    if outcome.fixes and outcome.fixed_input is None:
        applied, changed = ("would apply", "would change") if options.diff else ("applied", "changed")
        fixes, files = _counted(outcome.fixes, "fix", "fixes"), _counted(outcome.changed_files, "file", "files")
        print(f"amplify-ls: {applied} {fixes}, {changed} {files}", file=sys.stderr)
    if outcome.comments:
        comments, files = _counted(outcome.comments, "comment", "comments"), _counted(outcome.changed_files, "file", "files")
        print(f"amplify-ls: added {comments}, changed {files}", file=sys.stderr)
    for sentence in dict.fromkeys((*outcome.remarks, *outcome.failures)):
        print(f"amplify-ls: {sentence}", file=sys.stderr)
    return _exit_code(outcome, report, options)


def _tell_differences(outcome: Outcome, options: CheckOptions) -> None:
    # File names are the bytes on disk, so that `patch` finds the files.
    data = "".join(outcome.differences).encode("utf-8", "surrogateescape")
    if options.output_file is None:
        write_bytes(data)
    else:
        write_report(options.output_file, data)


def _statistics(report: Report, style: Style) -> str:
    from amplify_ls.report.statistics import report_as_statistics

    return report_as_statistics(report, style) + summary_as_text(report, style)


def _exit_code(outcome: Outcome, report: Report, options: CheckOptions) -> int:
    if outcome.failures:
        return EXIT_FAILED
    if options.exit_zero:
        return EXIT_CLEAN
    too_many = options.max_warnings is not None and report.count("warning") > options.max_warnings
    return EXIT_FOUND_ERRORS if report.count("error") or too_many else EXIT_CLEAN


def _identity(finding: FindingRecord) -> tuple[object, ...]:
    return finding.path, finding.range, finding.code, finding.message


def _order(finding: FindingRecord) -> tuple[str, int, int, str]:
    return finding.path, finding.range.start.line, finding.range.start.column, finding.code


def _counted(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"
