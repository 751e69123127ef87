"""All rows of the catalog, reached from its entry points."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, get_args

from amplify_ls.catalog import kinds
from amplify_ls.catalog.language.modules import FUNCTIONS
from amplify_ls.catalog.lookup import members_of
from amplify_ls.catalog.types import (
    Callback,
    Either,
    ListOf,
    Made,
    MapOf,
    Method,
    OneOf,
    Parameter,
    Property,
    Record,
    Shape,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.catalog.kinds import Receiver
    from amplify_ls.catalog.types import Alias, Case, Option, Type

RECEIVERS: tuple[Receiver, ...] = get_args(kinds.Receiver)


@lru_cache(maxsize=1)
def all_methods() -> tuple[tuple[str, Method], ...]:
    """Every method with what it is called on; the exported functions have no receiver."""
    found = [("", method) for method in FUNCTIONS]
    found += [(receiver, each) for receiver in RECEIVERS for each in members_of(receiver) if isinstance(each, Method)]
    return tuple(found)


def all_properties() -> list[tuple[str, Property]]:
    return [(receiver, each) for receiver in RECEIVERS for each in members_of(receiver) if isinstance(each, Property)]


@lru_cache(maxsize=1)
def all_types() -> tuple[Type, ...]:
    """Every type that a parameter or an option has, outer ones before inner ones."""
    found: list[Type] = []
    for _, method in all_methods():
        for parameters in (method.parameters, *method.forms):
            for parameter in parameters:
                found += _types_in(parameter.type)
    return tuple(found)


def _types_in(kind: Type) -> Iterator[Type]:
    yield kind
    for inner in _inner(kind):
        yield from _types_in(inner)


def _inner(kind: Type) -> Iterator[Type]:
    if isinstance(kind, ListOf):
        yield kind.item
    elif isinstance(kind, MapOf):
        yield kind.key
        yield kind.value
    elif isinstance(kind, Either):
        yield from kind.types
    elif isinstance(kind, Callback):
        yield kind.returns
        yield from (parameter.type for parameter in kind.parameters)
    elif isinstance(kind, Record):
        yield from (option.type for option in own_options(kind.shape))
        yield from (pattern.option.type for pattern in kind.shape.patterns)


def own_options(shape: Shape) -> list[Option]:
    """The options of a shape, of every case; a name stands once for each case that has it."""
    return [*shape.options, *(option for case in cases(shape) for option in case.options)]


def cases(shape: Shape) -> tuple[Case, ...]:
    return shape.variants.cases if shape.variants is not None else ()


def all_shapes() -> list[Shape]:
    unique = {id(kind.shape): kind.shape for kind in all_types() if isinstance(kind, Record)}
    return list(unique.values())


def all_choices() -> list[OneOf]:
    unique = {id(kind): kind for kind in all_types() if isinstance(kind, OneOf)}
    return list(unique.values())


def all_made() -> list[Made]:
    return [kind for kind in all_types() if isinstance(kind, Made)]


def all_parameters() -> list[tuple[str, Parameter]]:
    found = []
    for _, method in all_methods():
        for parameters in (method.parameters, *method.forms):
            found += [(method.name, parameter) for parameter in parameters]
    for kind in all_types():
        if isinstance(kind, Callback):
            found += [("callback", parameter) for parameter in kind.parameters]
    return found


def alias_sets() -> Iterator[tuple[str, tuple[Alias, ...], set[str]]]:
    """Every table of wrong names, with where it is and the names that are right there."""
    from amplify_ls.catalog.lookup import aliases_of

    for receiver in RECEIVERS:
        yield receiver, aliases_of(receiver), {each.name for each in members_of(receiver)}
    for shape in all_shapes():
        yield shape.name, shape.aliases, {option.name for option in own_options(shape)}
    for kind in all_choices():
        words = {str(choice.value) for choice in kind.choices}
        yield f"one of {sorted(words)}", kind.aliases, words
