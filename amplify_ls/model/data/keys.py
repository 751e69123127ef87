"""The key of a parent and the reference fields of a child, position by position."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.incremental.facts import fact
from amplify_ls.model.data.fields import GRAPHQL_TYPES, FieldKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from amplify_ls.model.data.entries import Entry, Relationship
    from amplify_ls.model.data.fields import Field

_INTERCHANGEABLE = frozenset({"ID", "String"})


@fact
class KeyPart:
    """One field of a model's key."""

    name: str
    builder: str
    """The builder of its type: ``id``, ``string``."""

    @property
    def graphql_type(self) -> str:
        return GRAPHQL_TYPES[self.builder]


def key_of(model: Entry) -> tuple[KeyPart, ...] | None:
    """The fields that make the key of a model; None where they cannot be seen, or are no fields that can make a key."""
    identifier = model.identifier
    if identifier is None:
        return None
    parts: list[KeyPart] = []
    for name in identifier.names:
        part = key_part(model, name)
        if part is None:
            return None
        parts.append(part)
    return tuple(parts)


def key_part(model: Entry, name: str) -> KeyPart | None:
    """A field as a part of the key of its model; None where it cannot be seen, or cannot be in a key."""
    field = model.fields.get(name)
    if field is None:
        is_implied = name == "id" and model.database.has_implied_fields and model.fields.lacks(name)
        return KeyPart("id", "id") if is_implied else None
    if field.kind is not FieldKind.SCALAR or field.call is None or field.has("array") is not False:
        return None
    return KeyPart(name, field.call.name)


def can_hold(field: Field, part: KeyPart) -> bool:
    """Whether a field can be the reference to a part of a key."""
    if field.kind is not FieldKind.SCALAR or field.has("array") is not False or field.graphql_type is None:
        return False
    return is_same_type(field.graphql_type, part.graphql_type)


def is_same_type(left: str, right: str) -> bool:
    """Whether a reference of one GraphQL type can point to a key of another: of two, only ``ID`` and ``String`` can."""
    return left == right or (left in _INTERCHANGEABLE and right in _INTERCHANGEABLE)


def fit_of(relationship: Relationship) -> tuple[int, int]:
    """How well the references of a relationship fit, the better the greater: names that exist, then places that are right."""
    names, child, parent = relationship.references or (), relationship.child, relationship.parent
    if child is None or parent is None:
        return 0, 0
    key = key_of(parent) or ()
    is_complete = len(names) == len(key) and all(child.fields.get(name) is not None for name in names)
    return int(is_complete), sum(1 for name, part in zip(names, key, strict=False) if _is_at_home(child, name, part))


def _is_at_home(child: Entry, name: str, part: KeyPart) -> bool:
    field = child.fields.get(name)
    return (field is None or can_hold(field, part)) and name.lower().endswith(part.name.lower())


def intended_order(names: Sequence[str], key: Sequence[KeyPart]) -> tuple[str, ...] | None:
    """The references in the order of the key, as their endings tell it; None where the endings do not tell.

    ``storeCode`` and ``storeRegion`` belong to ``code`` and ``region``.
    """
    if len(names) != len(key) or len(set(names)) < len(names):
        return None
    by_part: dict[str, str] = {}
    for name in names:
        endings = [part.name for part in key if name.lower().endswith(part.name.lower())]
        if not endings:
            return None
        part_name = max(endings, key=len)
        if part_name in by_part:
            return None
        by_part[part_name] = name
    return tuple(by_part[part.name] for part in key)
