"""What the modules that determine types need from one another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from amplify_ls.names.front.combining import joined
from amplify_ls.names.front.members import member_of
from amplify_ls.names.front.types import Space
from amplify_ls.syntax.clients.code import Assigning, CallCode, Comparing, Get, Ident, Item

if TYPE_CHECKING:
    from collections.abc import Sequence

    from amplify_ls.names.front.schema import Schema
    from amplify_ls.names.front.scopes import Delayed, Scope
    from amplify_ls.names.front.sink import Sink
    from amplify_ls.names.front.types import Place, Type
    from amplify_ls.syntax.clients.code import Code, FunctionCode, Key, StringCode
    from amplify_ls.syntax.clients.statement_code import Statement
    from amplify_ls.syntax.clients.type_code import TypeCode


class Typing(Protocol):
    """Determines the types in all files, and notes the names that the code mentions."""

    @property
    def schema(self) -> Schema:
        """The API."""

    def value(self, code: Code, scope: Scope, expected: Type = None) -> Type:
        """The type of an expression, where a value of some type is expected."""

    def function(self, code: FunctionCode, scope: Scope, expected: Type, this: Type = None) -> Type:
        """The type of a function."""

    def written(self, code: TypeCode, scope: Scope) -> Type:
        """The type that an author has written."""

    def block(self, statements: Sequence[Statement], scope: Scope) -> None:
        """Read statements in a scope of their own."""

    def sink(self, path: str) -> Sink:
        """What the code of a file mentions."""

    def read_later(self, path: str, delayed: Delayed) -> None:
        """Note a type that has to be read even if nothing needs it, because it mentions names."""

    def is_own(self, path: str) -> bool:
        """Whether a file belongs to the project."""

    def resolve(self, path: str, module: str) -> str | None:
        """The file that an import means; None for packages."""

    def has_untyped_clients(self, path: str) -> bool:
        """Whether a client that a file makes without a type is one of the API."""

    def exported_value(self, path: str, name: str) -> Type:
        """The type of a value that a file exports."""

    def exported_type(self, path: str, name: str) -> Type:
        """A type that a file exports."""

    def expected_at(self, place: Place, otherwise: Type) -> Type:
        """The type that a literal must have, because of where it is used later."""

    def expect(self, place: Place, kind: Type) -> None:
        """Note that a literal must have a type."""


def member(typing: Typing, owner: Type, key: Key, scope: Scope) -> Type:
    """The type of a member at a place, which is noted as a mention."""
    if isinstance(owner, Space):
        return typing.exported_value(owner.path, key.text)
    found = member_of(typing.schema, owner, key.text)
    sink = typing.sink(scope.path)
    for each in found:
        if each.name is not None:
            sink.mention(key, each.name, each.role)
    if not found:
        sink.unclear(key.text, key.start)
        return None
    return joined(each.type for each in found)


def start_of(code: Code | StringCode) -> int:
    """Where an expression starts, roughly."""
    if isinstance(code, (Get, Item)):
        return code.key.start if isinstance(code, Get) else start_of(code.object)
    if isinstance(code, CallCode):
        return start_of(code.callee)
    if isinstance(code, (Comparing, Assigning)):
        return start_of(code.left if isinstance(code, Comparing) else code.target)
    return code.start if isinstance(code, Ident) else getattr(code, "start", 0)
