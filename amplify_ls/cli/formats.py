"""The output formats, by name."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from amplify_ls.cli.arguments import CONCISE, TEXT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from amplify_ls.report.records import FindingRecord, Report
    from amplify_ls.report.rule_list import RuleRecord
    from amplify_ls.report.style import Style

T = TypeVar("T")
FOR_PEOPLE = frozenset({TEXT, CONCISE})
"""Formats with a summary, colors and remarks; all others are read by programs."""


def in_format(
    name: str, found: T, formats: Mapping[str, Callable[[T], str]], as_text: Callable[[T, Style], str], style: Style
) -> str:
    """Return data in one of the formats that it has, or else as text for people."""
    write = formats.get(name)
    return as_text(found, style) if write is None else write(found)


def report_as(name: str, report: Report, style: Style) -> str:
    """Return a report in a format. Each is imported on demand, because start-up is part of every run."""
    if name == TEXT:
        from amplify_ls.report.text_report import report_as_text

        return report_as_text(report, style)
    if name == CONCISE:
        from amplify_ls.report.concise import report_as_concise

        return report_as_concise(report, style)
    if name == "sarif":
        from amplify_ls.report.sarif import report_as_sarif

        return report_as_sarif(report, _rules(report.findings))
    from amplify_ls.report.legible import legible

    return _for_programs(name, legible(report))


def _for_programs(name: str, report: Report) -> str:
    if name == "json":
        from amplify_ls.report.json_report import report_as_json as write
    elif name == "json-lines":
        from amplify_ls.report.json_report import report_as_json_lines as write
    elif name == "github":
        from amplify_ls.report.github import report_as_github as write
    elif name == "gitlab":
        from amplify_ls.report.gitlab import report_as_gitlab as write
    elif name == "junit":
        from amplify_ls.report.junit import report_as_junit as write
    elif name == "rdjson":
        from amplify_ls.report.rdjson import report_as_rdjson as write
    else:
        raise ValueError(f"unknown format {name}")
    return write(report)


def _rules(findings: Iterable[FindingRecord]) -> dict[str, tuple[RuleRecord, str]]:
    from amplify_ls.cli.rules import record_of
    from amplify_ls.rules.registry import documentation, rule_for

    rules = ((code, rule_for(code)) for code in {finding.code for finding in findings})
    return {code: (record_of(rule), documentation(code)) for code, rule in rules if rule is not None}
