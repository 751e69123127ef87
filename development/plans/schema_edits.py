"""Edits of schemas: models, fields, enums, relationships, identifiers, indexes, authorization and operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import (
    InsertAfter,
    InsertItem,
    InsertProperty,
    Remove,
    RemoveItem,
    RemoveProperty,
    RenameProperty,
    Replace,
    SortProperties,
)
from amplify_ls.model.data.entries import OPERATION_KINDS, EntryKind
from amplify_ls.model.data.fields import FieldKind
from amplify_ls.values.values import Array, Text
from development.plans.edits import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.data.entries import Entry
    from amplify_ls.model.data.fields import Field
    from amplify_ls.model.data.model import DataModel
    from amplify_ls.model.project import Project

_OTHER_TYPE = {
    "string": "integer",
    "integer": "float",
    "float": "integer",
    "datetime": "string",
    "id": "string",
    "email": "string",
    "boolean": "string",
    "json": "string",
    "url": "email",
    "date": "datetime",
}
_RULES = (
    "(allow) => [allow.owner()]",
    "(allow) => [allow.authenticated().to(['read']), allow.guest().to(['read'])]",
    "(allow) => [allow.publicApiKey()]",
)
_PART_OF_KEY = 2


def schema_edits(project: Project) -> Iterator[Edit]:
    """Every edit of the schemas of a project."""
    for data in project.data:
        yield from _of_api(data)
        for entry in data.entries():
            yield from _of_entry(entry)


def _of_api(data: DataModel) -> Iterator[Edit]:
    if data.definition is not None and data.definition.options is not None:
        options = data.definition.options
        if options.lacks("name"):
            yield Edit("name the API", "", (InsertProperty(options, "name", "'other'"),))
        modes = options.properties.get("authorizationModes")
        if modes is not None:
            yield Edit("remove the modes of the API", "", (RemoveProperty(modes),))
    for schema in data.schemas:
        if schema.entries is not None:
            yield Edit("sort the entries", "", (SortProperties(schema.entries),))
            added = "a.model({ text: a.string() }).authorization((allow) => [allow.authenticated()])"
            yield Edit("add a model", "Added", (InsertProperty(schema.entries, "Added", added),))


def _of_entry(entry: Entry) -> Iterator[Edit]:
    if entry.call is None:
        return
    if entry.kind is EntryKind.MODEL:
        yield from _of_model(entry)
    elif entry.kind is EntryKind.ENUM:
        yield from _of_enum(entry.name, entry.enum_values)
    elif entry.kind in OPERATION_KINDS:
        yield Edit("rename an operation", entry.name, (RenameProperty(entry.property, f"{entry.name}Again"),))
        yield Edit("remove an operation", entry.name, (RemoveProperty(entry.property),))
    for field in entry.fields:
        yield from _of_field(entry, field)
    literal = entry.fields.literal
    if literal is not None and entry.kind in (EntryKind.MODEL, EntryKind.CUSTOM_TYPE):
        yield Edit("add an optional field", entry.name, (InsertProperty(literal, "extra", "a.string()"),))
        yield Edit("add a required field", entry.name, (InsertProperty(literal, "extra", "a.integer().required()"),))
        yield Edit("sort the fields", entry.name, (SortProperties(literal),))


def _of_model(entry: Entry) -> Iterator[Edit]:
    assert entry.call is not None
    name, call = entry.name, entry.call
    yield Edit("rename a model", name, (RenameProperty(entry.property, f"{name}Copy"),))
    yield Edit("remove a model", name, (RemoveProperty(entry.property),))
    yield Edit("turn a model into a type", name, (Replace(call.name_span, "customType"),))
    yield from _of_identifier(entry)
    yield from _of_indexes(entry)
    rules = call.modifier("authorization")
    for index, text in enumerate(_RULES):
        if rules is not None and rules.arguments is not None and rules.arguments[0] is not None:
            argument = rules.arguments[0]
            yield Edit(f"change rules ({index})", name, (Replace(argument.span, text),))
        elif call.lacks("authorization"):
            yield Edit(f"add rules ({index})", name, (InsertAfter(call.chain.span, f".authorization({text})"),))
    if call.lacks("disableOperations"):
        for each in ("mutations", "subscriptions", "list"):
            yield Edit(f"disable {each}", name, (InsertAfter(call.chain.span, f".disableOperations(['{each}'])"),))


def _of_identifier(entry: Entry) -> Iterator[Edit]:
    assert entry.call is not None
    link = entry.call.modifier("identifier")
    required = [each.name for each in entry.fields if each.kind is FieldKind.SCALAR and each.has("required")]
    if link is None:
        for field in required[:1]:
            yield Edit("add an identifier", entry.name, (InsertAfter(entry.call.chain.span, f".identifier(['{field}'])"),))
        return
    yield Edit("remove the identifier", entry.name, (Remove(link.span),))
    keys = None if link.arguments is None else link.arguments[0]
    if not isinstance(keys, Array) or keys.is_open:
        return
    if len(keys.items) >= _PART_OF_KEY:
        shown = [f"'{item.value}'" for item in keys.items if isinstance(item, Text)]
        yield Edit("swap the identifier", entry.name, (Replace(keys.span, f"[{', '.join(reversed(shown))}]"),))
        yield Edit("shorten the identifier", entry.name, (RemoveItem(keys.items[-1].span),))
    given = {item.value for item in keys.items if isinstance(item, Text)}
    for field in [each for each in required if each not in given][:1]:
        added = InsertItem(keys.span, len(keys.items), f"'{field}'")
        yield Edit("lengthen the identifier", entry.name, (added,))


def _of_indexes(entry: Entry) -> Iterator[Edit]:
    assert entry.call is not None
    link = entry.call.modifier("secondaryIndexes")
    if link is not None:
        yield Edit("remove the indexes", entry.name, (Remove(link.span),))
        return
    for field in entry.fields:
        if field.kind is FieldKind.SCALAR and field.has("array") is False and entry.call.lacks("secondaryIndexes"):
            label = f"{entry.name}.{field.name}"
            plain = f".secondaryIndexes((index) => [index('{field.name}')])"
            yield Edit("add an index", label, (InsertAfter(entry.call.chain.span, plain),))
            named = f".secondaryIndexes((i) => [i('{field.name}').name('byIt').queryField('listByIt')])"
            yield Edit("add a named index", label, (InsertAfter(entry.call.chain.span, named),))


def _of_field(entry: Entry, field: Field) -> Iterator[Edit]:
    label = f"{entry.name}.{field.name}"
    call = field.call
    if call is None:
        return
    yield Edit(f"rename a {field.kind.value}", label, (RenameProperty(field.property, f"{field.name}Copy"),))
    yield Edit(f"remove a {field.kind.value}", label, (RemoveProperty(field.property),))
    if field.kind is FieldKind.ENUM:
        yield from _of_enum(label, call.argument(0))
    if field.kind is FieldKind.RELATIONSHIP:
        other = {"hasMany": "hasOne", "hasOne": "hasMany"}.get(call.name)
        if other is not None:
            yield Edit("change a relationship", label, (Replace(call.name_span, other),))
        return
    required, array = call.modifier("required"), call.modifier("array")
    if required is None and array is None and field.kind is not FieldKind.ENUM:
        yield Edit(f"require a {field.kind.value}", label, (InsertAfter(call.link.span, ".required()"),))
        yield Edit(f"make a list of a {field.kind.value}", label, (InsertAfter(call.link.span, ".array()"),))
    if required is not None:
        yield Edit(f"make a {field.kind.value} optional", label, (Remove(required.span),))
    if array is not None:
        yield Edit("make a list single", label, (Remove(array.span),))
    if field.kind is FieldKind.SCALAR:
        if call.name in _OTHER_TYPE:
            yield Edit("retype a field", label, (Replace(call.name_span, _OTHER_TYPE[call.name]),))
        if call.lacks("authorization"):
            rule = ".authorization((allow) => [allow.owner()])"
            yield Edit("add a field rule", label, (InsertAfter(call.chain.span, rule),))


def _of_enum(name: str, values: object) -> Iterator[Edit]:
    if not isinstance(values, Array) or values.is_open or len(values.items) <= 1:
        return
    first, last = values.items[0], values.items[-1]
    yield Edit("remove an enum value", name, (RemoveItem(last.span),))
    yield Edit("rename an enum value", name, (Replace(first.span, "'RENAMED'"),))
    yield Edit("add an enum value", name, (InsertItem(values.span, len(values.items), "'ADDED'"),))
    shown = ", ".join(f"'{item.value}'" for item in reversed(values.items) if isinstance(item, Text))
    yield Edit("reverse an enum", name, (Replace(values.span, f"[{shown}]"),))
