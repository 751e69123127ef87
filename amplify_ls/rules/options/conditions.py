"""Conditions of claims that several rules share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.types import Either, Made
from amplify_ls.fit.problems import ValueProblem
from amplify_ls.model.types.mismatch import Misfit
from amplify_ls.values.values import Array, Nothing, Number, Text

if TYPE_CHECKING:
    from collections.abc import Callable

    from amplify_ls.catalog.kinds import Receiver
    from amplify_ls.catalog.types import Type
    from amplify_ls.fit.problems import Problem


def expects(receiver: Receiver) -> Callable[[Problem], bool]:
    """Whether something that the packages make is expected: a secret, a function."""
    return lambda problem: isinstance(problem, ValueProblem) and _accepts(problem.expected, receiver)


def _accepts(kind: Type, receiver: Receiver) -> bool:
    if isinstance(kind, Either):
        return any(_accepts(each, receiver) for each in kind.types)
    return isinstance(kind, Made) and receiver in kind.receivers


def is_array(problem: ValueProblem) -> bool:
    """Whether the value is an array."""
    return isinstance(problem.value, Array)


def is_repeated(problem: ValueProblem) -> bool:
    """Whether the value is in its array twice."""
    return problem.misfit is Misfit.REPEATED


def counts(problem: ValueProblem) -> bool:
    """Whether the packages use the value; for `undefined`, `null`, `''` and `0`, they use their default."""
    value = problem.value
    return not isinstance(value, Nothing) and (not isinstance(value, (Text, Number)) or bool(value.value))


def has_misfit(*reasons: Misfit) -> Callable[[ValueProblem], bool]:
    """Whether a value does not fit for one of these reasons."""
    return lambda problem: problem.misfit in reasons
