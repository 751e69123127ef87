"""New secondary indexes: which fields can have one, and where it is declared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.lookup import scalar
from amplify_ls.catalog.plurals import plural_of
from amplify_ls.edits.operations import InsertAfter, InsertItem
from amplify_ls.ide.hints.schema_hints import index_parts
from amplify_ls.ide.phrases import texts_of
from amplify_ls.model.data.authorization import called_back
from amplify_ls.model.data.entries import EntryKind
from amplify_ls.model.data.fields import FieldKind
from amplify_ls.syntax.expressions import ParameterName
from amplify_ls.values.values import Array, Function, Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from amplify_ls.edits.operations import Operation
    from amplify_ls.model.data.entries import Entry
    from amplify_ls.model.data.fields import Field

MOST_INDEXES = 20
"""The maximum number of indexes of a table, including those of relationships."""


def fields_to_index(model: Entry, fields: Iterable[Field]) -> list[Field]:
    """Those of the fields of a model that can be the key of a new index, and are not one yet."""
    if not model.database.makes_indexes or model.identifier is None:
        return []
    keys = list(_known_keys(model))
    if len(keys) >= MOST_INDEXES:
        return []
    taken = {(model.identifier.names[0],), *keys}
    return [field for field in fields if (field.name,) not in taken and _can_be_key(model, field)]


def _can_be_key(model: Entry, field: Field) -> bool:
    if field.call is None or field.has("array") is not False or field.authorization is not None:
        return False
    if field.kind is FieldKind.SCALAR:
        known = scalar(field.call.name)
        return known is not None and known.key
    given = field.call.argument(0)
    is_enum = isinstance(given, Text) and model.data.kind(given.value) is EntryKind.ENUM
    return field.kind is FieldKind.REFERENCE and is_enum


def _known_keys(model: Entry) -> Iterator[tuple[str, ...]]:
    """The keys of the identifier, of the indexes, and of the indexes that relationships create."""
    if model.identifier is not None:
        yield model.identifier.names
    parts = model.data.parts(model.name)
    for part in () if parts is None else index_parts(parts):
        first, sort = part.steps[0].link.arguments, part.step("sortKeys")
        sort_keys = [] if sort is None or sort.link.arguments is None else texts_of(sort.link.arguments[0])
        yield (*texts_of(None if first is None else first[0]), *sort_keys)
    for name in model.data.followers(model.name):
        other = model.data.entry(name)
        for each in () if other is None else other.relationships.values():
            if each.target_name == model.name and not each.is_child_side:
                yield each.references or ()


def index_insertion(model: Entry, field: str) -> Operation | None:
    """The operation that adds the index to the array that is there, or behind the model's fields or identifier."""
    call = model.call
    if call is None or call.chain.is_open:
        return None
    index = f"('{field}').queryField('{query_of(model, field)}')"
    link = call.modifier("secondaryIndexes")
    if link is None:
        identifier = call.modifier("identifier")
        return InsertAfter((identifier or call.link).span, f".secondaryIndexes((index) => [index{index}])")
    given = None if link.arguments is None else link.arguments[0]
    result = None if given is None else called_back(given, "index")
    if not isinstance(given, Function) or not isinstance(result, Array) or result.is_open or not link.span.covers(result.span):
        return None
    first = given.expression.parameters[0] if given.expression.parameters else None
    return InsertItem(result.span, len(result.items), f"{first.name}{index}") if isinstance(first, ParameterName) else None


def query_of(model: Entry, field: str) -> str:
    """The name of the query of a new index."""
    name = model.name[:1].upper() + model.name[1:]
    return f"list{plural_of(name) or name}By{field[:1].upper()}{field[1:]}"
