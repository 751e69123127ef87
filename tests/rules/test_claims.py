"""Every problem that the catalog allows belongs to exactly one rule, whatever the order of rules and claims."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest

from amplify_ls.fit.problems import KINDS, Problem, WrongType, WrongValue
from amplify_ls.rules.claims import Claim, ClaimTable, claims_on, is_at, specificity
from amplify_ls.rules.registry import all_rules
from amplify_ls.rules.rule import Rule, Severity, Stage, Subject
from tests.rules.catalog_problems import SPAN, VALUES, problems_of_builders, problems_of_call, problems_of_options

if TYPE_CHECKING:
    from amplify_ls.catalog.options import Path as OptionPath

CALLS = {
    Subject.AUTH: ("defineAuth", "referenceAuth"),
    Subject.STORAGE: ("defineStorage",),
    Subject.FUNCTION: ("defineFunction",),
    Subject.BACKEND: ("defineBackend",),
}


OPTIONS = (("defineData",), ("handler", "custom"), ("generation",), ("conversation",), ("ai", "dataTool"))
SUBJECTS = (*CALLS, Subject.DATA, Subject.PARTS)


@cache
def problems_of(subject: Subject) -> tuple[tuple[Problem, OptionPath], ...]:
    if subject is Subject.PARTS:
        return tuple(problems_of_builders())
    if subject is Subject.DATA:
        return tuple((problem, call) for call in OPTIONS for problem in problems_of_options(call))
    return tuple((problem, ()) for call in CALLS[subject] for problem in problems_of_call(call))


@pytest.mark.parametrize("subject", SUBJECTS)
def test_every_problem_of_the_catalog_has_exactly_one_rule(subject: Subject) -> None:
    table = claims_on(subject)
    for problem, call in problems_of(subject):
        assert len(table.rules_of(problem, call)) == 1, (type(problem).__name__, problem.path, table.rules_of(problem, call))


def test_the_catalog_has_problems_of_every_kind() -> None:
    assert {type(problem) for subject in SUBJECTS for problem, _ in problems_of(subject)} == set(KINDS)


def test_every_claim_is_the_best_for_some_problem() -> None:
    best, declared = set(), set()
    for subject in SUBJECTS:
        claims = claims_on(subject).claims
        declared |= {(rule.code, claim) for rule, claim in claims}
        for problem, call in problems_of(subject):
            best.add(next((rule.code, claim) for rule, claim in claims if claim.matches(problem, call)))
    assert declared - best == set()


@pytest.mark.parametrize("subject", SUBJECTS)
def test_what_is_rejected_at_synthesis_is_a_problem_of_the_rule(subject: Subject) -> None:
    table = claims_on(subject)
    declared = {
        (rule.code, match)
        for rule, claim in table.claims
        for match in rule.rejected_at_synthesis
        if subject in (claim.subjects or (rule.subject,))
    }
    used = set()
    for problem, call in problems_of(subject):
        rule = table.rule_of(problem, call)
        used |= {(rule.code, match) for match in rule.rejected_at_synthesis if match.matches(problem, call)}
    assert declared - used == set()


def test_the_order_of_rules_does_not_matter() -> None:
    for subject in SUBJECTS:
        turned = ClaimTable(subject, reversed(all_rules()))
        for problem, call in problems_of(subject):
            assert turned.rule_of(problem, call) is claims_on(subject).rule_of(problem, call)


@pytest.mark.parametrize(
    ("more", "less"),
    [
        (Claim(WrongType, "a.b"), Claim(WrongType, "a.b|c")),
        (Claim(WrongType, "a.b|c"), Claim(WrongType, "a.custom:*")),
        (Claim(WrongType, "a.custom:*"), Claim(WrongType, "a.*")),
        (Claim(WrongType, "a.*"), Claim(WrongType, "a.**")),
        (Claim(WrongType, "a.**"), Claim(WrongType, "**")),
        (Claim(WrongType, "**.b"), Claim(WrongType, "a.*")),
        (Claim(WrongType, "a.b"), Claim(WrongType, "**.b")),
        (Claim(WrongType, ""), Claim(WrongType, "**")),
        (Claim(WrongType, "**", lambda problem: bool(problem.path)), Claim(WrongType, "**")),
        (Claim(WrongType, "*"), Claim(WrongType, "**", lambda problem: bool(problem.path))),
        (Claim(WrongType, "**", rank=1), Claim(WrongType, "**")),
        (Claim(WrongType, "**", call="a.enum"), Claim(WrongType, "a.b", call="*.enum")),
        (Claim(WrongType, "**", call="field-rule*.to"), Claim(WrongType, "**", call="*.to")),
    ],
)
def test_which_claim_is_more_specific(more: Claim[WrongType], less: Claim[WrongType]) -> None:
    assert specificity(more) > specificity(less)


@pytest.mark.parametrize(
    ("path", "pattern", "expected"),
    [
        ("a.b", "a.b", True),
        ("a.b", "a", False),
        ("a.b", "a.*", True),
        ("a.b", "a.b|c", True),
        ("a.custom:x", "a.custom:*", True),
        ("a.x", "a.custom:*", False),
        ("a", "a.**", True),
        ("a.b.c", "**.c", True),
        ("a.b.c", "a.**.b", False),
    ],
)
def test_where_a_pattern_matches(path: str, pattern: str, expected: bool) -> None:  # noqa: FBT001
    assert is_at(tuple(path.split(".")), pattern) is expected


def _rule(code: str, *claims: Claim[WrongType]) -> Rule:
    return Rule(code, Severity.ERROR, (Stage.TYPES,), Subject.AUTH, "", (), check=lambda _: (), claims=claims)


def test_ties_and_gaps_are_noticed() -> None:
    catalog = problems_of(Subject.AUTH)
    problem = next(each for each, _ in catalog if isinstance(each, WrongType))
    tied = ClaimTable(Subject.AUTH, [_rule("auth/a", Claim(WrongType, "**")), _rule("auth/b", Claim(WrongType, "**"))])
    assert tied.rules_of(problem) == {"auth/a", "auth/b"}
    other = WrongValue(
        problem.path, SPAN, is_seen=True, value=VALUES[0], expected=problem.expected, misfit=problem.misfit, option=None
    )
    assert tied.rules_of(other) == frozenset()
    with pytest.raises(LookupError, match="no rule claims WrongValue"):
        tied.rule_of(other)
