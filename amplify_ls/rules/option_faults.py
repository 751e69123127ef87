"""Which rule a problem of an options object belongs to, and what it weighs.

A family of rules (auth, the options of data) has one table of claims. The first claim that fits takes the problem, so that
every problem has one rule: the telling ones stand first, one for each kind of fault stands last.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from amplify_ls.rules.rule import Finding, Severity, Stage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from amplify_ls.catalog.options import Path
    from amplify_ls.model.problems import Fault, Problem
    from amplify_ls.rules.rule import Related


EXTRA_ARGUMENT = "project/extra-argument"
"""The rule that takes what calls within options are given too much, whichever resource has the options."""


class Claim(NamedTuple):
    """The problems that a rule takes: those of some faults at some paths."""

    code: str
    faults: tuple[Fault, ...]
    path: str
    """Steps joined by dots; `*` is any step, `custom:*` one that starts so, `a|b` one of two, `**` any number of steps."""
    condition: Callable[[Problem], bool] | None = None
    """It must not ask for the value of a property: what a problem belongs to is kept."""


class Refusal(NamedTuple):
    """Problems that the packages or the synth refuse as well; all others the type check alone sees."""

    faults: tuple[Fault, ...]
    path: str
    condition: Callable[[Problem], bool] | None = None


def by_code(problems: Iterable[Problem], claims: Sequence[Claim]) -> Mapping[str, tuple[Problem, ...]]:
    """The problems by the code of their rule. Those that another one explains are left out: one slip shows once."""
    found: dict[str, tuple[Problem, ...]] = {}
    for problem in problems:
        if problem.cause is None:
            code = code_of(problem, claims)
            found[code] = (*found.get(code, ()), problem)
    return found


def code_of(problem: Problem, claims: Sequence[Claim]) -> str:
    """The code of the rule that a problem belongs to."""
    for claim in claims:
        if _holds(claim, problem):
            return claim.code
    raise LookupError(f"no rule claims {problem.fault} at {problem.path}")


def _holds(claim: Claim | Refusal, problem: Problem) -> bool:
    is_here = problem.fault in claim.faults and is_at(problem.path, claim.path)
    return is_here and (claim.condition is None or claim.condition(problem))


def is_at(path: Path, pattern: str) -> bool:
    """Whether a path is one that a pattern means."""
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


def is_refused_later(problem: Problem, refusals: Sequence[Refusal], problems: Iterable[Problem] = ()) -> bool:
    """Whether the packages or the synth refuse it, be it for the option that a slip leaves missing."""
    if any(_holds(refusal, problem) for refusal in refusals):
        return True
    return any(other.cause is problem and is_refused_later(other, refusals) for other in problems)


def weighed(
    problem: Problem,
    message: str,
    *,
    is_later: bool,
    unseen: Stage = Stage.RUNTIME,
    related: tuple[Related, ...] = (),
    package_message: str = "",
    data: Any = None,
) -> Finding:
    """The finding of a problem.

    Seen by the type check or refused later on it is an error, else a warning: then it is dropped without a word, or the
    deployment (``unseen``) stops.
    """
    stage: Stage | None = None
    severity = Severity.ERROR
    if problem.is_in_arm:
        stage = Stage.TYPES
    elif not is_later:
        stage = Stage.TYPES if problem.is_seen else unseen
        severity = Severity.ERROR if problem.is_seen else Severity.WARNING
    elif not problem.is_seen:
        stage = Stage.SYNTH
    return Finding(problem.span, message, related, stage, severity, package_message=package_message, data=data)
