"""Reference fields that a fix adds or references: those that match the identifier of the parent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import InsertProperty, Replace
from amplify_ls.model.data.keys import can_hold, key_of
from amplify_ls.model.data.pairing import pairing
from amplify_ls.rules.naming import camel_case, joined

if TYPE_CHECKING:
    from collections.abc import Sequence

    from amplify_ls.edits.operations import Operation
    from amplify_ls.model.data.entries import Entry, Relationship
    from amplify_ls.model.data.fields import Field
    from amplify_ls.model.data.keys import KeyPart
    from amplify_ls.values.values import Object, Property


def own_literal(entry: Entry) -> Object | None:
    """The object literal that new fields of an entry are added to.

    None if it is unknown or shared with another entry, and for a table of a SQL database, whose columns are fixed.
    """
    return None if entry.database.is_sql else _literal(entry)


def _literal(entry: Entry) -> Object | None:
    literal = entry.fields.literal
    if literal is None or any(name != entry.name for name in entry.data.made_at(literal.span)):
        return None
    return literal


def is_own(entry: Entry, field: Field) -> bool:
    """Whether a field is written in the model itself, so that changing it does not change another model."""
    literal = _literal(entry)
    return literal is not None and field.name in literal.own and field.property.span.covers(field.value.span)


def reference_argument(names: Sequence[str]) -> str:
    """The source text of the second argument of a relationship."""
    quoted = [f"'{name}'" for name in names]
    return quoted[0] if len(quoted) == 1 else f"[{', '.join(quoted)}]"


def reference_label(names: Sequence[str]) -> str:
    """The references as shown in a title."""
    return names[0] if len(names) == 1 else reference_argument(names)


def missing_fields(
    child: Entry, names: Sequence[str], key: Sequence[KeyPart], before: Property | None = None
) -> list[Operation] | None:
    """Operations that add the reference fields that the child does not have; None if they cannot be added."""
    wanted = [(name, part) for name, part in zip(names, key, strict=True) if child.fields.lacks(name)]
    if not wanted:
        return []
    literal = own_literal(child)
    if literal is None:
        return None
    return [InsertProperty(literal, name, declaration_of(child, names, part), before=before) for name, part in wanted]


def declaration_of(child: Entry, names: Sequence[str], part: KeyPart) -> str:
    """The source text of a reference field that is added next to the others of its relationship: all are required, or none."""
    others = [field for name in names if (field := child.fields.get(name)) is not None]
    modifier = ".required()" if others and all(field.has("required") for field in others) else ""
    return f"a.{part.builder}(){modifier}"


def place_of(relationship: Relationship) -> Property | None:
    """The member before which new reference fields are added, if they belong to the model of the relationship."""
    return relationship.field.property if relationship.is_child_side else None


def proposed_references(relationship: Relationship) -> tuple[str, ...] | None:
    """Reference fields for a relationship that has no usable ones; None if none can be proposed.

    Existing fields of the child with a suitable type come first, then new names derived from that of the parent.
    """
    child, parent = relationship.child, relationship.parent
    key = None if parent is None else key_of(parent)
    if child is None or parent is None or not key:
        return None
    taken = _taken(relationship)
    prefixes = _prefixes(relationship, parent)
    choices = [tuple(joined(prefix, part.name) for part in key) for prefix in prefixes]
    for names in choices:
        if names not in taken and all(_fits(child, name, part) for name, part in zip(names, key, strict=True)):
            return names
    for names in choices:
        if names not in taken and all(child.fields.lacks(name) for name in names):
            return names
    return None


def answered_references(relationship: Relationship) -> tuple[str, ...] | None:
    """The references of the one relationship of the other model that is unmatched."""
    target = relationship.target
    if target is None:
        return None
    waiting = [
        other.references
        for other in target.relationships.values()
        if other.target_name == relationship.model.name
        and other.is_child_side != relationship.is_child_side
        and other.references
        and pairing(other).other is None
    ]
    return waiting[0] if len(waiting) == 1 else None


def change_references(relationship: Relationship, names: Sequence[str]) -> tuple[Operation, ...] | None:
    """Operations that change the references on both sides of a relationship, and add missing fields to the child."""
    child, parent = relationship.child, relationship.parent
    key = None if parent is None else key_of(parent)
    if child is None or not key or len(key) != len(names):
        return None
    added = missing_fields(child, names, key, place_of(relationship))
    if added is None:
        return None
    sides = [relationship, pairing(relationship).other]
    spans = {side.call.references.span for side in sides if side is not None and side.call.references is not None}
    return (*(Replace(span, reference_argument(names)) for span in spans), *added)


def _taken(relationship: Relationship) -> set[tuple[str, ...]]:
    """The references of the other relationships between the same two models."""
    return {
        other.references
        for other in relationship.model.relationships.values()
        if other is not relationship
        and other.target_name == relationship.target_name
        and other.is_child_side == relationship.is_child_side
        and other.references is not None
    }


def _prefixes(relationship: Relationship, parent: Entry) -> list[str]:
    by_model = camel_case(parent.name)
    if not relationship.is_child_side:
        return [by_model]
    by_field = relationship.field.name
    # With a second relationship to the same model, or one to itself, only the name of the field distinguishes them.
    is_one_of_many = relationship.child is parent or bool(_taken(relationship))
    return [by_field, by_model] if is_one_of_many else [by_model, by_field]


def _fits(child: Entry, name: str, part: KeyPart) -> bool:
    field = child.fields.get(name)
    return field is not None and can_hold(field, part)
