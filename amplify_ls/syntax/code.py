"""The expressions of a statement with all that is nested in it, function bodies and classes included, and what local names are.

Other than the lowered expressions of ``expressions``, which say what a value is worth, these say what is written: enough to ask
of which type each part of the code is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from amplify_ls.syntax.outline import Span


class Name(NamedTuple):
    """A name; ``local`` is the place in the table of local names, None for one of the file."""

    span: Span
    name: str
    local: int | None


class Member(NamedTuple):
    """``object.name``."""

    span: Span
    object: Code
    name: str
    name_span: Span
    is_optional: bool


class Element(NamedTuple):
    """``object['key']``; the key is None where it is no literal."""

    span: Span
    object: Code
    key: str | None


class Invocation(NamedTuple):
    """``callee(arguments)``, or with ``new``."""

    span: Span
    callee: Code
    arguments: tuple[Code, ...]
    is_open: bool
    """Whether more arguments are spread into it."""
    is_new: bool


class Field(NamedTuple):
    """``name: value`` of an object literal; the value is None for a method."""

    name: str
    name_span: Span
    span: Span
    value: Code


class ObjectCode(NamedTuple):
    """An object literal; ``is_open`` where something is spread into it or a key is computed."""

    span: Span
    fields: tuple[Field, ...]
    is_open: bool


class ListCode(NamedTuple):
    """A list; spread items are left out."""

    span: Span
    items: tuple[Code, ...]


class Constant(NamedTuple):
    """A literal, or a function: ``s`` for a text, ``n`` for a number, ``b`` for a boolean, ``f`` for a function."""

    span: Span
    kind: str


class Typed(NamedTuple):
    """Something whose type the author has written: the names of the type, ``('s3', 'Bucket')``."""

    span: Span
    names: tuple[str, ...]
    inner: tuple[Code, ...] = ()


class Mixed(NamedTuple):
    """Anything else, with the expressions in it."""

    span: Span
    inner: tuple[Code, ...] = ()


Code = Name | Member | Element | Invocation | ObjectCode | ListCode | Constant | Typed | Mixed


class StatementCode(NamedTuple):
    """All of a statement. Two readings of the same text give equal ones."""

    roots: tuple[Code, ...] = ()
    """The expressions that are part of no other one, in order."""
    locals: tuple[Code | None, ...] = ()
    """What the local names stand for; None where that is not known, or may change."""
    bindings: tuple[tuple[str, Code], ...] = ()
    """The constants that the statement declares at the top of the file."""


def parts_of(code: Code) -> tuple[Code, ...]:
    """The expressions directly within one."""
    if isinstance(code, (Member, Element)):
        return (code.object,)
    if isinstance(code, Invocation):
        return (code.callee, *code.arguments)
    if isinstance(code, ObjectCode):
        return tuple(field.value for field in code.fields)
    if isinstance(code, ListCode):
        return code.items
    return code.inner if isinstance(code, (Typed, Mixed)) else ()
