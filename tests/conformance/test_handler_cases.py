"""Each recorded case about the code of functions is answered as the packages answer it, rows or not."""

from __future__ import annotations

import pytest

from tests.conformance.cases import Case, diagnose, load_cases, objection

CASES = [pytest.param(case, id=case.identifier) for case in load_cases() if case.identifier.startswith("own-handlers/")]


@pytest.mark.parametrize("case", CASES)
def test_verdict(case: Case) -> None:
    assert objection(case, diagnose(case)) is None
