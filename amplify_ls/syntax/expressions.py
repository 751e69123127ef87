"""The expressions of a TypeScript file, as far as a static reader needs them.

Every node carries ``start`` and ``end``: byte offsets relative to the anchor of the chunk that it stands in (see
``outline``), so that an edit elsewhere in the file leaves them true. They are named tuples because lowering creates them
by the hundred thousand, where a frozen dataclass costs three times as much.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from amplify_ls.syntax.uses import Use


class CastKind(Enum):
    """How an expression is dressed for the type checker without changing its value."""

    CONST = "as const"
    """``x as const``."""
    TYPE = "as type"
    """``x as T``, ``x satisfies T``, ``<T>x``, ``x!``."""
    ANY = "as any"
    """A cast to ``any``, ``unknown`` or ``never``: the type check is blind behind it."""


class StringLiteral(NamedTuple):
    start: int
    end: int
    value: str
    """The text that it stands for, escapes resolved."""


class NumberLiteral(NamedTuple):
    start: int
    end: int
    value: float | int


class BooleanLiteral(NamedTuple):
    start: int
    end: int
    value: bool


class NullLiteral(NamedTuple):
    start: int
    end: int


class Identifier(NamedTuple):
    start: int
    end: int
    name: str


class MemberAccess(NamedTuple):
    start: int
    end: int
    object: Expression
    name: str
    name_start: int


class Subscript(NamedTuple):
    start: int
    end: int
    object: Expression
    key: Expression
    bracket_start: int


class Call(NamedTuple):
    start: int
    end: int
    callee: Expression
    arguments: tuple[Expression, ...]
    arguments_start: int
    """Where the opening parenthesis stands."""


class New(NamedTuple):
    start: int
    end: int
    constructor: Expression
    class_name: str
    """The dotted name of the class, empty where it is more than a name."""
    arguments: tuple[Expression, ...]
    arguments_start: int
    """Where the opening parenthesis stands; the end where there is none."""


class Spread(NamedTuple):
    start: int
    end: int
    value: Expression


class Pair(NamedTuple):
    """``name: value`` in an object, or a shorthand, or a method."""

    start: int
    end: int
    name: str
    name_start: int
    name_end: int
    value: Expression


class ComputedPair(NamedTuple):
    """``[key]: value`` in an object."""

    start: int
    end: int
    key: Expression
    value: Expression


class ObjectLiteral(NamedTuple):
    start: int
    end: int
    members: tuple[Pair | ComputedPair | Spread | Broken, ...]
    hidden: frozenset[str] = frozenset()
    """Names of members that a spread, or a list of all members, leaves out: the methods of a class."""


class ChunkedObject(NamedTuple):
    """An object literal whose members are chunks of their own (see ``outline``)."""

    start: int
    end: int


class ArrayLiteral(NamedTuple):
    start: int
    end: int
    items: tuple[Expression, ...]


class ParameterName(NamedTuple):
    """One parameter that is a plain name, with the default that it may have."""

    name: str
    default: Expression | None
    rest: bool = False
    typed: bool = False
    """Whether its type is written."""


class ParameterObject(NamedTuple):
    """A destructured parameter: pairs of property name, or index, and local name.

    ``complete`` is false where a part is not understood.
    """

    names: tuple[tuple[str, str], ...]
    complete: bool
    typed: bool = False
    """Whether its type is written, or told by a default."""
    places: tuple[tuple[int, int], ...] = ()
    """Where the properties are named, in the order of ``names``."""


class LocalConstant(NamedTuple):
    name: str
    value: Expression


class Function(NamedTuple):
    """An arrow function, function expression or declaration.

    ``result`` is what it returns; None where the body has no single return that can be read. ``returns`` tells whether the
    body returns anything at all.
    """

    start: int
    end: int
    parameters: tuple[ParameterName | ParameterObject, ...]
    constants: tuple[LocalConstant, ...]
    result: Expression | None
    returns: bool
    uses: tuple[Use, ...]
    """Uses of names within the body."""
    body_start: int
    body_end: int
    hidden: tuple[str, ...]
    """Names that it declares in a way that is not followed."""
    throws: bool = False
    """Whether the body surely ends in an exception."""
    effects: tuple[Expression, ...] = ()
    """The expressions that surely run first, each a statement of the body; its constants are declared by then."""
    is_async: bool = False
    """Whether it returns a promise of what its body returns."""
    is_partial: bool = False
    """Whether calling it may do more than evaluate ``effects`` and ``result``."""


class Conditional(NamedTuple):
    """One of two by a condition: ``a ? b : c``."""

    start: int
    end: int
    condition: Expression
    consequence: Expression
    alternative: Expression


class Fallback(NamedTuple):
    """One of two by what the first one is: ``a ?? b``, ``a || b`` and ``a && b``."""

    start: int
    end: int
    operator: str
    first: Expression
    second: Expression


class Operation(NamedTuple):
    """What an operator makes of texts, numbers and the like: ``a + b``, ``a === b``, ``!a``."""

    start: int
    end: int
    operator: str
    operands: tuple[Expression, ...]


class Sequence(NamedTuple):
    """``(a, b)``: the comma operator."""

    start: int
    end: int
    items: tuple[Expression, ...]


class Template(NamedTuple):
    """A template string with substitutions, or a sum with a text in it; ``parts`` are the pieces of text and the rest."""

    start: int
    end: int
    parts: tuple[Expression, ...]


class Cast(NamedTuple):
    start: int
    end: int
    value: Expression
    kind: CastKind


class DynamicImport(NamedTuple):
    """``await import('module')`` or ``require('module')``: all exports of a module."""

    start: int
    end: int
    module: str


class Opaque(NamedTuple):
    """Anything else: it has a place, and a value that nobody knows."""

    start: int
    end: int


class Broken(NamedTuple):
    """A region with a syntax error in it."""

    start: int
    end: int


Expression = (
    StringLiteral
    | NumberLiteral
    | BooleanLiteral
    | NullLiteral
    | Identifier
    | MemberAccess
    | Subscript
    | Call
    | New
    | ObjectLiteral
    | ChunkedObject
    | ArrayLiteral
    | Function
    | Conditional
    | Fallback
    | Operation
    | Sequence
    | Template
    | Cast
    | Spread
    | DynamicImport
    | Opaque
    | Broken
)
Member = Pair | ComputedPair | Spread | Broken
