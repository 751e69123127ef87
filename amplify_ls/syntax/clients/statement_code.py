"""Statements in code that uses an API, as they are written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.incremental.facts import fact

if TYPE_CHECKING:
    from amplify_ls.syntax.clients.code import Code, FunctionCode, Pattern
    from amplify_ls.syntax.clients.type_code import TypeCode


@fact
class Declared:
    """``const pattern: Type = value``."""

    pattern: Pattern
    type: TypeCode | None
    value: Code | None


@fact
class FunctionDeclared:
    """``function name() {}``."""

    name: str
    function: FunctionCode


@fact
class ClassMember:
    """A field or method of a class."""

    name: str
    type: TypeCode | None
    value: Code | None


@fact
class ClassDeclared:
    """A class with its fields and methods."""

    name: str
    start: int
    members: tuple[ClassMember, ...]
    base: Code | None = None
    """What it extends."""


@fact
class TypeDeclared:
    """A type alias or an interface, with the names of its parameters."""

    name: str
    parameters: tuple[str, ...]
    type: TypeCode


@fact
class Returned:
    """``return value``."""

    value: Code


@fact
class ForEach:
    """``for (const pattern of value) {}``."""

    pattern: Pattern
    value: Code
    body: tuple[Statement, ...]


@fact
class Block:
    """Any other statement: the expressions in it, then the statements in it, which have a scope of their own."""

    values: tuple[Code, ...]
    body: tuple[Statement, ...] = ()


@fact
class Switch:
    """``switch (value) { case label: }``."""

    value: Code
    labels: tuple[Code, ...]
    body: tuple[Statement, ...]


Statement = Declared | FunctionDeclared | ClassDeclared | TypeDeclared | Returned | ForEach | Block | Switch
