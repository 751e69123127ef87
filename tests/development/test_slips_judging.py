"""How the packages' answer and ours are compared, and what is printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from amplify_ls.rules.rule import Severity, Stage
from development.judge.laid_out import LaidOut, projects_in
from development.judge.own import OwnFinding
from development.judge.verdict import TypeFault, Verdict
from development.slips.__main__ import is_good
from development.slips.judging import Answer, Outcome, new_findings, outcome
from development.slips.making import Mutant, mutants
from development.slips.slip import Kind, Slip
from development.slips.table import Shares, as_table, described, shares

if TYPE_CHECKING:
    from pathlib import Path

FILE = "amplify/data/resource.ts"
PROJECT = LaidOut("shop", "/shop", {FILE: "one\ntwo\nthree\n"}, (FILE,))
MUTANT = Mutant(PROJECT, FILE, Slip(Kind.NAME, 4, 7, b"tow"))
FAULT = TypeFault(FILE, 3, 2304, "Cannot find name 'tow'.", "tow")
ACCEPTED = Verdict()


def own(line: int, severity: Severity = Severity.ERROR, stage: Stage = Stage.SYNTH) -> OwnFinding:
    return OwnFinding(FILE, "data/a", "`tow` is nothing.", severity, stage, line)


@pytest.mark.parametrize(
    ("verdict", "findings", "expected"),
    [
        (Verdict(refusal="No."), (own(2),), Answer.FOUND),
        (Verdict(refusal="No."), (own(3),), Answer.ELSEWHERE),
        (Verdict((FAULT,)), (own(3),), Answer.FOUND),
        (Verdict(deployment=("No.",)), (), Answer.MISSED),
        (Verdict((FAULT,)), (own(2, Severity.WARNING),), Answer.MISSED),
        (ACCEPTED, (own(2),), Answer.FALSE),
        (ACCEPTED, (own(2, stage=Stage.DEPLOY),), Answer.QUIET),
        (ACCEPTED, (own(2, Severity.WARNING),), Answer.QUIET),
        (ACCEPTED, (), Answer.QUIET),
    ],
)
def test_an_answer(verdict: Verdict, findings: tuple[OwnFinding, ...], expected: Answer) -> None:
    assert outcome(MUTANT, ACCEPTED, verdict, findings).answer is expected


def test_only_what_is_new_counts() -> None:
    before = Verdict((FAULT,), deployment=("Cycle.",))
    found = outcome(MUTANT, before, Verdict((FAULT,), deployment=("Cycle.", "Another.")), ())
    assert found.types == ()
    assert found.refusals == ("Another.",)


def test_our_own_findings_are_those_of_the_slip(tmp_path: Path) -> None:
    texts = {
        "backend.ts": "import { defineBackend } from '@aws-amplify/backend';\nimport { auth } from './auth/resource';\n\n"
        "defineBackend({ auth });\n",
        "auth/resource.ts": "import { defineAuth } from '@aws-amplify/backend';\n\n"
        "export const auth = defineAuth({ loginWith: { email: true }, groups: ['A', 'A'] });\n",
    }
    for name, text in texts.items():
        (tmp_path / "amplify" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "amplify" / name).write_text(text, encoding="utf-8")
    made = mutants(list(projects_in(tmp_path)), 40, seed=1, kind="another type")
    found = dict(zip((mutant.text for mutant in made), new_findings(made, {}), strict=True))
    wrong = next(text for text in found if "email: 'true'" in text)
    assert [(each.code, each.path, each.line) for each in found[wrong]] == [
        ("auth/invalid-login-method", "amplify/auth/resource.ts", 3)
    ]


def outcomes() -> list[Outcome]:
    other = Mutant(PROJECT, FILE, Slip(Kind.STRING, 0, 3, b"on"))
    return [
        outcome(MUTANT, ACCEPTED, Verdict(refusal="No\n  way."), (own(2),)),
        outcome(MUTANT, ACCEPTED, Verdict((FAULT,)), ()),
        outcome(other, ACCEPTED, Verdict(refusal="No."), (own(3),)),
        outcome(other, ACCEPTED, ACCEPTED, (own(1),)),
    ]


def test_the_table_counts_by_kind_and_in_all() -> None:
    lines = [line[32:].split() for line in as_table(outcomes()).splitlines()]
    assert lines[1:4] == [
        ["2", "1", "1", "1", "0", "1", "0", "0", "1", "0", "0"],
        ["2", "1", "1", "0", "0", "0", "0", "0", "0", "1", "1"],
        ["4", "2", "2", "1", "0", "1", "0", "0", "1", "1", "1"],
    ]
    assert shares(outcomes()) == Shares(1.0, 0.0, 1)


@pytest.mark.parametrize(
    ("measured", "expected"),
    [
        (Shares(0.99, 0.95, 0), True),
        (Shares(1.0, 1.0, 1), False),
        (Shares(0.98, 1.0, 0), False),
        (Shares(1.0, 0.94, 0), False),
    ],
)
def test_what_is_enough(measured: Shares, expected: bool) -> None:  # noqa: FBT001
    assert is_good(measured) is expected


def test_a_missed_slip_is_described() -> None:
    assert described(outcomes()[1]).splitlines() == [
        "missed: a misspelled name in shop/amplify/data/resource.ts",
        "  types: TS2304 Cannot find name 'tow'. (at 'tow' in amplify/data/resource.ts) line 3",
        "    @@ -1,3 +1,3 @@",
        "     one",
        "    -two",
        "    +tow",
        "     three",
    ]
