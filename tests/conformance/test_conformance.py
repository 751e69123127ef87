"""The engine agrees with the recorded verdicts of the real packages."""

from __future__ import annotations

import pytest

from tests.conformance.cases import Case, diagnose, load_cases, load_rows, load_unseen_rows, objection, owed_cases
from tests.conformance.table import covered_rows


@pytest.mark.parametrize(
    "case", [pytest.param(case, id=case.identifier.replace("/", ":")) for case in owed_cases(covered_rows())]
)
def test_verdict(case: Case) -> None:
    findings = diagnose(case)
    complaint = objection(case, findings)
    assert complaint is None, "\n".join([complaint or "", *map(str, findings), "", case.files[case.main]])


def test_asked_rows_are_covered() -> None:
    asked = {row.identifier for row in load_rows() if row.asked}
    assert asked - covered_rows() == set()


def test_a_row_without_a_rule_has_a_reason() -> None:
    rows = {row.identifier for row in load_rows()}
    assert rows - covered_rows() - load_unseen_rows().keys() == set()


def test_a_row_with_a_rule_has_no_reason_against_it() -> None:
    assert load_unseen_rows().keys() & covered_rows() == set()


def test_reasons_are_about_known_rows_and_given() -> None:
    assert load_unseen_rows().keys() - {row.identifier for row in load_rows()} == set()
    assert [row for row, reason in load_unseen_rows().items() if not reason.endswith(".")] == []


def test_rules_cover_known_rows_only() -> None:
    assert covered_rows() - {row.identifier for row in load_rows()} == set()


def test_asked_rows_have_a_case() -> None:
    asked = {row.identifier for row in load_rows() if row.asked}
    faulty = [case for case in load_cases() if case.verdict != "accept"]
    assert asked - {row for case in faulty for row in case.rows} == set()
