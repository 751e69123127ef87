"""One scope of names. At its end, names that it does not declare are resolved in the scope around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.syntax.names.chunk_names import overlap

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.syntax.names.chunk_names import Meaning, Reference


class Scope:
    """The names of a block, a function, a class or a type."""

    __slots__ = ("is_function", "is_open", "names", "outer", "references")

    def __init__(self, outer: Scope | None, *, is_function: bool = False, is_open: bool = False) -> None:
        self.outer = outer
        self.names: dict[str, Meaning] = {}
        self.references: list[Reference] = []
        self.is_function = is_function
        """Whether ``var`` declares here."""
        self.is_open = is_open
        """Whether it may contain more names than are declared here."""

    def declare(self, name: str, meaning: Meaning) -> None:
        """Add a name. A name that is declared twice has both meanings."""
        self.names[name] = self.names.get(name, meaning) | meaning

    def close(self) -> None:
        """Pass the references to undeclared names to the scope around."""
        assert self.outer is not None
        names = self.names
        left = [each for each in self.references if each.name not in names or not overlap(names[each.name], each.meaning)]
        if self.is_open:
            left = [each._replace(is_sure=False) for each in left]
        self.outer.references.extend(left)

    def around(self) -> Iterator[Scope]:
        """This scope and those around it, except the outermost."""
        scope = self
        while scope.outer is not None:
            yield scope
            scope = scope.outer

    def visible(self) -> frozenset[str]:
        """The names of this scope and of those around it, except the outermost."""
        return frozenset(name for scope in self.around() for name in scope.names)
