from __future__ import annotations

from textwrap import dedent

from amplify_ls.report.records import FixRecord, Report
from amplify_ls.report.style import COLOURED, PLAIN
from amplify_ls.report.text_report import finding_as_text, report_as_text, summary_as_text
from tests.report.examples import SCHEMA, UNKNOWN_MODEL, finding, span


def test_a_finding_shows_its_line_its_fix_and_its_related_place() -> None:
    assert finding_as_text(UNKNOWN_MODEL, PLAIN) == dedent(
        """\
        error[data/unknown-related-model]: `Custmer` is not a model of this schema
         --> amplify/data/resource.ts:5:27
          |
        5 |     customer: a.belongsTo('Custmer', 'customerId'),
          |                           ^^^^^^^^^
         ::: amplify/data/resource.ts:2:3: `Customer` is declared here
          |
        2 |   Customer: a.model({ name: a.string() }),
          |   --------
          = fix: Change to `Customer` (`--fix` applies it)
        """
    )


def test_an_unsafe_fix_promises_nothing() -> None:
    unsafe = finding(SCHEMA, span(2, 3, 2, 11), fixes=(FixRecord("Use `.guest()`", "unsafe", ()),))
    assert "  = fix: Use `.guest()`\n" in finding_as_text(unsafe, PLAIN)


def test_a_page_is_named_when_there_is_one() -> None:
    with_page = finding(SCHEMA, span(2, 3, 2, 11), url="https://example.org/data/unknown-related-model")
    assert "  = see https://example.org/data/unknown-related-model\n" in finding_as_text(with_page, PLAIN)


def test_what_the_packages_say_stands_on_one_line() -> None:
    said = finding(SCHEMA, span(2, 3, 2, 11), package_message="Schema validation failed.\n\n  Unknown type \x1b[2J")
    assert "  = the packages report: Schema validation failed. Unknown type \ufffd[2J\n" in finding_as_text(said, PLAIN)


def test_colour_adds_escapes_only() -> None:
    import re

    coloured = finding_as_text(UNKNOWN_MODEL, COLOURED)
    assert coloured.startswith("\x1b[1;31merror[data/unknown-related-model]\x1b[0m: \x1b[1m`Custmer`")
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == finding_as_text(UNKNOWN_MODEL, PLAIN)


def test_a_message_cannot_steer_the_terminal() -> None:
    hostile = finding(SCHEMA, span(2, 3, 2, 11), message="`\x1b[2J\x07` is not a model")
    assert "\x1b" not in finding_as_text(hostile, PLAIN)
    assert "\x07" not in finding_as_text(hostile, PLAIN)


def test_findings_are_separated_by_an_empty_line_and_followed_by_the_summary() -> None:
    text = report_as_text(Report((UNKNOWN_MODEL, UNKNOWN_MODEL), 3), PLAIN)
    assert "(`--fix` applies it)\n\nerror[" in text
    assert text.endswith("\n\nFound 2 errors in 3 files. 2 fixable with `--fix`.\n")


def test_the_summary_counts_by_severity() -> None:
    def summary(*severities: str, files: int = 1) -> str:
        findings = tuple(finding(SCHEMA, span(2, 3, 2, 11), severity=severity) for severity in severities)
        return summary_as_text(Report(findings, files), PLAIN)

    assert summary() == "No problems found in 1 file.\n"
    assert summary(files=1200) == "No problems found in 1,200 files.\n"
    assert summary("error") == "Found 1 error in 1 file.\n"
    assert summary("warning", "error", "warning") == "Found 1 error and 2 warnings in 1 file.\n"
    assert summary("hint", "error", "warning", "information") == "Found 1 error, 1 warning and 2 notes in 1 file.\n"
