"""The join model of a many-to-many relationship."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Fix, InsertProperty, ReplaceValue
from amplify_ls.model.data.keys import key_of
from amplify_ls.rules.data.reference_fields import own_literal, reference_argument
from amplify_ls.rules.naming import camel_case, free_name, joined, plural

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.edits.operations import Operation
    from amplify_ls.model.data.entries import Entry
    from amplify_ls.model.data.fields import Field


def join_model_fix(left: Entry, left_field: Field, right: Entry, right_field: Field | None, name: str) -> Iterator[Fix]:
    """The fix that relates two models by a new join model; none if the literal of the schema is unknown.

    Args:
        left: One of the models.
        left_field: Its field that refers to the other model.
        right: The other model.
        right_field: Its field that refers to the first model; None to add one.
        name: The name of the relationship in the source; empty for none.
    """
    schema = left.data.schema_of(left.name)
    if schema is None or schema.entries is None or left is right:
        return
    sides = [_members(left), _members(right)]
    if not sides[0] or not sides[1] or sides[0].keys() & sides[1].keys():
        return
    model = free_name(left.data.lacks, name[:1].upper() + name[1:], left.name + right.name)
    lines = [f"  {field}: {text},\n" for side in sides for field, text in side.items()]
    back = _has_many(right, right_field, model, plural(camel_case(left.name)))
    if back is None:
        return
    operations = (
        ReplaceValue(left_field.property, f"a.hasMany('{model}', {_references(left)})"),
        back,
        InsertProperty(schema.entries, model, f"a.model({{\n{''.join(lines)}}})"),
    )
    yield Fix(f"Add the join model `{model}`", operations, is_preferred=True)


def _has_many(parent: Entry, field: Field | None, model: str, name: str) -> Operation | None:
    """The edit that adds the relationship of one of the two models to the new one."""
    text = f"a.hasMany('{model}', {_references(parent)})"
    if field is not None:
        return ReplaceValue(field.property, text)
    literal = own_literal(parent)
    if literal is None or parent.fields.is_open:
        return None
    return InsertProperty(literal, free_name(parent.fields.lacks, name), text)


def _members(parent: Entry) -> dict[str, str]:
    """The reference fields and the relationship of the new model to one of the two."""
    key = key_of(parent)
    if not key:
        return {}
    prefix = camel_case(parent.name)
    members = {joined(prefix, part.name): f"a.{part.builder}().required()" for part in key}
    if prefix in members:
        return {}
    members[prefix] = f"a.belongsTo('{parent.name}', {_references(parent)})"
    return members


def _references(parent: Entry) -> str:
    prefix = camel_case(parent.name)
    return reference_argument([joined(prefix, part.name) for part in key_of(parent) or ()])
