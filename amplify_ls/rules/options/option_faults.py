"""Which rule reports a problem of an options object, and with which severity.

A family of rules (auth, the options of data) has one table of claims. The first claim that matches a problem determines its
rule, so every problem has exactly one: specific claims come first, a general one for each kind of fault comes last.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from amplify_ls.rules.rule import Finding, Severity, Stage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from amplify_ls.catalog.options import Path
    from amplify_ls.model.fit.problems import Fault, Problem
    from amplify_ls.rules.rule import Related


EXTRA_ARGUMENT = "project/extra-argument"
"""The rule that reports excess arguments of calls within options, for all resources."""


class Claim(NamedTuple):
    """The problems that a rule reports: those of certain faults at certain paths."""

    code: str
    faults: tuple[Fault, ...]
    path: str
    """Steps joined by dots: `*` matches any step, `custom:*` a prefix, `a|b` one of two, `**` any number of steps."""
    condition: Callable[[Problem], bool] | None = None
    """It must not depend on the value of a property, because the rule of a problem is cached."""


class Refusal(NamedTuple):
    """Problems that the packages reject at synthesis as well; only TypeScript rejects all others."""

    faults: tuple[Fault, ...]
    path: str
    condition: Callable[[Problem], bool] | None = None


def by_code(problems: Iterable[Problem], claims: Sequence[Claim]) -> Mapping[str, tuple[Problem, ...]]:
    """The problems by the code of their rule, without those that another problem explains: a fault is reported once."""
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


def is_refused_later(problem: Problem, refusals: Sequence[Refusal], problems: Iterable[Problem] = ()) -> bool:
    """Whether the packages reject a problem at synthesis, or the missing option that it causes."""
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
    """The finding for a problem.

    It is an error if TypeScript or synthesis rejects the problem. Otherwise it is a warning: the option is silently ignored,
    or the stage ``unseen`` notices it.
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
