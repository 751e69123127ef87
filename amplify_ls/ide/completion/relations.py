"""What a relationship needs besides its own call: the reference fields, and the other side on the other model."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.catalog.plurals import plural_of
from amplify_ls.ide.names import is_key_field, reference_name
from amplify_ls.model.data.fields import FieldKind, relationship_call

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from amplify_ls.ide.model_around import ModelAround
    from amplify_ls.ide.view import View
    from amplify_ls.model.data.entries import Entry
    from amplify_ls.model.data.fields import Field, Fields, RelationshipCall

BUILDERS = {"ID": "id", "String": "string", "Int": "integer", "Float": "float"}


class NewField(NamedTuple):
    """A field to declare."""

    name: str
    source: str


@dataclass(frozen=True, slots=True)
class Stroke:
    """A whole relationship."""

    references: tuple[str, ...]
    own: tuple[NewField, ...] = ()
    """The fields that this model lacks for it."""
    other: tuple[NewField, ...] = ()
    """The fields that the other model lacks for it."""


def written(references: tuple[str, ...]) -> str:
    """The references as source text: one name, or an array."""
    quoted = [f"'{name}'" for name in references]
    return quoted[0] if len(quoted) == 1 else f"[{', '.join(quoted)}]"


def stroke(view: View, around: ModelAround, kind: str, target: str, field: str) -> Stroke:
    """The references of the relationship ``field`` to ``target``, and what is missing for it."""
    entry = view.api.entry(target)
    own = around.name or ""
    if kind == "belongsTo":
        return _from_child(around.fields, own, target, entry, field)
    return _from_parent(view, around.fields, own, target, entry, kind, field)


def _from_child(fields: Fields, own: str, target: str, parent: Entry | None, field: str) -> Stroke:
    sides = _calls(() if parent is None else parent.fields)
    mine = {each.references.values for each in _calls(fields).values() if each.references is not None}
    for each in sides.values():
        if each.kind != "belongsTo" and _is_to(each, own) and each.references and each.references.values not in mine:
            return Stroke(each.references.values, tuple(_missing(each.references.values, parent, fields)))
    keys = _keys(parent)
    usual = tuple(_key_name(reference_name(target).removesuffix("Id"), key) for key in keys)
    named = tuple(_key_name(field, key) for key in keys)
    references = usual if usual != named and usual not in mine and all(fields.get(name) for name in usual) else named
    missing = tuple(_missing(references, parent, fields))
    if not own or parent is None:
        return Stroke(references, missing)
    name = _free_name(
        parent.fields, "children" if target == own else plural_of(_variable(own)), f"{field}{_capital(plural_of(own))}"
    )
    other = (NewField(name, f"a.hasMany('{own}', {written(references)})"),) if name else ()
    return Stroke(references, missing + other) if target == own else Stroke(references, missing, other)


def _from_parent(view: View, fields: Fields, own: str, target: str, child: Entry | None, kind: str, field: str) -> Stroke:
    mine = {each.references.values for each in _calls(fields).values() if each.references is not None and _is_to(each, target)}
    sides = _calls(() if child is None else child.fields)
    for each in sides.values():
        if each.kind == "belongsTo" and _is_to(each, own) and each.references and each.references.values not in mine:
            return Stroke(each.references.values)
    parent = view.api.entry(own) if own else None
    keys = _keys(parent)
    base = _variable(own) or "parent"
    references = tuple(_key_name(base, key) for key in keys)
    taken = mine | {each.references.values for each in sides.values() if each.references is not None}
    if references in taken:
        base = f"{field}{_capital(base)}"
        references = tuple(_key_name(base, key) for key in keys)
    if child is None or not own:
        return Stroke(references)
    name = _free_name(child.fields, base, f"{base}Of{_capital(field)}")
    missing = tuple(_missing(references, parent, child.fields))
    side = (NewField(name, f"a.belongsTo('{own}', {written(references)})"),) if name else ()
    return Stroke(references, missing + side) if target == own else Stroke(references, (), missing + side)


def _calls(fields: Iterable[Field]) -> dict[str, RelationshipCall]:
    """The relationships among fields."""
    return {
        each.name: relationship_call(each.call)
        for each in fields
        if each.kind is FieldKind.RELATIONSHIP and each.call is not None
    }


def _is_to(call: RelationshipCall, model: str) -> bool:
    return call.target is not None and call.target.value == model


def _keys(parent: Entry | None) -> tuple[str, ...]:
    return ("id",) if parent is None or parent.identifier is None else parent.identifier.names


def _missing(references: tuple[str, ...], parent: Entry | None, fields: Fields) -> Iterator[NewField]:
    """The reference fields that a child does not have, of the types of the parent's identifier."""
    for key, name in zip(_keys(parent), references, strict=False):
        if fields.get(name) is None:
            found = None if parent is None else parent.fields.get(key)
            builder = "id" if found is None or not is_key_field(found) else BUILDERS.get(found.graphql_type or "")
            builder = builder or ("id" if found is None or found.call is None else found.call.name)
            yield NewField(name, f"a.{builder}()")


def _free_name(fields: Fields, *names: str) -> str:
    """The first of the names that no field has; empty if all are taken."""
    return next((name for name in names if fields.get(name) is None), "")


def _key_name(base: str, key: str) -> str:
    return f"{base}{_capital(key)}"


def _variable(name: str) -> str:
    return name[:1].lower() + name[1:]


def _capital(name: str) -> str:
    return name[:1].upper() + name[1:]
