"""The names that an expression can see."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.incremental.facts import individual

if TYPE_CHECKING:
    from collections.abc import Mapping

    from amplify_ls.syntax.outline import Anchor
    from amplify_ls.values.home import Home
    from amplify_ls.values.values import Value


@individual
class Scope:
    """The file and, within functions, the parameters and local constants. ``anchor`` is what positions are relative to."""

    module: Home
    anchor: Anchor
    local: Mapping[str, Value] | None = None
    outer: Scope | None = None
    calls_on: Mapping[str, int] | None = None
    """How many methods are called on each parameter or local constant."""

    def find(self, name: str) -> Value | None:
        """A parameter or local constant of that name."""
        scope: Scope | None = self
        while scope is not None:
            if scope.local is not None and name in scope.local:
                return scope.local[name]
            scope = scope.outer
        return None

    def method_calls(self, name: str) -> int:
        """How many methods are called on the parameter or local constant of that name."""
        scope: Scope | None = self
        while scope is not None:
            if scope.local is not None and name in scope.local:
                return 0 if scope.calls_on is None else scope.calls_on.get(name, 0)
            scope = scope.outer
        return 0
