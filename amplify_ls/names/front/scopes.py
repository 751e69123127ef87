"""The names that are visible in a piece of code, each with a type that is determined when it is first needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from amplify_ls.names.front.types import Lazy, Place, Type
    from amplify_ls.syntax.clients.statement_code import TypeDeclared


class Delayed:
    """A type that is computed when it is first read. While it is computed, it is unknown."""

    __slots__ = ("_compute", "_found", "place")

    def __init__(self, compute: Callable[[], Type], place: Place | None = None) -> None:
        self.place = place
        """Where a variable is declared, which may get its type from what is assigned to it."""
        self._compute: Callable[[], Type] | None = compute
        self._found: Type = None

    def get(self) -> Type:
        """The type."""
        compute, self._compute = self._compute, None
        if compute is not None:
            self._found = compute()
        return self._found


class Scope:
    """The names of a file, function or block."""

    __slots__ = ("_outer", "aliases", "names", "path", "types")

    def __init__(self, outer: Scope | None, path: str) -> None:
        self._outer = outer
        self.path = path
        """The file."""
        self.names: dict[str, Lazy] = {}
        self.types: dict[str, Lazy] = {}
        self.aliases: dict[str, TypeDeclared] = {}
        """The declarations of types, which may have parameters."""

    def inner(self) -> Scope:
        """A scope within this one."""
        return Scope(self, self.path)

    def name(self, name: str) -> Lazy | None:
        """The type of the value that a name has; None if it is not declared."""
        scope: Scope | None = self
        while scope is not None:
            found = scope.names.get(name)
            if found is not None:
                return found
            scope = scope._outer
        return None

    def type(self, name: str) -> tuple[Scope, Lazy | TypeDeclared] | None:
        """What a name is as a type, with the scope of its declaration; None if it is not declared."""
        scope: Scope | None = self
        while scope is not None:
            found = scope.types.get(name) or scope.aliases.get(name)
            if found is not None:
                return scope, found
            scope = scope._outer
        return None
