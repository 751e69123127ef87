"""Completion of the names of members: options with their values, attributes, providers, triggers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from amplify_ls.catalog import usage
from amplify_ls.catalog.backend.members import RESOURCES
from amplify_ls.catalog.common import FUNCTION
from amplify_ls.catalog.labels import type_label
from amplify_ls.catalog.options import case_of, options_of, shapes_in
from amplify_ls.catalog.resources.attributes import CUSTOM_PREFIX
from amplify_ls.catalog.snippet_text import renumbered
from amplify_ls.catalog.snippets import option_snippet, value_snippet
from amplify_ls.catalog.types import Either, MapOf, Name
from amplify_ls.ide.completion.backend import resource_items
from amplify_ls.ide.completion.declared_names import entry_name_items
from amplify_ls.ide.completion.entries import new_entry_items
from amplify_ls.ide.completion.fields import field_items
from amplify_ls.ide.completion.index_items import new_index_items
from amplify_ls.ide.completion.legal import ENTRY_PLACES, FIELD_PLACES
from amplify_ls.ide.completion.new_fields import new_field_items
from amplify_ls.ide.completion.relation_items import new_relation_items
from amplify_ls.ide.completion.scope import name_in_scope
from amplify_ls.ide.completion.storage import path_items
from amplify_ls.ide.completion.writer import About, comma, compact, other_names
from amplify_ls.ide.names import is_function, schema_place
from amplify_ls.ide.words import told_option

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from amplify_ls.catalog.types import Case, KeyPattern, Option, Shape, Type
    from amplify_ls.ide.answers import CompletionItem
    from amplify_ls.ide.completion.writer import Writer
    from amplify_ls.ide.place import Place
    from amplify_ls.ide.view import View

_DISCOURAGED_RANK = 800
_PATTERN_RANK = 700


def key_items(view: View, place: Place, writer: Writer) -> Iterator[CompletionItem]:
    """The options that the object does not have yet."""
    kind = place.object_type
    if kind is None:
        return
    present = place.cursor.names(place.innermost.level)
    for shape in shapes_in(kind):
        case = _case(view, place, shape, present)
        order = usage.OPTIONS.get(shape.name, ())
        for index, option in enumerate(options_of(shape, case)):
            rank = usage.place_among(order, option.name) + (0 if option.name in order else index)
            if option.name not in present and not _is_excluded(shape, option, present) and not option.caution:
                yield _option_item(view, writer, shape, option, rank)
        for pattern in shape.patterns:
            yield _pattern_item(writer, shape, pattern)
    for free in _maps_in(kind):
        yield from _free_items(view, place, writer, free, present)
        variable = name_in_scope(view, place, "a")
        in_schema = schema_place(free.value)
        if in_schema == "model-field":
            yield from field_items(view, place, writer)
            if variable is not None:
                yield from new_relation_items(view, place, writer, variable)
            yield from new_index_items(view, place, writer)
        if in_schema in FIELD_PLACES and variable is not None:
            yield from new_field_items(view, place, writer, variable)
        if in_schema in ENTRY_PLACES and variable is not None:
            yield from entry_name_items(view, place, writer, in_schema, present)
            yield from new_entry_items(view, place, writer, variable)


def _option_item(view: View, writer: Writer, shape: Shape, option: Option, rank: int) -> CompletionItem:
    required = 0 if option.presence == "required" else 100
    aliases = tuple(other_names(shape.aliases, option.name))
    about = About(type_label(option.type), told_option(option, shape), required + rank, aliases)
    if writer.is_string or writer.cursor.next_sign == ":":
        return writer.code(option.name, "property", option.name, about)
    if option.type == FUNCTION and is_function(view, option.name):
        return writer.code(option.name, "property", option.name + comma(writer.cursor), about)
    return writer.snippet(option.name, "property", compact(option_snippet(option)) + comma(writer.cursor), about)


def _pattern_item(writer: Writer, shape: Shape, pattern: KeyPattern) -> CompletionItem:
    name = f"{pattern.prefix}${{1:name}}"
    about = About(pattern.meaning, told_option(pattern.option, shape), _PATTERN_RANK)
    label = f"{pattern.prefix}name"
    if writer.is_string or writer.cursor.next_sign == ":":
        return writer.snippet(label, "property", name, about)
    value = compact(renumbered(value_snippet(pattern.option.type), 1))
    return writer.snippet(label, "property", f"'{name}': {value}{comma(writer.cursor)}", about)


def _case(view: View, place: Place, shape: Shape, present: Collection[str]) -> Case | None:
    """The case of a shape, determined by the other members of the object."""
    variants = shape.variants
    if variants is None:
        return None
    value: object = None
    if variants.discriminant in present:
        for item in place.cursor.items(place.innermost.level):
            if item.name == variants.discriminant:
                source = re.sub(rb"^[^:]*:", b"", place.cursor.data[item.start : item.end], count=1)
                value = getattr(view.bindings.evaluate(source), "value", None)
    if variants.discriminant and value is None:
        # Nothing is decided yet: whatever the author chooses, he may write it.
        return None
    return case_of(shape, value, present)


def _is_excluded(shape: Shape, option: Option, present: Collection[str]) -> bool:
    return any(option.name in names and any(name in present for name in names) for names in shape.exclusive)


def _maps_in(kind: Type) -> Iterator[MapOf]:
    if isinstance(kind, MapOf):
        yield kind
    elif isinstance(kind, Either):
        for each in kind.types:
            yield from _maps_in(each)


def _free_items(view: View, place: Place, writer: Writer, kind: MapOf, present: Collection[str]) -> Iterator[CompletionItem]:
    """Keys that are names of the project, or have a known format."""
    key = kind.key
    if isinstance(key, Name) and key.kind == "storage-path":
        yield from path_items(place, writer, present)
    elif kind.value == RESOURCES:
        yield from resource_items(view, writer, present)
    elif not isinstance(key, Name) and key.pattern.startswith(CUSTOM_PREFIX):
        for name in _custom_attributes(view):
            if name not in present:
                source = name if writer.is_string else f"'{name}': '$1'{comma(writer.cursor)}"
                yield writer.snippet(name, "property", source, About("custom attribute"))


def _custom_attributes(view: View) -> Iterator[str]:
    for auth in () if view.project is None else view.project.auth:
        for prop in auth.user_attributes or ():
            if prop.name.startswith(CUSTOM_PREFIX):
                yield prop.name
