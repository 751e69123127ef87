"""The engine agrees with the recorded verdicts of the real packages."""

from __future__ import annotations

import pytest

from tests.conformance.cases import Case, diagnose, load_cases, load_rows, objection, owed_cases
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


def test_rules_cover_known_rows_only() -> None:
    assert covered_rows() - {row.identifier for row in load_rows()} == set()


def test_asked_rows_have_a_case() -> None:
    asked = {row.identifier for row in load_rows() if row.asked}
    faulty = [case for case in load_cases() if case.verdict in ("reject", "hazard")]
    assert asked - {row for case in faulty for row in case.rows} == set()
