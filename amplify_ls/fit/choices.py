"""The sides of a choice, ``a ? b : c``: what the type check refuses of one of them, whichever is taken.

It holds the type of the whole against what is expected, and that is `any` as soon as one side may be. So a side is told to
be wrong where it stands only when all that the whole may be can be seen; a call in it is wrong by itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.fit.problems import BadLink, MissingLink, ValueProblem, value_of
from amplify_ls.model.types.visible_types import is_typed, is_typed_within
from amplify_ls.syntax.code_marks import variable_around
from amplify_ls.values.values import Chain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from amplify_ls.fit.problems import Problem
    from amplify_ls.values.resolution.sources import Sources
    from amplify_ls.values.values import Value


def is_refused_in(arm: Value, arms: Sequence[Value], problem: Problem) -> bool:
    """Whether the type check surely tells of a problem that it sees in one of the arms."""
    is_of_call = isinstance(arm, Chain) and value_of(problem) is not arm and not isinstance(problem, MissingLink)
    if is_of_call or isinstance(problem, BadLink):
        return True
    if isinstance(problem, ValueProblem):
        # An object whose member may be anything takes in another one with a wrong value there.
        return is_typed(arm) and all(is_typed_within(other) for other in arms if other is not arm)
    return all(is_typed(each) for each in arms)


def may_be_told_apart(sources: Sources, problem: Problem) -> bool:
    """Whether the file asks which side a constant with a choice has: behind the question it has another type."""
    value = value_of(problem)
    place = problem.span if value is None else value.span
    module = sources.module(place.path)
    if module is None:
        return True
    facts, statements = module.file.facts, module.file.header.get().statements
    name = variable_around(module.file.tree, place.resolve()[0])
    if name is None:
        return False
    return any(name in marks.asked for chunk in statements for marks in facts.marks(chunk))
