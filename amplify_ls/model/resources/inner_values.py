"""What is written within a value: members, items, arguments, the pieces of a text, what something is created from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.model.builders import define_call
from amplify_ls.values.values import Array, Chain, Interpolation, Object, Unknown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from amplify_ls.values.values import Value

MOST = 5_000
"""How many values are looked at for one: lists that hold each other's items have more than anybody wrote."""


def inner_values(value: Value) -> Iterator[Value]:
    """The value and all that it is made of, outermost first.

    Functions are not called and not looked into, and what is written in another file is not: an import of the whole API
    must not lead through all of its models.
    """
    path = value.span.path
    waiting = [value]
    for _ in range(MOST):
        if not waiting:
            return
        current = waiting.pop()
        yield current
        if current.span.path == path:
            waiting.extend(reversed(list(_parts_of(current))))


def _parts_of(value: Value) -> Iterator[Value]:
    if isinstance(value, Object):
        yield from (prop.value for prop in value)
    elif isinstance(value, Array):
        yield from value.items
    elif isinstance(value, Interpolation):
        yield from (part for part in value.parts if part != value)
    elif isinstance(value, Unknown):
        if value.creation is not None:
            yield from value.creation.arguments.values
    elif isinstance(value, Chain):
        if isinstance(value.base, Unknown):
            yield value.base
        yield from _arguments_of(value)


def _arguments_of(chain: Chain) -> Iterable[Value]:
    # What `defineBackend` is given is a part of that call alone: each use of its result would lead through all of it again.
    links = chain.links[1:] if len(chain.links) > 1 and define_call(chain) is not None else chain.links
    return (given for link in links if link.arguments is not None for given in link.arguments.values)
