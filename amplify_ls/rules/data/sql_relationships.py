"""Where a fix adds a relationship: in the model, or in `setRelationships` for a model of a SQL schema."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import InsertAfter, InsertItem, InsertProperty
from amplify_ls.model.data.sql_models import RELATIONSHIPS
from amplify_ls.rules.data.reference_fields import own_literal
from amplify_ls.syntax.expressions import ParameterName
from amplify_ls.values.values import Array, Chain, Function, Object

if TYPE_CHECKING:
    from amplify_ls.edits.operations import Operation
    from amplify_ls.model.data.entries import Entry, Relationship
    from amplify_ls.model.data.sql import ModelCallback, SqlSchema


def is_in_model(relationship: Relationship) -> bool:
    """Whether a relationship is declared next to the other fields of its model."""
    literal = relationship.model.fields.literal
    return literal is not None and relationship.field.name in literal.own


def relationship_added(entry: Entry, name: str, text: str, beside: Relationship) -> Operation | None:
    """The edit that adds a relationship to a model in the same way as ``beside``; None if there is no place for it."""
    if not entry.database.is_sql or is_in_model(beside):
        literal = entry.fields.literal if entry.database.is_sql else own_literal(entry)
        return None if literal is None else InsertProperty(literal, name, text)
    schema = entry.data.schema_of(entry.name)
    return None if schema is None or schema.sql is None else _added(schema.sql, entry, name, text)


def _added(schema: SqlSchema, entry: Entry, name: str, text: str) -> Operation | None:
    callback = next((each for each in reversed(schema.callbacks) if each.link.name == "setRelationships"), None)
    if callback is None:
        if not schema.call.lacks("setRelationships"):
            return None
        added = f"models{_member(entry.name)}.{RELATIONSHIPS}({{ {name}: {text} }})"
        return InsertAfter(schema.call.chain.span, f".setRelationships((models) => [{added}])")
    then = callback.names.get(entry.name)
    if then is None or not isinstance(callback.result, Array):
        return None
    for item in callback.result.items:
        given = _relationships_of(then, item)
        if given is not None:
            return InsertProperty(given, name, text)
    parameter = _parameter(callback)
    if parameter is None:
        return None
    added = f"{parameter}{_member(then)}.{RELATIONSHIPS}({{ {name}: {text} }})"
    return InsertItem(callback.result.span, len(callback.result.items), added)


def _relationships_of(model: str, item: object) -> Object | None:
    """The object of ``models.NAME.relationships({...})``."""
    if not isinstance(item, Chain) or len(item.links) < 2 or item.links[0].name != model:
        return None
    link = item.links[-1]
    given = None if link.name != RELATIONSHIPS or link.arguments is None else link.arguments[0]
    return given if isinstance(given, Object) else None


def _parameter(callback: ModelCallback) -> str | None:
    given = None if callback.link.arguments is None else callback.link.arguments[0]
    if not isinstance(given, Function) or not given.expression.parameters:
        return None
    first = given.expression.parameters[0]
    return first.name if isinstance(first, ParameterName) else None


def _member(name: str) -> str:
    return f".{name}" if name.isidentifier() else f"['{name}']"
