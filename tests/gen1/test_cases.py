"""The engine agrees with the recorded verdicts of the transformers, at the token that they are about."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from amplify_ls.engine import Workspace
from amplify_ls.rules.rule import Severity
from amplify_ls.text.disk import MemoryDisk
from amplify_ls.text.document import Encoding
from tests.gen1.cases import PROJECT, Case, load_cases

CASES = [pytest.param(case, id=case.identifier.replace("/", ":")) for case in load_cases() if case.judge == "cli"]
"""What the transformers of Gen 2 judge is a string in a backend, which is not checked."""


class Found(NamedTuple):
    path: str
    place: tuple[int, int]
    severity: Severity
    code: str


def found_in(case: Case) -> list[Found]:
    workspace = Workspace(MemoryDisk({PROJECT + path: text for path, text in case.files.items()}))
    workspace.load(f"{PROJECT}amplify")
    found = []
    for path in case.files:
        for diagnostic in workspace.diagnostics(PROJECT + path):
            document = workspace.document(diagnostic.path)
            assert document is not None
            line, column = document.position(diagnostic.start, Encoding.UTF32)
            found.append(Found(path, (line + 1, column + 1), diagnostic.severity, diagnostic.code))
    return found


@pytest.mark.parametrize("case", CASES)
def test_verdict(case: Case) -> None:
    found = found_in(case)
    errors = [each for each in found if each.severity is Severity.ERROR]
    warnings = [each for each in found if each.severity is Severity.WARNING]
    places = [(each.path, each.place) for each in (errors if case.verdict == "reject" else warnings)]
    if case.verdict in ("reject", "hazard"):
        assert any(path == case.main and case.place in (None, place) for path, place in places), found
    if case.verdict != "reject":
        assert errors == []
    if case.verdict in ("accept", "note"):
        assert warnings == []
