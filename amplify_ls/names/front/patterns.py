"""What patterns take out of a value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.names.front.combining import arms_of, item_of, joined
from amplify_ls.names.front.types import Known, ListOf, TupleOf, Type
from amplify_ls.names.front.typing import member
from amplify_ls.syntax.clients.code import ListPattern, NamePattern, ObjectPattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.names.front.scopes import Scope
    from amplify_ls.names.front.types import Lazy
    from amplify_ls.names.front.typing import Typing
    from amplify_ls.syntax.clients.code import Pattern


def names_in(pattern: Pattern) -> Iterator[str]:
    """The names that a pattern declares."""
    if isinstance(pattern, NamePattern):
        yield pattern.name
    elif isinstance(pattern, ObjectPattern):
        for _, inner, _ in pattern.members:
            yield from names_in(inner)
        if pattern.rest is not None:
            yield pattern.rest.name
    else:
        for item in pattern.items:
            if item is not None:
                yield from names_in(item)


def bind(typing: Typing, pattern: Pattern, kind: Type, scope: Scope, names: dict[str, Lazy]) -> None:
    """Give the names of a pattern their types, and note what its keys mention."""
    if isinstance(pattern, NamePattern):
        names[pattern.name] = Known(kind)
    elif isinstance(pattern, ObjectPattern):
        for key, inner, default in pattern.members:
            found = member(typing, kind, key, scope)
            if default is not None:
                found = joined((found, typing.value(default, scope, found))) if found is not None else found
            bind(typing, inner, found, scope, names)
        if pattern.rest is not None:
            names[pattern.rest.name] = Known(kind)
    elif isinstance(pattern, ListPattern):
        for index, item in enumerate(pattern.items):
            if item is not None:
                bind(typing, item, joined(_at(arm, index) for arm in arms_of(kind)), scope, names)


def _at(kind: Type, index: int) -> Type:
    if isinstance(kind, TupleOf):
        return kind.items[index] if index < len(kind.items) else None
    return item_of(kind) if isinstance(kind, ListOf) else None
