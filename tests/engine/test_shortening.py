"""A file with thousands of findings of one rule has a report that can be read."""

from __future__ import annotations

from amplify_ls.engine.diagnostics import Diagnostic
from amplify_ls.engine.shortening import MOST_FINDINGS, shortened
from amplify_ls.rules.rule import Severity, Stage


def finding(place: int, code: str = "data/x", severity: Severity = Severity.WARNING) -> Diagnostic:
    return Diagnostic("/p/a.ts", place, place + 1, code, severity, f"Finding {place}.", Stage.TYPES)


def test_few_findings_are_all_listed() -> None:
    found = [finding(place) for place in range(MOST_FINDINGS + 1)]
    assert set(shortened(found)) == set(found)


def test_the_first_findings_are_listed_and_the_others_counted() -> None:
    found = [finding(place) for place in reversed(range(12_345))]
    listed = sorted(shortened(found), key=lambda each: each.start)
    assert [each.start for each in listed] == list(range(MOST_FINDINGS + 1))
    assert listed[-1].message == "11,345 more findings of `data/x` in this file are not listed."


def test_each_rule_and_severity_has_findings_of_its_own() -> None:
    many = [finding(place) for place in range(5000)]
    error = finding(6000, severity=Severity.ERROR)
    other = finding(7000, "data/y")
    assert {error, other} < set(shortened([*many, error, other]))
