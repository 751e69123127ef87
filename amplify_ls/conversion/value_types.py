"""Which types of a schema become types that fields can have in Gen 2, under which names, and where they contain themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.conversion.fields import BUILDERS, REPLACED_SCALARS
from amplify_ls.conversion.profile import SANDBOX_TYPE
from amplify_ls.gen1.catalog.scalars import NEWER_HELPER_TYPES, ROOT_TYPES
from amplify_ls.gen1.syntax.nodes import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Set

    from amplify_ls.gen1.facts.api import Api
    from amplify_ls.gen1.syntax.nodes import Member, TypeRef

_SCALARS = BUILDERS.keys() | REPLACED_SCALARS.keys()
_OF_A_MODEL = (
    "Create{}Input",
    "Update{}Input",
    "Delete{}Input",
    "Model{}FilterInput",
    "Model{}ConditionInput",
    "Model{}Connection",
)
_GENERATED = ("Model{}Input", "ModelSubscription{}Input")
_FIXED = frozenset({"ModelSortDirection", "ModelAttributeTypes", "ModelSizeInput"})


def value_types(api: Api, joins: Iterable[str]) -> dict[str, str]:
    """The names of the entries for enums, types without `@model` and inputs, by their names in the schema."""
    models = frozenset(api.model_names)
    usable = _usable(api, models)
    generated = frozenset(_generated_names(api))
    names = {name: name for name in named(api, Kind.ENUM) if name in usable}
    names |= {name: name for name in custom_types(api) if name in usable}
    taken = {*names, *models, *joins}
    for name in named(api, Kind.INPUT):
        # The packages add `Input` to the name of a type that is used in an argument.
        short = name.removesuffix("Input")
        entry = short if short and (short not in taken or _has_same_fields(api, short, name)) else name
        if name in usable and not {entry, f"{entry}Input"} & generated:
            names[name] = entry
            taken.add(entry)
    kept = {name: entry for name, entry in names.items() if entry not in generated}
    return {name: f"{entry}Value" if entry in NEWER_HELPER_TYPES else entry for name, entry in kept.items()}


def enum_members(api: Api, name: str) -> tuple[Member, ...]:
    """The values of an enum, with those of its extensions."""
    definitions = (api.definition(name), *api.extensions(name))
    return tuple(member for each in definitions if each is not None for member in each.members)


def _has_same_fields(api: Api, type_: str, input_: str) -> bool:
    """Whether a type and an input have the same fields, so that one entry is enough for both."""
    definition = api.definition(type_)
    return (
        definition is not None
        and definition.kind is Kind.TYPE
        and not definition.is_model
        and [(field.name.text, field.type.text) for field in api.fields(type_)]
        == [(field.name.text, field.type.text.replace("Input", "")) for field in api.fields(input_)]
    )


def custom_types(api: Api) -> tuple[str, ...]:
    """The types without `@model`."""
    models = frozenset(api.model_names)
    return tuple(name for name in named(api, Kind.TYPE) if name not in models and name not in ROOT_TYPES)


def named(api: Api, kind: Kind) -> tuple[str, ...]:
    """The names of the definitions of a kind."""
    found = ((name, api.definition(name)) for name in api.type_names)
    return tuple(name for name, definition in found if definition is not None and definition.kind is kind)


def endless_fields(api: Api, names: Mapping[str, str]) -> frozenset[tuple[str, str]]:
    """The fields of custom types through which the result of an operation contains itself.

    The packages follow the types of a result until they end.
    """
    found: set[tuple[str, str]] = set()
    done: set[str] = set()
    types = frozenset(custom_types(api)) & names.keys()

    def visit(name: str, path: tuple[str, ...]) -> None:
        for field in api.fields(name):
            target = field.type.name.text
            if target in path:
                found.add((name, field.name.text))
            elif target in types and target not in done:
                visit(target, (*path, target))
        done.add(name)

    for root in ("Query", "Mutation"):
        for field in api.fields(root):
            name = field.type.name.text
            if name in types and name not in done:
                visit(name, (name,))
    return frozenset(found)


def _usable(api: Api, models: frozenset[str]) -> frozenset[str]:
    """The enums with values, and the types and inputs of which at least one field remains."""
    usable = {name for name in named(api, Kind.ENUM) if enum_members(api, name)}
    waiting = {*custom_types(api), *named(api, Kind.INPUT)} - {SANDBOX_TYPE}
    while True:
        known = usable | models | _SCALARS
        ready = {name for name in waiting if any(_is_usable(field.type, known) for field in api.fields(name))}
        if not ready:
            return frozenset(usable)
        usable |= ready
        waiting -= ready


def _is_usable(type_: TypeRef, known: Set[str]) -> bool:
    return type_.list_depth < 2 and type_.name.text in known


def _generated_names(api: Api) -> Iterator[str]:
    yield from _FIXED
    for name in (*_SCALARS, *named(api, Kind.ENUM)):
        yield from (pattern.format(name) for pattern in _GENERATED)
    for name in api.model_names:
        yield from (pattern.format(name) for pattern in _OF_A_MODEL)
