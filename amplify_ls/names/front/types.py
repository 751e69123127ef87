"""The types of expressions in code that uses an API, as far as names of the schema depend on them.

None is the type of what is unknown. It is contagious, and nothing is renamed there.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, TypeAlias

from amplify_ls.names.front.settings import Backend, Handle, Keyed, Mode, Outputs, Provider, RouteName
from amplify_ls.names.front.variables import KeysOf, Variable
from amplify_ls.names.name import Role

if TYPE_CHECKING:
    from collections.abc import Mapping


Place: TypeAlias = "tuple[str, int]"
"""A file and a byte in it."""


class Lazy(Protocol):
    """A type that is determined when it is first needed."""

    def get(self) -> Type:
        """The type."""


@dataclass(frozen=True, slots=True)
class Plain:
    """A value without names of interest: a number, a date, an element."""


@dataclass(frozen=True, slots=True)
class Spelled:
    """A string literal in the code, which may be found to be the value of an enum."""

    place: Place
    text: str


@dataclass(frozen=True, slots=True)
class Record:
    """A record of a model, or a value of a custom type. ``role`` is what an object literal of this type does with fields."""

    owner: str
    role: Role = Role.READ


@dataclass(frozen=True, slots=True)
class Related:
    """A relationship: a function that loads records, or with a selection set the records themselves."""

    model: str
    is_list: bool


@dataclass(frozen=True, slots=True)
class Values:
    """A value of an enum."""

    owner: str


@dataclass(frozen=True, slots=True)
class Keys:
    """The name of a field of a record."""

    owner: str


@dataclass(frozen=True, slots=True)
class Filter:
    """Conditions on the fields of a record."""

    owner: str


@dataclass(frozen=True, slots=True)
class Selection:
    """The paths of a selection set."""

    owner: str


@dataclass(frozen=True, slots=True)
class Arguments:
    """The arguments of an operation."""

    operation: str


@dataclass(frozen=True, slots=True)
class SchemaType:
    """The type `Schema`, which has the types of all entries."""


@dataclass(frozen=True, slots=True)
class EntryType:
    """``Schema['Post']``."""

    entry: str


@dataclass(frozen=True, slots=True)
class Client:
    """A typed client; on a server, its methods may be passed a context first."""

    has_context: bool


@dataclass(frozen=True, slots=True)
class Members:
    """``client.models``, ``client.queries`` and so on."""

    kind: str
    has_context: bool


@dataclass(frozen=True, slots=True)
class ModelOperations:
    """``client.models.Post``."""

    model: str
    has_context: bool


@dataclass(frozen=True, slots=True)
class Operation:
    """``client.models.Post.create``."""

    model: str
    name: str
    has_context: bool


@dataclass(frozen=True, slots=True)
class Route:
    """``client.queries.search``."""

    kind: str
    name: str
    has_context: bool


@dataclass(frozen=True, slots=True)
class ListOf:
    """An array, a set or anything else with items of one type."""

    item: Type
    place: Place | None = None
    """Where the literal is in the code."""


@dataclass(frozen=True, slots=True)
class TupleOf:
    """An array with items of known types."""

    items: tuple[Type, ...]
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Later:
    """A promise."""

    value: Type


@dataclass(frozen=True, slots=True)
class Stream:
    """What one can subscribe to."""

    value: Type


@dataclass(frozen=True, slots=True)
class MapOf:
    """An object with any keys, or a `Map`."""

    key: Type
    value: Type
    is_map: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Shaped:
    """An object."""

    members: Mapping[str, Lazy]
    bases: tuple[Type, ...] = ()
    """What is spread into it."""
    place: Place | None = None
    """Where the literal is in the code; None for a type that the author wrote."""


@dataclass(frozen=True, slots=True)
class Joined:
    """One of several types, or all of them."""

    types: tuple[Type, ...]


@dataclass(frozen=True, slots=True, eq=False)
class FunctionOf:
    """A function."""

    parameters: tuple[Type, ...]
    returns: Lazy
    variables: tuple[Variable, ...] = ()
    """Its type parameters."""


@dataclass(frozen=True, slots=True)
class Method:
    """A method of a type that is built into JavaScript: ``posts.map``."""

    owner: Type
    name: str


@dataclass(frozen=True, slots=True)
class Built:
    """A function or object that is known by its name: ``useState``, ``Promise``."""

    name: str


@dataclass(frozen=True, slots=True)
class Context:
    """A context of React."""

    value: Type


@dataclass(frozen=True, slots=True)
class Space:
    """All that a file exports: ``import * as types``."""

    path: str


Type = (
    Plain
    | Spelled
    | Record
    | Related
    | Values
    | Keys
    | Filter
    | Selection
    | Arguments
    | Mode
    | Provider
    | RouteName
    | Outputs
    | SchemaType
    | EntryType
    | Client
    | Members
    | ModelOperations
    | Operation
    | Route
    | ListOf
    | TupleOf
    | Later
    | Stream
    | MapOf
    | Shaped
    | Joined
    | FunctionOf
    | Method
    | Built
    | Context
    | Space
    | Backend
    | Handle
    | Keyed
    | Variable
    | KeysOf
    | None
)

PLAIN = Plain()


@dataclass(frozen=True, slots=True)
class Known:
    """A type that is determined already."""

    type: Type

    def get(self) -> Type:
        """The type."""
        return self.type


UNKNOWN = Known(None)
