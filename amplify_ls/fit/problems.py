"""What can be wrong with options and arguments: a class for each kind of problem, with exactly what is known about it.

The walk over the shapes of the catalog finds them. Rules claim them by class and path, and so get them with their fields.
"""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING, TypeAlias

from amplify_ls.incremental.facts import individual

if TYPE_CHECKING:
    from amplify_ls.catalog.options import Path
    from amplify_ls.catalog.types import Callback, Option, Parameter, Shape, Type
    from amplify_ls.model.types.chains import Step
    from amplify_ls.model.types.mismatch import Misfit
    from amplify_ls.syntax.outline import Span
    from amplify_ls.values.values import Arguments, Chain, Function, Object, Property, Value


@individual
class Problem:
    """What all kinds have in common. Only the classes without subclasses are kinds."""

    path: Path
    """Where, from the options object: the path of the key, of the value, or of the object that lacks something."""
    span: Span
    """The smallest token: the key, the value, or the key of the object that lacks something."""
    is_seen: bool
    """Whether TypeScript reports it. It reports an excess key only in an object literal that is written in the call."""
    is_in_arm: bool = field(default=False, kw_only=True)
    """Whether it is in one branch of a choice: TypeScript checks both branches, at synthesis only one of them is used."""


@individual
class KeyProblem(Problem):
    """A key that is not allowed where it is."""

    container: Object
    prop: Property


@individual
class WrongKey(KeyProblem):
    """A key that the object does not have."""


@individual
class UnknownKey(WrongKey):
    """A key that is not an option."""

    shape: Shape
    names: tuple[str, ...] = ()
    """What may be intended."""
    reason: str = ""
    """Words for why there is no right name."""
    places: tuple[Path, ...] = ()
    """Paths where the key is an option, from the same options object."""


@individual
class KeyOfOtherCase(WrongKey):
    """An option of another case of the object, such as ``min`` of a string attribute."""

    shape: Shape
    cases: tuple[str, ...]
    """The labels of the cases that have it."""
    option: Option | None


@individual
class InvalidKey(WrongKey):
    """A free key that may not be written like this."""

    expected: Type
    misfit: Misfit


@individual
class MisplacedKey(KeyProblem):
    """An option of another object of the call."""

    shape: Shape
    places: tuple[Path, ...]
    """The path where it belongs, from the same options object."""


@individual
class Incomplete(Problem):
    """An object whose keys do not go together."""

    container: Object
    shape: Shape
    names: tuple[str, ...]


@individual
class MissingKey(Incomplete):
    """A required option is surely missing: the only name, or several of which one is needed."""

    option: Option | None = None
    """The option if only this one is needed."""
    cause: KeyProblem | None = None
    """The mistake that explains it: the key under a wrong name or at a wrong place."""


@individual
class MissingCompanion(Incomplete):
    """Options that need each other: ``names`` are those that are missing."""


@individual
class ExclusiveKeys(Incomplete):
    """Options that exclude each other: ``names`` are those that are set."""


@individual
class MissingArgument(Problem):
    """A required argument is missing."""

    parameter: Parameter

    @property
    def names(self) -> tuple[str, ...]:
        """The name of the parameter."""
        return (self.parameter.name,)


@individual
class TooManyArguments(Problem):
    """A call in the options with more arguments than parameters."""

    value: Value
    """The first argument without a parameter."""
    given: Arguments
    method: str


@individual
class ValueProblem(Problem):
    """A value that does not fit where it is."""

    value: Value
    expected: Type
    misfit: Misfit
    option: Option | None


@individual
class WrongType(ValueProblem):
    """A value of another type."""


@individual
class WrongValue(ValueProblem):
    """A value of the right type that is not allowed."""

    names: tuple[str, ...] = ()
    """What may be intended by a string."""
    reason: str = ""
    """Words for why there is no right string."""


@individual
class ChainProblem(Problem):
    """A chain in the options, such as ``allow.guest.to(['read'])``, that is not complete or contains a wrong link."""

    value: Chain
    step: Step


@individual
class BadLink(ChainProblem):
    """A link of a chain that does not exist, is not called, or is no longer available."""


@individual
class MissingLink(ChainProblem):
    """A chain that is not finished."""

    names: tuple[str, ...]
    """The links that it needs."""


@individual
class UnusedParameter(Problem):
    """A callback whose result does not contain the result of a parameter that it must call."""

    value: Function
    expected: Callback
    names: tuple[str, ...]
    """The parameters."""


BadArgument: TypeAlias = "MissingArgument | WrongType | WrongValue"
"""A call without an argument, or with one that does not fit."""
ArgumentProblem: TypeAlias = "MissingArgument | TooManyArguments | WrongType | WrongValue"
"""What can be wrong with the arguments of a call."""
MissingOption: TypeAlias = "MissingKey | MissingArgument | MissingCompanion | ExclusiveKeys"
"""Options that are missing, or that do not go together."""
KINDS: tuple[type[Problem], ...] = (
    UnknownKey,
    KeyOfOtherCase,
    InvalidKey,
    MisplacedKey,
    MissingKey,
    MissingArgument,
    MissingCompanion,
    ExclusiveKeys,
    WrongType,
    WrongValue,
    BadLink,
    MissingLink,
    TooManyArguments,
    UnusedParameter,
)
"""Every kind of problem."""


def meant_names(problem: KeyProblem) -> tuple[str, ...]:
    """What may be intended by a key that is not an option."""
    return problem.names if isinstance(problem, UnknownKey) else ()


def is_explained(problem: Problem) -> bool:
    """Whether another problem is its cause, so that it is not reported by itself."""
    return isinstance(problem, MissingKey) and problem.cause is not None


def value_of(problem: Problem) -> Value | None:
    """The value that a problem is about; None if it is about a key or about something that is missing."""
    if isinstance(problem, (ValueProblem, ChainProblem, TooManyArguments, UnusedParameter)):
        return problem.value
    return None


def dotted(path: Path) -> str:
    """A path as one string: ``loginWith.externalProviders.oidc[].issuerUrl``."""
    return "".join(step if step in ("[]", "()") else f".{step}" for step in path).removeprefix(".")
