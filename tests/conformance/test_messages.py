"""What the packages say to a rejected schema is quoted by the finding that is about it."""

from __future__ import annotations

import json

import pytest

from amplify_ls.engine import Workspace
from amplify_ls.text.disk import MemoryDisk
from tests.conformance.cases import FOLDER, PROJECT, Case, load_cases

MESSAGES: dict[str, list[str]] = {
    record["id"]: record["messages"]
    for record in map(json.loads, (FOLDER / "messages.jsonl").read_text(encoding="utf-8").splitlines())
}
"""What the type check, the packages and the synth say, by case; white space is collapsed, and long texts are cut."""
CASES = [case for case in load_cases() if case.identifier in MESSAGES and case.rows]


@pytest.mark.parametrize("case", [pytest.param(case, id=case.identifier.replace("/", ":")) for case in CASES])
def test_a_finding_quotes_the_packages(case: Case) -> None:
    workspace = Workspace(MemoryDisk({PROJECT + path: text for path, text in case.files.items()}))
    workspace.load(PROJECT + case.main)
    quotes = [" ".join(found.package_message.split()) for found in workspace.diagnostics(PROJECT + case.main)]
    said = MESSAGES[case.identifier]
    assert any(quote and any(quote in message for message in said) for quote in quotes), (quotes, said)
