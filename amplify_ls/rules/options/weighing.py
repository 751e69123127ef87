"""The finding of a problem in an options object, with the severity that follows from who rejects it."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from amplify_ls.rules.rule import Finding, Severity, Stage

if TYPE_CHECKING:
    from amplify_ls.fit.problems import Problem
    from amplify_ls.rules.rule import Related

T = TypeVar("T")


def weighed(
    problem: Problem,
    message: str,
    *,
    is_later: bool,
    unseen: Stage = Stage.RUNTIME,
    related: tuple[Related, ...] = (),
    package_message: str = "",
    data: T,
) -> Finding[T]:
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
