"""The project that is checked, and how the results are printed."""

from __future__ import annotations

from pathlib import Path

import pytest

from amplify_ls.rules.rule import Severity, Stage
from development.ask.answers import answered
from development.ask.subject import SubjectError, subject_at
from development.judge.own import OwnFinding
from development.judge.verdict import TypeFault, Verdict

FIXTURES = Path(__file__).parents[2] / "fixtures"
FILE = "amplify/data/resource.ts"
AUTH = """import { defineAuth } from '@aws-amplify/backend';

export const auth = defineAuth({ loginWith: { emial: true } });
"""


def test_a_project_is_asked_about_with_our_findings() -> None:
    subject = subject_at(FIXTURES / "mistakes/demo")
    assert {"amplify/backend.ts", "amplify/data/resource.ts", "package.json"} <= set(subject.files)
    assert any(finding.path == "amplify/data/resource.ts" and finding.is_error for finding in subject.own)


def test_a_file_of_a_project_stands_for_it() -> None:
    folder = FIXTURES / "mistakes/demo"
    assert subject_at(folder / "amplify/data/resource.ts") == subject_at(folder)


def test_a_project_is_made_of_a_file(tmp_path: Path) -> None:
    path = tmp_path / "wrong.ts"
    path.write_text(AUTH, encoding="utf-8")
    subject = subject_at(path)
    assert sorted(subject.files) == ["amplify/auth/resource.ts", "amplify/backend.ts"]
    assert [(finding.path, finding.line) for finding in subject.own if finding.is_error] == [("amplify/auth/resource.ts", 3)]


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("nothing.ts", None, "does not exist"),
        ("other.ts", "export const a = 1;\n", "defines no resource"),
        ("folder/a.ts", "", "contains 0 projects"),
    ],
)
def test_nothing_to_ask_about(tmp_path: Path, name: str, text: str | None, message: str) -> None:
    path = tmp_path / name
    if text is not None:
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    with pytest.raises(SubjectError, match=message):
        subject_at(path.parent if name.startswith("folder") else path)


def test_both_answers_are_printed_line_by_line() -> None:
    fault = TypeFault(FILE, 3, 2304, "Cannot find\n  name 'x'.", "x")
    own = OwnFinding(FILE, "data/a", "`x` is nothing.", Severity.ERROR, Stage.TYPES, 2)
    assert answered(Verdict((fault,), "x is\n not defined", ("Cycle.",)), [own]).splitlines() == [
        "amplify/data/resource.ts:2 amplify-ls: error [data/a] `x` is nothing.",
        "amplify/data/resource.ts:3 types: TS2304 Cannot find name 'x'.",
        "synth: x is not defined",
        "deployment: Cycle.",
        "the packages reject it; amplify-ls reports 1 error",
    ]


@pytest.mark.parametrize(
    ("verdict", "expected"),
    [
        (Verdict(), "the packages accept it; amplify-ls reports 0 errors"),
        (Verdict(deployment=("Cycle.",)), "the packages accept it, but its deployment fails; amplify-ls reports 0 errors"),
        (
            Verdict((TypeFault(FILE, 1, 1, "No.", "x"),)),
            "the packages accept it, except for type errors; amplify-ls reports 0 errors",
        ),
    ],
)
def test_the_verdict_comes_last(verdict: Verdict, expected: str) -> None:
    assert answered(verdict, []).splitlines()[-1] == expected
