"""Which rule reports a problem: each rule claims problems in its own file, and the most specific claim wins.

A claim matches the kind of a problem and its path, and may have a condition. Of all claims of a subject that match, the one
whose ``specificity`` is the greatest decides; the order in which rules and claims are declared never matters. A test proves
that every problem that the catalog allows has exactly one rule.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast

from amplify_ls.fit.problems import Problem, is_explained

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from amplify_ls.catalog.options import Path
    from amplify_ls.rules.rule import Rule, Subject

    Condition = Callable[[Any], bool]

P = TypeVar("P", bound=Problem)


@dataclass(frozen=True)
class Match(Generic[P]):
    """Problems of some kinds at some paths."""

    kinds: type[P] | tuple[type[P], ...]
    path: str
    """Steps joined by dots: `*` matches any step, `custom:*` a prefix, `a|b` one of two, `**` any number of steps."""
    condition: Callable[[P], bool] | None = None
    """It must not depend on the value of a property, because the rule of a problem is cached."""
    call: str = "**"
    """In the data schema: the call whose arguments or options are wrong, as a pattern of what it is called on and its name,
    such as `a.enum` or `field-rule*.to`."""

    def matches(self, problem: Problem, call: Path = ()) -> bool:
        """Whether a problem is one of them."""
        if not self.may_match(type(problem), problem.path, call):
            return False
        return self.condition is None or self.condition(cast("P", problem))

    def may_match(self, kind: type[Problem], path: Path, call: Path = ()) -> bool:
        """Whether problems of a kind at a path are among them, if they meet the condition."""
        if not issubclass(kind, self.kinds) or not is_at(path, self.path):
            return False
        return self.call == "**" or is_at(call, self.call)


@dataclass(frozen=True)
class Claim(Match[P]):
    """The problems that a rule reports, unless a more specific claim matches."""

    subjects: tuple[Subject, ...] = ()
    """What the problems are problems of; empty for the subject of the rule."""
    rank: int = 0
    """Decides between claims that are equally specific. The last resort: a condition or a path is better."""


_MOST_KEPT = 1024
"""Kinds and paths of problems for which the candidates are remembered."""


class ClaimTable:
    """All claims on the problems of one subject."""

    def __init__(self, subject: Subject, rules: Iterable[Rule]) -> None:
        claims = [(rule, claim) for rule in rules for claim in rule.claims if subject in (claim.subjects or (rule.subject,))]
        self.claims: tuple[tuple[Rule, Claim[Any]], ...] = tuple(
            sorted(claims, key=lambda each: specificity(each[1]), reverse=True)
        )
        """Each with its rule, the most specific first."""
        # An array of a hundred thousand wrong values has as many problems of one kind at one path.
        self._candidates: dict[tuple[type[Problem], Path, Path], tuple[tuple[Rule, Condition | None], ...]] = {}

    def rule_of(self, problem: Problem, call: Path = ()) -> Rule:
        """The rule that reports a problem."""
        key = type(problem), problem.path, call
        candidates = self._candidates.get(key)
        if candidates is None:
            if len(self._candidates) >= _MOST_KEPT:
                self._candidates.clear()
            candidates = self._candidates[key] = self._candidates_at(*key)
        for rule, condition in candidates:
            if condition is None or condition(problem):
                return rule
        raise LookupError(f"no rule claims {type(problem).__name__} at {problem.path}")

    def _candidates_at(self, kind: type[Problem], path: Path, call: Path) -> tuple[tuple[Rule, Condition | None], ...]:
        """The rules that may report problems of a kind at a path, each with the condition of its claim."""
        return tuple((rule, claim.condition) for rule, claim in self.claims if claim.may_match(kind, path, call))

    def rules_of(self, problem: Problem, call: Path = ()) -> frozenset[str]:
        """The codes of all rules with a matching claim that is as specific as any: more than one is a tie."""
        found = [(specificity(claim), rule.code) for rule, claim in self.claims if claim.matches(problem, call)]
        return frozenset(code for rank, code in found if rank == found[0][0])

    def sorted_out(self, problems: Iterable[Problem]) -> Mapping[str, tuple[Problem, ...]]:
        """The problems by the code of their rule, without those that another problem explains: a fault is reported once."""
        found: dict[str, list[Problem]] = {}
        for problem in problems:
            if not is_explained(problem):
                found.setdefault(self.rule_of(problem).code, []).append(problem)
        return {code: tuple(each) for code, each in found.items()}

    def is_rejected_later(self, problem: Problem, problems: Iterable[Problem] = (), call: Path = ()) -> bool:
        """Whether the packages reject a problem at synthesis, or the missing option that it causes."""
        if any(match.matches(problem, call) for match in self.rule_of(problem, call).rejected_at_synthesis):
            return True
        return any(is_caused_by(other, problem) and self.is_rejected_later(other) for other in problems)


def is_caused_by(other: Problem, problem: Problem) -> bool:
    """Whether a problem is the mistake that explains another one."""
    return getattr(other, "cause", None) is problem


@cache
def claims_on(subject: Subject) -> ClaimTable:
    """The claims of all rules on the problems of a subject."""
    # Imported here because the list of all rules includes those that call this function.
    from amplify_ls.rules.registry import rules_with_claims_on

    return ClaimTable(subject, rules_with_claims_on(subject))


_ANY_STEPS, _START, _ANY_STEP, _PREFIX, _ONE_OF, _EXACT = range(6)
"""How much a step of a pattern says, from the least to the most."""

Specificity = tuple[tuple[int, ...], tuple[int, ...], bool, int]


def specificity(claim: Claim[Any]) -> Specificity:
    """How specific a claim is: greater is more specific.

    Paths are compared step by step from their last step, which names what is wrong: a name is more specific than a choice of
    names, that than a prefix, that than any step, that than the start of the path, and that than any number of steps. The call
    is compared first, in the same way. Of two equal paths, the one with a condition is more specific; ``rank`` decides what is
    left.
    """
    return _weights(claim.call), _weights(claim.path), claim.condition is not None, claim.rank


def _weights(pattern: str) -> tuple[int, ...]:
    return (*(_weight(step) for step in reversed(_steps(pattern))), _START)


def _weight(step: str) -> int:
    if step == "**":
        return _ANY_STEPS
    if step == "*":
        return _ANY_STEP
    if step.endswith("*"):
        return _PREFIX
    return _ONE_OF if "|" in step else _EXACT


def is_at(path: Path, pattern: str) -> bool:
    """Whether a pattern matches a path."""
    return _fits(path, _steps(pattern))


@cache
def _steps(pattern: str) -> tuple[str, ...]:
    return tuple(pattern.split(".")) if pattern else ()


def _fits(path: Sequence[str], steps: Sequence[str]) -> bool:
    if not steps:
        return not path
    first, *rest = steps
    if first == "**":
        return any(_fits(path[index:], rest) for index in range(len(path) + 1))
    return bool(path) and _fits_step(path[0], first) and _fits(path[1:], rest)


def _fits_step(name: str, step: str) -> bool:
    if step.endswith("*"):
        return name.startswith(step[:-1])
    return name == step or ("|" in step and name in step.split("|"))
