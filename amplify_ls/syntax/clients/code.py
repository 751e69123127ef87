"""Code that uses an API, as it is written: expressions, types, patterns and statements. All positions are bytes.

Unlike the expressions of ``syntax.expressions``, which represent values, these keep what determines the type of each part:
annotations, type arguments, what a function is passed. Nothing here is resolved.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.incremental.facts import fact

if TYPE_CHECKING:
    from amplify_ls.syntax.clients.statement_code import Statement
    from amplify_ls.syntax.clients.type_code import TypeCode


class Key(NamedTuple):
    """A name at a place: after a dot, in brackets, or as the key of an object or pattern."""

    text: str
    start: int
    end: int
    """With quotes, if it has any."""
    kind: str
    """``member``, ``string``, ``key`` or ``shorthand``."""


class Ident(NamedTuple):
    """A name of the code, or ``this``."""

    name: str
    start: int


class StringCode(NamedTuple):
    """A string literal; the region has the quotes."""

    text: str
    start: int
    end: int


@fact
class Get:
    """``object.name`` or ``object['name']``."""

    object: Code
    key: Key


@fact
class Item:
    """``object[index]``."""

    object: Code
    position: Code


@fact
class CallCode:
    """``callee<types>(arguments)``, or with ``new``."""

    callee: Code
    arguments: tuple[Code, ...]
    types: tuple[TypeCode, ...]


@fact
class Applied:
    """``callee<types>``, without a call."""

    callee: Code
    types: tuple[TypeCode, ...]


@fact
class Parameter:
    """A parameter of a function."""

    pattern: Pattern
    type: TypeCode | None
    default: Code | None


@fact
class FunctionCode:
    """A function: either its statements, or the expression that it returns."""

    start: int
    variables: tuple[tuple[str, TypeCode | None], ...]
    """Its type parameters, with what they extend."""
    parameters: tuple[Parameter, ...]
    returns: TypeCode | None
    body: tuple[Statement, ...]
    value: Code | None
    is_async: bool


@fact
class MemberCode:
    """A member of an object literal or an attribute of an element; the key is None for a spread."""

    key: Key | None
    value: Code


@fact
class ObjectCode:
    """An object literal."""

    start: int
    members: tuple[MemberCode, ...]


@fact
class ListCode:
    """An array literal."""

    start: int
    items: tuple[Code, ...]


@fact
class SpreadCode:
    """``...value``."""

    value: Code


@fact
class Waiting:
    """``await value``."""

    value: Code


@fact
class Choosing:
    """What is one of several values, ``test ? side : side``, ``side ?? side``."""

    tests: tuple[Code, ...]
    sides: tuple[Code, ...]


@fact
class Comparing:
    """``left === right``."""

    left: Code
    right: Code


@fact
class Assigning:
    """``target = value``; the pattern is None unless the target is one."""

    target: Code
    pattern: Pattern | None
    value: Code


@fact
class As:
    """``value as Type``; the type is None for ``as const``."""

    value: Code
    type: TypeCode | None


@fact
class Element:
    """An element of JSX."""

    name: Code | None
    attributes: tuple[MemberCode, ...]
    children: tuple[Code, ...]


@fact
class Importing:
    """``import('./module')``."""

    module: str


@fact
class Plain:
    """A value without members of interest, such as a number, with the expressions in it."""

    inner: tuple[Code, ...] = ()


@fact
class Unseen:
    """Anything else, with the expressions in it."""

    inner: tuple[Code, ...] = ()


Code = (
    Ident
    | StringCode
    | Get
    | Item
    | CallCode
    | Applied
    | FunctionCode
    | ObjectCode
    | ListCode
    | SpreadCode
    | Waiting
    | Choosing
    | Comparing
    | Assigning
    | As
    | Element
    | Importing
    | Plain
    | Unseen
)


class NamePattern(NamedTuple):
    """A name that is declared."""

    name: str
    start: int


@fact
class ObjectPattern:
    """``{ key: pattern = default, ...rest }``."""

    members: tuple[tuple[Key, Pattern, Code | None], ...]
    rest: NamePattern | None


@fact
class ListPattern:
    """``[first, second]``; None for what is left out."""

    items: tuple[Pattern | None, ...]


Pattern = NamePattern | ObjectPattern | ListPattern


class Imported(NamedTuple):
    """A name that a file imports: ``default``, ``*`` or a name of the module."""

    local: str
    name: str
    module: str


class Exported(NamedTuple):
    """A name that a file exports: a local one, or with a module one of that module; ``*`` for all of them."""

    name: str
    local: str
    module: str | None


@fact
class FileCode:
    """The code of a file."""

    imports: tuple[Imported, ...] = ()
    exports: tuple[Exported, ...] = ()
    statements: tuple[Statement, ...] = ()
    default: Code | None = None
    """What is exported as default, if it is no declaration."""
