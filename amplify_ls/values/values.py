"""The value of an expression, and where it is written.

Every value has the ``span`` at which it is written, which may be in another file than the one that uses it. A container is
*closed* if its content is completely known, and *open* if it may contain more: because of an unknown spread, a computed key,
a mutation, or a function that it was passed to. Claims of absence are possible for closed containers only, and ``lacks`` is
the only way to ask.
"""

from __future__ import annotations

from dataclasses import field, replace
from enum import Enum
from typing import TYPE_CHECKING, Any, NamedTuple

from amplify_ls.incremental.facts import fact, individual
from amplify_ls.incremental.graph import Derived
from amplify_ls.values.regex import Regex

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from amplify_ls.syntax.expressions import Function as FunctionExpression
    from amplify_ls.syntax.outline import EntryChunk, Span
    from amplify_ls.values.scope import Scope


class Reason(Enum):
    """Why a value is unknown."""

    OPAQUE = "opaque"
    """Code that is not evaluated."""
    BROKEN = "broken"
    """A syntax error."""
    UNDECLARED = "undeclared"
    """A name that no known file declares or imports."""
    CYCLE = "cycle"
    CREATED = "created"
    """An object that ``new`` creates, with the name of its class."""


@fact
class Unknown:
    """A value that cannot be determined. It propagates, and nothing is reported about it."""

    span: Span
    reason: Reason = Reason.OPAQUE
    name: str = ""
    """The undeclared name, or the class of the created object."""
    creation: Creation | None = field(default=None, compare=False)
    """The arguments of the created object."""
    arms: tuple[Value, ...] = field(default=(), compare=False)
    """The possible values of a choice."""


class Creation(NamedTuple):
    """``new Class(arguments)``: the object is unknown, its arguments are known."""

    constructor: Value
    arguments: Arguments


@fact
class Text:
    span: Span
    value: str


@fact
class Number:
    span: Span
    value: float | int


@fact
class Boolean:
    span: Span
    value: bool


@fact
class Nothing:
    """``null`` or ``undefined``."""

    span: Span
    is_null: bool


@fact
class Interpolation:
    """A template string with substitutions: an unknown string, consisting of ``parts``."""

    span: Span
    parts: tuple[Value, ...]


class Property:
    """One member of an object. Its value is computed on demand, in a cell that records its readers."""

    __slots__ = ("_place", "_value", "name", "name_span")

    def __init__(self, name: str, name_span: Span, place: Span | EntryChunk, value: Value | Derived[Value]) -> None:
        self.name = name
        self.name_span = name_span
        self._place = place
        self._value = value

    @property
    def value(self) -> Value:
        if isinstance(self._value, Derived):
            return self._value.get()
        return self._value

    @property
    def cell(self) -> Value | Derived[Value]:
        """The cell of the value, for a property with the same value."""
        return self._value

    @property
    def span(self) -> Span:
        """The whole member, as written."""
        return self._place if isinstance(self._place, tuple) else self._place.span

    def is_same_as(self, other: Property) -> bool:
        """Whether the other property has the same position and the same cell."""
        return self._value is other._value and self._place == other._place and self.name_span == other.name_span

    @property
    def is_shorthand(self) -> bool:
        return self.name_span == self.span


@individual
class Object:
    """An object. ``properties`` are in order; of two with the same name, the later one applies."""

    span: Span
    properties: dict[str, Property]
    is_open: bool = False
    duplicates: tuple[Property, ...] = ()
    """Properties that a later one in the same literal overrides."""
    own: frozenset[str] = frozenset()
    """The names that are written in the literal itself, not spread into it."""
    written: Object | None = None
    """The literal itself, if calls elsewhere have added members."""
    hidden: frozenset[str] = frozenset()
    """The names that a spread, or an enumeration of all members, excludes."""

    def get(self, name: str) -> Value | None:
        """The value of a property; None if it is unknown."""
        found = self.properties.get(name)
        return None if found is None else found.value

    def with_values(self, values: Mapping[str, Value]) -> Object:
        """The object with other values for some of its properties."""
        properties = {
            name: Property(name, prop.name_span, prop.span, values[name]) if name in values else prop
            for name, prop in self.properties.items()
        }
        return replace(self, properties=properties)

    def without(self, names: Collection[str]) -> Object:
        """The object without some of its properties."""
        if not names:
            return self
        return replace(self, properties={name: prop for name, prop in self.properties.items() if name not in names})

    def lacks(self, name: str) -> bool:
        """Whether there is certainly no such property."""
        return not self.is_open and name not in self.properties

    def __iter__(self) -> Iterator[Property]:
        return iter(self.properties.values())

    def listed(self) -> Iterator[Property]:
        """The properties that a spread, or an enumeration of all members, includes; numeric names come first."""
        found = [prop for prop in self if prop.name not in self.hidden]
        numbered = [prop for prop in found if prop.name.isdecimal()]
        if not numbered:
            return iter(found)
        return iter([*sorted(numbered, key=lambda prop: int(prop.name)), *(prop for prop in found if prop not in numbered)])


@individual
class Array:
    """An array. An open one may contain more items, anywhere."""

    span: Span
    items: tuple[Value, ...]
    is_open: bool = False


@individual
class Function:
    """A function of the author, with the names in its scope."""

    span: Span
    expression: FunctionExpression
    scope: Scope
    owner: Derived[Any] | None
    """The cell whose value it is part of."""
    results: dict[tuple[str, ...], Derived[Value]] = field(default_factory=dict)
    """Its result for unknown callers, by the roles of their arguments; see ``application.result_of``."""


@fact
class External:
    """An export of a package: ``import { name } from 'module'``. The name is ``*`` for the whole module."""

    span: Span
    module: str
    name: str


@fact
class Namespace:
    """All exports of a file of the author: ``import * as models from './models'``."""

    span: Span
    path: str


@fact
class Symbol:
    """The argument of an unknown caller to a callback, such as ``allow`` of an authorization callback."""

    span: Span
    role: str


@fact
class Arguments:
    """The arguments of a call; the span includes the parentheses."""

    span: Span
    values: tuple[Value, ...]
    is_open: bool = False
    """There may be more arguments, because an unknown array is spread into them."""

    def __getitem__(self, index: int) -> Value | None:
        return self.values[index] if index < len(self.values) else None

    @property
    def count(self) -> int:
        """The known number of arguments."""
        return len(self.values)


@fact
class Link:
    """One step of a chain: ``.name``, ``.name(arguments)``, or ``[subscript]``.

    The first link of a direct call of the base, ``defineAuth({...})``, has an empty name.
    """

    name: str
    name_span: Span
    arguments: Arguments | None
    subscript: Value | None = None
    span: Span = field(kw_only=True)
    """From the dot, or the opening parenthesis or bracket, to the end of the link."""


@individual
class Chain:
    """Calls and accesses on a value from a package: ``a.model({...}).authorization(...)``."""

    span: Span
    base: External | Symbol | Unknown
    links: tuple[Link, ...]
    is_open: bool = False
    """Whether more may be called on it elsewhere, because builders change in place."""

    def link(self, name: str) -> Link | None:
        """The last link with this name."""
        for link in reversed(self.links):
            if link.name == name:
                return link
        return None

    def lacks(self, name: str) -> bool:
        """Whether there is certainly no such link."""
        return not self.is_open and self.link(name) is None


Value = (
    Unknown
    | Text
    | Number
    | Regex
    | Boolean
    | Nothing
    | Interpolation
    | Object
    | Array
    | Function
    | External
    | Namespace
    | Symbol
    | Chain
)


def arms_of(value: Value) -> tuple[Value, ...]:
    """The possible values of a choice, ``a ? b : c``; empty for any other value."""
    # A choice between strings has the position of its only part, a template around the choice.
    if isinstance(value, Interpolation) and len(value.parts) == 1 and value.parts[0].span == value.span:
        value = value.parts[0]
    return value.arms if isinstance(value, Unknown) else ()


def opened(value: Value) -> Value:
    """The value, marked as open."""
    if isinstance(value, (Object, Array, Chain)) and not value.is_open:
        return replace(value, is_open=True)
    return value


def is_known(value: Value | None) -> bool:
    """Whether the kind of the value is known."""
    return value is not None and not isinstance(value, Unknown)
