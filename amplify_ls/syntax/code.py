"""The expressions of a statement with all nested code, including function bodies and classes, and the local names.

Unlike the lowered expressions of ``expressions``, which represent values, these represent the code as written: enough to
determine the type of each part.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from amplify_ls.syntax.outline import Span


class Name(NamedTuple):
    """A name; ``local`` is its index in the table of local names, None for a name of the file."""

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
    """``object['key']``; the key is None if it is not a literal."""

    span: Span
    object: Code
    key: str | None


class Invocation(NamedTuple):
    """``callee(arguments)``, or with ``new``."""

    span: Span
    callee: Code
    arguments: tuple[Code, ...]
    is_open: bool
    """Whether it has spread arguments."""
    is_new: bool


class Field(NamedTuple):
    """``name: value`` of an object literal; the value is None for a method."""

    name: str
    name_span: Span
    span: Span
    value: Code


class ObjectCode(NamedTuple):
    """An object literal; ``is_open`` if it has a spread or a computed key."""

    span: Span
    fields: tuple[Field, ...]
    is_open: bool


class ListCode(NamedTuple):
    """An array, without spread items."""

    span: Span
    items: tuple[Code, ...]


class Constant(NamedTuple):
    """A literal, or a function: ``s`` for a string, ``n`` for a number, ``b`` for a boolean, ``f`` for a function."""

    span: Span
    kind: str
    text: str | None = None
    """The content of a string without substitutions."""


class Assignment(NamedTuple):
    """``target = value``."""

    span: Span
    target: Code
    value: Code


class Typed(NamedTuple):
    """An expression with a written type: the names of the type, ``('s3', 'Bucket')``."""

    span: Span
    names: tuple[str, ...]
    inner: tuple[Code, ...] = ()


class Mixed(NamedTuple):
    """Anything else, with the expressions in it."""

    span: Span
    inner: tuple[Code, ...] = ()


Code = Name | Member | Element | Invocation | ObjectCode | ListCode | Constant | Assignment | Typed | Mixed


class StatementCode(NamedTuple):
    """The code of a statement. Reading the same text twice gives equal results."""

    roots: tuple[Code, ...] = ()
    """The outermost expressions, in order."""
    locals: tuple[Code | None, ...] = ()
    """The values of the local names; None if unknown, or if they may change."""
    bindings: tuple[tuple[str, Code], ...] = ()
    """The top-level constants that the statement declares."""


def environment_variable(code: Code) -> str:
    """The variable of the environment that code reads, ``NAME`` of ``process.env.NAME``; empty for anything else."""
    if not isinstance(code, (Member, Element)) or not isinstance(code.object, Member) or code.object.name != "env":
        return ""
    base = code.object.object
    if not isinstance(base, Name) or base.name != "process" or base.local is not None:
        return ""
    return (code.name if isinstance(code, Member) else code.key) or ""


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
    if isinstance(code, Assignment):
        return (code.target, code.value)
    return code.inner if isinstance(code, (Typed, Mixed)) else ()
