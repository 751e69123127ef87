"""Queries of shapes: cases, options by path, and where an option belongs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.types import Callback, Either, ListOf, MapOf, Record

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from amplify_ls.catalog.types import Case, Option, Shape, Type

Path = tuple[str, ...]
"""Steps from an options object: property names, `ITEM` for the items of an array, `RESULT` for the result of a callback."""

ITEM = "[]"
RESULT = "()"


def case_of(shape: Shape, discriminant: object, present: Collection[str]) -> Case | None:
    """The case of an object; None if the shape has no cases or it is unknown.

    Args:
        shape: What the object is.
        discriminant: The value of the discriminant; None if the object certainly has none.
        present: The names of the properties that the object has.
    """
    variants = shape.variants
    if variants is None:
        return None
    if variants.discriminant and discriminant is not None:
        return next((case for case in variants.cases if _holds(case, discriminant)), None)
    for case in variants.cases:
        if case.marker and case.marker in present:
            return case
    return next((case for case in variants.cases if case.label == variants.default), None)


def _holds(case: Case, value: object) -> bool:
    return any(value == known and isinstance(value, bool) == isinstance(known, bool) for known in case.values)


def options_of(shape: Shape, case: Case | None = None) -> tuple[Option, ...]:
    """The options of a shape in a case; in every case if none is specified, each name once."""
    if shape.variants is None:
        return shape.options
    if case is not None:
        return shape.options + case.options
    options = {option.name: option for option in shape.options}
    for each in shape.variants.cases:
        for option in each.options:
            options.setdefault(option.name, option)
    return tuple(options.values())


def option_of(shape: Shape, name: str, case: Case | None = None) -> Option | None:
    """The option with this name, including free keys."""
    for option in options_of(shape, case):
        if option.name == name:
            return option
    for pattern in shape.patterns:
        if name.startswith(pattern.prefix):
            return pattern.option
    return None


def cases_with(shape: Shape, name: str) -> tuple[Case, ...]:
    """The cases that have an option with this name."""
    if shape.variants is None:
        return ()
    return tuple(case for case in shape.variants.cases if any(option.name == name for option in case.options))


def shapes_in(kind: Type) -> tuple[Shape, ...]:
    """The shapes that an object of the type can have."""
    if isinstance(kind, Record):
        return (kind.shape,)
    if isinstance(kind, Either):
        return tuple(shape for each in kind.types for shape in shapes_in(each))
    return ()


def type_at(kind: Type, path: Sequence[str]) -> Type | None:
    """The type at a path, None if there is none. If it depends on the case, all possible types."""
    kinds = [kind]
    for step in path:
        kinds = [inner for each in kinds for inner in _inside(each, step)]
    if not kinds:
        return None
    return kinds[0] if len(kinds) == 1 else Either(tuple(kinds))


def _inside(kind: Type, step: str) -> Iterator[Type]:
    if isinstance(kind, Either):
        for each in kind.types:
            yield from _inside(each, step)
    elif step == ITEM:
        if isinstance(kind, ListOf):
            yield kind.item
    elif step == RESULT:
        if isinstance(kind, Callback):
            yield kind.returns
    elif isinstance(kind, MapOf):
        yield kind.value
    elif isinstance(kind, Record):
        yield from _options_named(kind.shape, step)


def _options_named(shape: Shape, name: str) -> Iterator[Type]:
    cases = cases_with(shape, name)
    if cases:
        yield from (option.type for case in cases for option in case.options if option.name == name)
        return
    option = option_of(shape, name)
    if option is not None:
        yield option.type


def option_at(kind: Type, path: Sequence[str]) -> Option | None:
    """The option at a path that ends in a name; the first one if it depends on the case."""
    outer = type_at(kind, path[:-1])
    if outer is None:
        return None
    for shape in shapes_in(outer):
        option = option_of(shape, path[-1])
        if option is not None:
            return option
    return None


_places: dict[str, dict[str, list[Path]]] = {}


def places_of(root: Shape, name: str) -> tuple[Path, ...]:
    """Where in a tree of options an option with this name belongs, the shallowest first, ignoring free keys."""
    index = _places.get(root.name)
    if index is None:
        index = {}
        for path in sorted(_paths(root, ()), key=len):
            places = index.setdefault(path[-1], [])
            if path not in places:
                places.append(path)
        _places[root.name] = index
    return tuple(index.get(name, ()))


def _paths(shape: Shape, prefix: Path) -> Iterator[Path]:
    for option in options_of(shape):
        path = (*prefix, option.name)
        yield path
        yield from _paths_in(option.type, path)


def _paths_in(kind: Type, path: Path) -> Iterator[Path]:
    if isinstance(kind, ListOf):
        yield from _paths_in(kind.item, (*path, ITEM))
    elif isinstance(kind, (Record, Either)):
        inner = kind.types if isinstance(kind, Either) else ()
        for each in inner:
            yield from _paths_in(each, path)
        if isinstance(kind, Record):
            yield from _paths(kind.shape, path)
