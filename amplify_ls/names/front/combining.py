"""Types from other types."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.names.front.types import (
    PLAIN,
    FunctionOf,
    Joined,
    Keys,
    Known,
    Later,
    ListOf,
    MapOf,
    Plain,
    Record,
    Related,
    Shaped,
    Spelled,
    TupleOf,
    Type,
)
from amplify_ls.names.front.variables import Variable

if TYPE_CHECKING:
    from collections.abc import Iterable


def shaped(**members: Type) -> Shaped:
    """An object of a known type."""
    return Shaped({name: Known(found) for name, found in members.items()})


def function(parameters: tuple[Type, ...], returns: Type) -> FunctionOf:
    """A function of a known type."""
    return FunctionOf(parameters, Known(returns))


def joined(types: Iterable[Type]) -> Type:
    """One of several types. What is plain, such as `null`, adds nothing; what is unknown stays so beside the others."""
    found: list[Type] = []
    for each in types:
        for arm in each.types if isinstance(each, Joined) else (each,):
            if arm not in found:
                found.append(arm)
    useful = [each for each in found if not isinstance(each, Plain)]
    if not useful:
        return PLAIN if found else None
    return useful[0] if len(useful) == 1 else Joined(tuple(useful))


def arms_of(kind: Type) -> tuple[Type, ...]:
    """The types that a value may have."""
    return kind.types if isinstance(kind, Joined) else (kind,)


def awaited(kind: Type) -> Type:
    """What `await` makes of a value."""
    return joined(awaited(arm.value) if isinstance(arm, Later) else arm for arm in arms_of(kind))


def item_of(kind: Type) -> Type:
    """An item of an array."""
    return joined(_item(arm) for arm in arms_of(kind))


def _item(kind: Type) -> Type:
    if isinstance(kind, ListOf):
        return kind.item
    if isinstance(kind, TupleOf):
        return joined(kind.items)
    if isinstance(kind, Variable):
        return item_of(kind.bound)
    if isinstance(kind, MapOf):
        return TupleOf((kind.key, kind.value)) if kind.is_map else kind.value
    if isinstance(kind, Related) and kind.is_list:
        return Record(kind.model)
    return PLAIN if isinstance(kind, (Plain, Spelled)) else None


def returned_by(kind: Type) -> Type:
    """What a function returns."""
    return joined(arm.returns.get() if isinstance(arm, FunctionOf) else None for arm in arms_of(kind))


def keys_of(owner: Type) -> Type:
    """What a value in brackets after an object is."""
    if isinstance(owner, Record):
        return Keys(owner.owner)
    return owner.key if isinstance(owner, MapOf) else PLAIN
