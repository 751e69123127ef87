"""When a fix counts as good: what the packages and we ourselves say before and after it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from development.fixes.judging import objection
from development.fixes.trials import Said, Texts
from development.judge.verdict import TypeFault, Verdict, verdict_of

if TYPE_CHECKING:
    from collections.abc import Sequence

ERROR = Said("data/one", "`a` is wrong.", is_fault=True, is_refused=True, place=("amplify/data/resource.ts", 3))
OTHER = Said("data/two", "`b` is wrong.", is_fault=True, is_refused=True, place=("amplify/data/resource.ts", 5))
WARNING = Said("data/three", "`c` is odd.", is_fault=True, is_refused=False)
HINT = Said("data/four", "`d` is fine.", is_fault=False, is_refused=False)

ACCEPTED = Verdict()


def texts(before: Sequence[Said], after: Sequence[Said]) -> Texts:
    return Texts({"amplify/data/resource.ts": "old"}, {"amplify/data/resource.ts": "new"}, tuple(before), tuple(after))


def fault(message: str, line: int = 3, excerpt: str = "a") -> TypeFault:
    return TypeFault("amplify/data/resource.ts", line, 2339, message, excerpt)


def test_a_reply_of_the_judge_is_read() -> None:
    types = [{"path": "amplify/backend.ts", "line": 1, "code": 2305, "message": "No `x`.", "excerpt": "x"}]
    found = verdict_of({"types": types, "refusal": {"phase": "load", "message": "No."}, "deployment": ["Cycle."]})
    assert found == Verdict((TypeFault("amplify/backend.ts", 1, 2305, "No `x`.", "x"),), "No.", ("Cycle.",))
    assert found.messages == ["TS2305 No `x`. (at 'x' in amplify/backend.ts)", "No.", "Cycle."]
    assert not found.is_accepted
    assert verdict_of({"types": [], "refusal": None, "deployment": []}).is_accepted


@pytest.mark.parametrize(
    ("finding", "said_before", "said_after", "before", "after"),
    [
        pytest.param(ERROR, [ERROR], [], Verdict((fault("No."),), "No."), ACCEPTED, id="accepted"),
        pytest.param(ERROR, [ERROR], [HINT], Verdict(refusal="No."), ACCEPTED, id="accepted, with a hint"),
        pytest.param(WARNING, [WARNING], [], ACCEPTED, ACCEPTED, id="accepted before too"),
        pytest.param(
            ERROR, [ERROR, OTHER], [OTHER], Verdict(refusal="No."), Verdict(refusal="No b."), id="the next fault is known"
        ),
        pytest.param(
            ERROR, [ERROR, OTHER], [OTHER], Verdict(refusal="No b."), Verdict(refusal="No b."), id="another fault hides it"
        ),
        pytest.param(
            ERROR,
            [ERROR, OTHER],
            [OTHER],
            Verdict((fault("No a."),)),
            Verdict((fault("No b.", 5, "b"),)),
            id="TypeScript goes on to a fault that is known",
        ),
        pytest.param(
            ERROR,
            [ERROR],
            [],
            Verdict((fault("No a."), fault("Type { a } is wrong.", 9, "c"))),
            Verdict((fault("Type { b } is wrong.", 9, "c"),)),
            id="the same complaint in other words",
        ),
    ],
)
def test_good(finding: Said, said_before: list[Said], said_after: list[Said], before: Verdict, after: Verdict) -> None:
    assert objection(finding, texts(said_before, said_after), before, after) is None


@pytest.mark.parametrize(
    ("finding", "said_before", "said_after", "before", "after", "expected"),
    [
        pytest.param(ERROR, [ERROR], [ERROR], ACCEPTED, ACCEPTED, "the finding is still there", id="still there"),
        pytest.param(
            ERROR, [ERROR, ERROR], [ERROR, ERROR], ACCEPTED, ACCEPTED, "the finding is still there", id="both still there"
        ),
        pytest.param(
            ERROR, [ERROR], [OTHER], ACCEPTED, ACCEPTED, "another finding: [data/two] `b` is wrong.", id="another finding"
        ),
        pytest.param(
            ERROR,
            [ERROR],
            [],
            Verdict(refusal="No."),
            Verdict(refusal="No."),
            "the packages still report: No.",
            id="nothing is mended",
        ),
        pytest.param(
            ERROR,
            [ERROR],
            [],
            Verdict(refusal="No."),
            Verdict(refusal="Oh."),
            "the packages report something new: Oh.",
            id="a new refusal",
        ),
        pytest.param(
            ERROR,
            [ERROR, OTHER],
            [OTHER],
            Verdict((fault("No a."),)),
            Verdict((fault("No c.", 7, "c"),)),
            "the packages report something new: TS2339 No c. (at 'c' in amplify/data/resource.ts)",
            id="a new complaint of TypeScript",
        ),
        pytest.param(
            WARNING,
            [WARNING],
            [],
            ACCEPTED,
            Verdict(deployment=("Cycle.",)),
            "the packages report something new: Cycle.",
            id="what was accepted is not any more",
        ),
    ],
)
def test_bad(
    finding: Said, said_before: list[Said], said_after: list[Said], before: Verdict, after: Verdict, expected: str
) -> None:
    assert objection(finding, texts(said_before, said_after), before, after) == expected


def test_a_fix_that_changes_nothing_is_bad() -> None:
    same = Texts({"amplify/backend.ts": "old"}, {"amplify/backend.ts": "old"}, (ERROR,), ())
    assert objection(ERROR, same, ACCEPTED, ACCEPTED) == "the fix changes nothing"
