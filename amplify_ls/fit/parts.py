"""What is wrong with the arguments and options in a schema."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from amplify_ls.fit.problems import MissingArgument, TooManyArguments, ValueProblem, value_of
from amplify_ls.fit.validation import argument_problems, call_problems
from amplify_ls.fit.wrong_values import misfit_problem
from amplify_ls.incremental.facts import individual
from amplify_ls.values.values import Object

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.catalog.types import Parameter
    from amplify_ls.fit.problems import ArgumentProblem, Problem
    from amplify_ls.model.data.parts import Part, Parts, Passed
    from amplify_ls.model.types.chains import Step
    from amplify_ls.model.types.mismatch import Misfit
    from amplify_ls.values.values import Array, Value

P = TypeVar("P", bound="Problem", covariant=True)


@individual
class ArgumentFault(Generic[P]):
    """An argument, or a value in one, that does not fit, or one that is missing."""

    problem: P
    """Its path starts with the parameter: ``operations``, ``[]``."""
    part: Part
    step: Step
    """The call."""
    parameter: Parameter | None
    """The parameter; None for an argument without one."""
    index: int
    """The position of the argument."""
    outer: Array | None
    """The array that contains the value."""

    @property
    def value(self) -> Value | None:
        """The value; None for a missing argument."""
        return value_of(self.problem)

    @property
    def misfit(self) -> Misfit | None:
        """Why the value does not fit; None for a missing argument, and for one without a parameter."""
        return self.problem.misfit if isinstance(self.problem, ValueProblem) else None

    @property
    def call(self) -> tuple[str, ...]:
        """The call as a path: ``a``, ``enum``; ``field-rule``, ``to``."""
        return (*self.step.receiver.split("."), self.step.name)


@individual
class OptionFault:
    """A fault of an options object: that of a builder, or of ``defineData``."""

    call: str
    """What is called: ``handler.custom``, ``generation``, ``defineData``."""
    problem: Problem
    options: Object | None
    """The options, where they can be seen."""


class PartsFaults(NamedTuple):
    """What is wrong in an entry, or in a schema's own chain."""

    arguments: tuple[ArgumentFault[ArgumentProblem], ...]
    options: tuple[OptionFault, ...]


_NONE = PartsFaults((), ())


def faults_of(parts: Parts) -> PartsFaults:
    """What is wrong with the arguments and options of parts."""
    if not parts.misplaced and not parts.option_calls and parts.definition is None:
        return _NONE
    return parts.attached.get(_of_parts, parts)


def _of_parts(parts: Parts) -> PartsFaults:
    # Whatever a misplaced builder is called with, the fault is that it is called there.
    arguments = tuple(
        ArgumentFault(_problem(each), each.part, each.step, each.parameter, each.index, each.outer)
        for each in parts.misplaced
        if not each.part.is_misplaced
    )
    return PartsFaults(arguments, tuple(_option_faults(parts)))


def _problem(passed: Passed) -> ArgumentProblem:
    value, given = passed.value, passed.step.link.arguments
    if passed.misfit is not None and value is not None:
        return misfit_problem(passed.path, passed.span, value, passed.expected, passed.misfit)
    if passed.parameter is None and value is not None and given is not None:
        return TooManyArguments((), passed.span, is_seen=True, value=value, given=given, method=passed.step.name)
    assert passed.parameter is not None
    return MissingArgument((), passed.span, is_seen=True, parameter=passed.parameter)


def _option_faults(parts: Parts) -> Iterator[OptionFault]:
    definition = parts.definition
    if definition is not None:
        for problem in call_problems(definition):
            yield OptionFault(definition.name, problem, definition.options)
    for call in parts.option_calls:
        given = call.arguments.values[0]
        options = given if isinstance(given, Object) else None
        for problem in argument_problems(call.method, call.arguments, call.name_span):
            yield OptionFault(call.name, problem, options)
