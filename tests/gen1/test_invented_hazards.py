"""Invented schemas that the transformers accept although they are wrong, each with the rule that warns about it.

The cases were invented without looking at the rules; the transformers have accepted all of them.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from amplify_ls.engine import Workspace
from amplify_ls.rules.rule import Severity
from amplify_ls.text.disk import MemoryDisk

FOLDER = "/project/amplify"
SCHEMA = f"{FOLDER}/backend/api/app/schema.graphql"
CASES = [json.loads(line) for line in Path(__file__).with_name("invented_hazards.jsonl").read_text("utf-8").splitlines()]


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_a_hazard_has_a_warning(case: dict[str, str]) -> None:
    workspace = Workspace(MemoryDisk({SCHEMA: case["schema"]}))
    workspace.load(FOLDER)
    found = workspace.diagnostics(SCHEMA)
    assert case["code"] in {each.code for each in found if each.severity is Severity.WARNING}
    assert not [each.message for each in found if each.severity is Severity.ERROR]
