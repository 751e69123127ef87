"""The expressions of a TypeScript file that static evaluation needs.

Every node has ``start`` and ``end``: byte offsets relative to the anchor of its chunk (see ``outline``), so that an edit
elsewhere in the file does not invalidate them. They are named tuples because lowering creates hundreds of thousands of them,
and frozen dataclasses cost three times as much.
"""

from __future__ import annotations

from enum import Enum
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from amplify_ls.syntax.uses import Use


class CastKind(Enum):
    """Marks on an expression for the type checker, which do not change its value."""

    CONST = "as const"
    """``x as const``."""
    TYPE = "as type"
    """``x as T``, ``x satisfies T``, ``<T>x``, ``x!``."""
    ANY = "as any"
    """A cast to ``any``, ``unknown`` or ``never``, which disables type checking."""


class StringLiteral(NamedTuple):
    start: int
    end: int
    value: str
    """The string value, with escapes resolved."""


class NumberLiteral(NamedTuple):
    start: int
    end: int
    value: float | int


class RegexLiteral(NamedTuple):
    """``/pattern/flags``."""

    start: int
    end: int
    pattern: str
    flags: str


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
    """Position of the opening parenthesis."""


class New(NamedTuple):
    start: int
    end: int
    constructor: Expression
    class_name: str
    """The dotted name of the class; empty if it is not a name."""
    arguments: tuple[Expression, ...]
    arguments_start: int
    """Position of the opening parenthesis; the end if there is none."""


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
    """Names of members that a spread, or an enumeration of all members, excludes: the methods of a class."""


class ChunkedObject(NamedTuple):
    """An object literal whose members are chunks of their own (see ``outline``)."""

    start: int
    end: int


class ArrayLiteral(NamedTuple):
    start: int
    end: int
    items: tuple[Expression, ...]


class ParameterName(NamedTuple):
    """A parameter that is a plain name, with its default value, if any."""

    name: str
    default: Expression | None
    rest: bool = False
    typed: bool = False
    """Whether its type is written."""


class ParameterObject(NamedTuple):
    """A destructured parameter: pairs of property name, or index, and local name.

    ``complete`` is false if a part is not supported.
    """

    names: tuple[tuple[str, str], ...]
    complete: bool
    typed: bool = False
    """Whether its type is written, or inferred from a default value."""
    places: tuple[tuple[int, int], ...] = ()
    """The positions of the property names, in the order of ``names``."""


class LocalConstant(NamedTuple):
    name: str
    value: Expression


class Function(NamedTuple):
    """An arrow function, function expression or declaration.

    ``result`` is the returned expression; None if the body has no single known return. ``returns`` is whether the body returns
    anything at all.
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
    """Names that it declares in an unsupported way."""
    throws: bool = False
    """Whether the body certainly throws an exception."""
    effects: tuple[Expression, ...] = ()
    """The expressions that certainly run first, each a statement of the body; its constants are declared by then."""
    is_async: bool = False
    """Whether it returns a promise."""
    is_partial: bool = False
    """Whether a call may do more than evaluate ``effects`` and ``result``."""


class Conditional(NamedTuple):
    """A choice by a condition: ``a ? b : c``."""

    start: int
    end: int
    condition: Expression
    consequence: Expression
    alternative: Expression


class Fallback(NamedTuple):
    """A choice by the first value: ``a ?? b``, ``a || b`` and ``a && b``."""

    start: int
    end: int
    operator: str
    first: Expression
    second: Expression


class Operation(NamedTuple):
    """An operator on primitive values: ``a + b``, ``a === b``, ``!a``."""

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
    """A template string with substitutions, or a concatenation with a string; ``parts`` are the strings and expressions."""

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
    """Any other expression: it has a position, and an unknown value."""

    start: int
    end: int


class Broken(NamedTuple):
    """A region with a syntax error in it."""

    start: int
    end: int


Expression = (
    StringLiteral
    | NumberLiteral
    | RegexLiteral
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


# Nearly all expressions of a schema are of these kinds. Making one from a tuple takes a third of the time of calling its class.
string_of: Callable[[tuple[int, int, str]], StringLiteral] = partial(tuple.__new__, StringLiteral)
identifier_of: Callable[[tuple[int, int, str]], Identifier] = partial(tuple.__new__, Identifier)
member_of: Callable[[tuple[int, int, Expression, str, int]], MemberAccess] = partial(tuple.__new__, MemberAccess)
call_of: Callable[[tuple[int, int, Expression, tuple[Expression, ...], int]], Call] = partial(tuple.__new__, Call)
pair_of: Callable[[tuple[int, int, str, int, int, Expression]], Pair] = partial(tuple.__new__, Pair)
