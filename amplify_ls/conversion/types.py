"""Enums, types without `@model` and inputs, as entries of `a.schema`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.conversion.fields import typed
from amplify_ls.conversion.models import Entry
from amplify_ls.conversion.notes import changed, lost
from amplify_ls.conversion.typescript import Array, Call, Chain, Object, Property, Text
from amplify_ls.conversion.value_types import enum_members
from amplify_ls.gen1.catalog.directives import RELATION_DIRECTIVES
from amplify_ls.gen1.syntax.nodes import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from amplify_ls.conversion.context import Context
    from amplify_ls.conversion.notes import Note
    from amplify_ls.gen1.syntax.nodes import Definition, Field

_ADDED_FIELDS = {"id": "id", "createdAt": "datetime", "updatedAt": "datetime"}
"""The fields that Gen 1 adds to models, with their builders."""


def enum_entry(context: Context, name: str, definition: Definition) -> Entry:
    """The entry of an enum. TypeScript has no place for comments between the values, so they are above it."""
    members = enum_members(context.api, name)
    comments = context.comments
    lines = [*comments.above(definition), *comments.last(definition)]
    for member in members:
        about = (*comments.above(member), *filter(None, (comments.behind(member),)))
        lines += [f"{member.name.text}: {line}" for line in about]
    entry = context.values[name]
    notes = renamed_notes(name, entry)
    if any(member.directives for member in members):
        notes = (*notes, lost(entry, "`@deprecated` of its values."))
    value = Chain("a", (Call("enum", (Array(tuple(Text(member.name.text) for member in members)),)),))
    return Entry(Property(entry, value, (*lines, *(note.comment for note in notes))), notes)


def renamed_notes(name: str, entry: str) -> tuple[Note, ...]:
    """What to say about a type that has another name in Gen 2, because the packages declare one with its name."""
    return () if name == entry else (changed(entry, f"the type `{name}` is named `{entry}`, because Gen 2 has a `{name}`."),)


def type_entry(context: Context, name: str, definition: Definition) -> Entry:
    """The entry of a type without `@model`, or of an input."""
    entry = context.values[name]
    notes: list[Note] = []
    if definition.kind is Kind.INPUT and f"{entry}Input" != name:
        notes.append(changed(entry, f"the input type `{name}` is named `{entry}Input` in Gen 2."))
    elif definition.kind is Kind.TYPE:
        notes += renamed_notes(name, entry)
    names = {**context.values, **context.copies}
    if any(each.name.text.startswith("aws_") for each in definition.directives):
        notes.append(lost(entry, "the authorization modes of the type. Those of the operations and models that use it apply."))
    properties: list[Property] = []
    lines: list[str] = []
    for field in context.api.fields(name):
        subject = f"{entry}.{field.name.text}"
        about = list(_field_notes(context, field, subject))
        value = typed(field.type, names)
        if (name, field.name.text) in context.endless_fields:
            value = Chain("a", (Call("json"),))
            about.append(
                changed(
                    subject,
                    f"it is JSON instead of `{field.type.text}`, because a result cannot contain itself.",
                )
            )
        if value is None:
            about.append(lost(subject, f"the field `{field.name.text}: {field.type.text}`, because Gen 2 has no such type."))
        lines += (*context.comments.above(field), *(note.comment for note in about))
        notes += about
        behind = context.comments.behind(field)
        if value is None:
            lines += () if behind is None else (behind,)
            continue
        properties.append(Property(field.name.text, value, tuple(lines), behind))
        lines = []
    body = Object(tuple(properties), is_block=True, final_comments=(*lines, *context.comments.last(definition)))
    own = [note.comment for note in notes if note.subject == entry]
    chain = Chain("a", (Call("customType", (body,)),))
    return Entry(Property(entry, chain, (*context.comments.above(definition), *own)), tuple(notes))


def copy_entry(context: Context, model: str) -> Entry:
    """The entry of a custom type with the fields of a model."""
    name = context.copies[model]
    fields = context.fields(model)
    note = changed(name, f"a custom type cannot refer to the model `{model}` in Gen 2, so this type has its fields.")
    properties = [
        Property(added, Chain("a", (Call(builder), Call("required"))))
        for added, builder in _ADDED_FIELDS.items()
        if added not in fields
    ]
    properties[1:1] = list(_copied_fields(fields, context.values))
    chain = Chain("a", (Call("customType", (Object(tuple(properties), is_block=True),)),))
    return Entry(Property(name, chain, (note.comment,)), (note,))


def _copied_fields(fields: Mapping[str, Field], names: Mapping[str, str]) -> Iterator[Property]:
    for field in fields.values():
        value = typed(field.type, names)
        if value is not None and not any(field.directive(each) is not None for each in RELATION_DIRECTIVES):
            yield Property(field.name.text, value)


def _field_notes(context: Context, field: Field, subject: str) -> Iterator[Note]:
    if field.directive("auth") is not None:
        yield lost(
            subject, "the rules of the field, because a field of a custom type has none. Those of the models that use it apply."
        )
    if field.directive("function") is not None or field.directive("http") is not None:
        yield lost(subject, "the resolver of the field, because a field of a custom type has none in Gen 2.")
    if field.arguments:
        yield lost(subject, "the arguments of the field.")
    if field.default is not None:
        yield lost(subject, "the default value of the field.")
    if field.directive("deprecated") is not None:
        yield lost(subject, "`@deprecated`.")
