"""Descriptions of entries and fields of a schema."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.lookup import scalar
from amplify_ls.ide.hovers.access import about_access, place_of_span
from amplify_ls.ide.hovers.relation import about_relationship
from amplify_ls.ide.names import describe
from amplify_ls.ide.words import code
from amplify_ls.model.data.entries import EntryKind
from amplify_ls.model.data.fields import FieldKind
from amplify_ls.values.values import Array, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.ide.view import View
    from amplify_ls.model.data.entries import Entry
    from amplify_ls.model.data.fields import Field

_MOST_FIELDS = 10
"""More would fill the screen; the declaration has them all."""


def about_entry(view: View, entry: Entry) -> str:
    """Description of a model, type or operation: its parts, and the access to it."""
    parts = [_declaration(entry), *_notes(view, entry), about_access(view, entry)]
    return "\n\n".join(part for part in parts if part)


def about_field(view: View, entry: Entry, field: Field) -> str:
    """Description of a field: its type, and its roles in the model. Empty if there is nothing to describe."""
    relationship = entry.relationships.get(field.name)
    if relationship is not None:
        return about_relationship(view, relationship)
    if field.call is None:
        return ""
    parts = [code(f"{field.name}: {describe(field)}")]
    known = scalar(field.call.name)
    if known is not None:
        parts.append(f"{known.summary} GraphQL `{known.graphql}`, TypeScript `{known.javascript}`.")
    elif field.kind is FieldKind.REFERENCE:
        target = getattr(field.call.argument(0), "value", None)
        referred = None if not isinstance(target, str) else view.api.entry(target)
        if referred is not None:
            parts.append(_declaration(referred))
    parts.extend(_roles(entry, field.name))
    return "\n\n".join(part for part in parts if part)


def _declaration(entry: Entry) -> str:
    if entry.kind is EntryKind.ENUM:
        values = entry.enum_values
        words = [f"'{item.value}'" for item in values.items if isinstance(item, Text)] if values is not None else []
        return code(f"{entry.name}: {' | '.join(words) or 'a.enum'}")
    if entry.kind not in (EntryKind.MODEL, EntryKind.CUSTOM_TYPE):
        return code(f"{entry.name}: a.{entry.call.name}()") if entry.call is not None else ""
    lines = [f"  {field.name}: {describe(field) or '...'}" for field in entry.fields]
    if entry.identifier is not None and entry.identifier.names == ("id",) and entry.fields.lacks("id"):
        lines.insert(0, "  id: a.id().required()  // added")
    if len(lines) > _MOST_FIELDS:
        lines = [*lines[:_MOST_FIELDS], f"  // and {len(lines) - _MOST_FIELDS} more"]
    if entry.fields.is_open:
        lines.append("  // and others that cannot be determined")
    return code("\n".join([f"{entry.kind.value} {entry.name} {{", *lines, "}"]))


def _notes(view: View, entry: Entry) -> Iterator[str]:
    is_elsewhere = entry.property.is_shorthand and entry.call is not None
    span = entry.call.name_span if is_elsewhere and entry.call is not None else entry.name_span
    if not view.is_hovered(span):
        yield f"Declared in {place_of_span(view, span)}."
    yield from _consequences(entry)
    if entry.kind is not EntryKind.MODEL:
        return
    if entry.identifier is not None and entry.identifier.items:
        yield f"Identifier: {', '.join(f'`{name}`' for name in entry.identifier.names)}."
    link = None if entry.call is None else entry.call.modifier("disableOperations")
    words = None if link is None or link.arguments is None else link.arguments[0]
    if isinstance(words, Array):
        names = ", ".join(f"`{item.value}`" for item in words.items if isinstance(item, Text))
        yield f"Disabled operations: {names}." if names else ""


def _consequences(entry: Entry) -> Iterator[str]:
    """What follows from the declaration and is not visible in it."""
    if entry.kind is EntryKind.SUBSCRIPTION:
        yield "The rules decide who can subscribe. Every subscriber receives every result, unless the handler filters."
    elif entry.kind is EntryKind.CUSTOM_TYPE:
        yield "A model stores it as JSON, so lists cannot be filtered or sorted by its fields."
    elif entry.kind is EntryKind.MODEL and entry.authorization is not None:
        names = {rule.name for rule in entry.authorization.rules if rule.operations_link is None}
        if "owner" in {rule.name for rule in entry.authorization.rules} and names & {"guest", "publicApiKey"}:
            yield "A record that is created without signing in has no owner, so no rule for owners applies to it afterwards."


def _roles(entry: Entry, name: str) -> Iterator[str]:
    """The roles of a scalar field in its model."""
    if entry.identifier is not None and entry.identifier.items and name in entry.identifier.names:
        yield "Part of the identifier."
    for relationship in entry.relationships.values():
        if relationship.is_child_side and name in (relationship.references or ()):
            yield f"Reference field of `{relationship.field.name}`, which belongs to `{relationship.target_name}`."
