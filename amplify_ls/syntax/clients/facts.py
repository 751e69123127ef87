"""What a file says about the clients of an API. All positions are bytes."""

from __future__ import annotations

from typing import NamedTuple


class Key(NamedTuple):
    """A name at a place: after a dot, in brackets, or as the key of an object."""

    text: str
    start: int
    end: int
    """With quotes, if it has any."""
    kind: str
    """``member``, ``string``, ``key`` or ``shorthand``."""


class StringValue(NamedTuple):
    """A string literal; the region has the quotes."""

    text: str
    start: int
    end: int


class ObjectValue(NamedTuple):
    """An object literal: its members whose keys are known."""

    members: tuple[tuple[Key, Value | None], ...]


class ListValue(NamedTuple):
    """An array literal."""

    items: tuple[Value | None, ...]


Value = StringValue | ObjectValue | ListValue


class Access(NamedTuple):
    """``client.models.Post.create({...})``: the names after the base, up to the first call, and what the call is passed."""

    base: str
    keys: tuple[Key, ...]
    arguments: tuple[Value | None, ...]


class TypeAccess(NamedTuple):
    """``Schema['Post']['type']``: the keys after the name of a type."""

    base: str
    keys: tuple[Key, ...]


class Handled(NamedTuple):
    """A path of names that the handler of an operation reads from its arguments."""

    base: str
    """The name of the type of the schema."""
    operation: str
    keys: tuple[Key, ...]


class Imported(NamedTuple):
    """A name that a file imports."""

    local: str
    name: str
    module: str


class ClientCode(NamedTuple):
    """What a file says about clients."""

    imports: tuple[Imported, ...] = ()
    declared_schemas: frozenset[str] = frozenset()
    """The types that the file declares with ``ClientSchema``."""
    held: tuple[tuple[str, str], ...] = ()
    """Pairs of a name and the type argument of the call that makes its value: ``client`` and ``Schema``."""
    derived: tuple[tuple[str, str], ...] = ()
    """Pairs of a name and the one that its value comes from: a function, another variable, or the type it is declared with."""
    exports: tuple[tuple[str, str], ...] = ()
    """Pairs of exported and local name, where they differ: ``default`` and ``client``."""
    accesses: tuple[Access, ...] = ()
    types: tuple[TypeAccess, ...] = ()
    handled: tuple[Handled, ...] = ()
