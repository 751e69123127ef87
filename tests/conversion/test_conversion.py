"""Schemas of Gen 1 become what the cases say, and our own check has no objection to it."""

from __future__ import annotations

import os

import pytest

from amplify_ls.engine import Workspace
from amplify_ls.engine.structure.accepted_conversion import accepted_conversion
from amplify_ls.rules.rule import Severity
from amplify_ls.text.disk import MemoryDisk
from tests.conversion.cases import Case, load_cases, rendered, write_expected

CASES = [pytest.param(case, id=case.identifier) for case in load_cases()]
ROOT = "/project/amplify/data"


@pytest.mark.parametrize("case", CASES)
def test_conversion(case: Case) -> None:
    blocks = rendered(accepted_conversion(case.api(), {}, case.route))
    if os.environ.get("AMPLIFY_LS_WRITE_GOLDEN") and blocks != case.expected:
        write_expected(case, blocks)
    assert blocks == case.expected


@pytest.mark.parametrize("case", CASES)
def test_result_has_no_errors(case: Case) -> None:
    result = accepted_conversion(case.api(), {}, case.route)
    workspace = Workspace(
        MemoryDisk({f"{ROOT}/resource.ts": result.text, **{f"{ROOT}/{k}": v for k, v in result.files.items()}})
    )
    workspace.load("/project/amplify")
    errors = [
        f"{path}: {diagnostic.code} {diagnostic.message}"
        for path in workspace.files()
        for diagnostic in workspace.diagnostics(path)
        if diagnostic.severity is Severity.ERROR
    ]
    assert workspace.files()
    assert errors == []
