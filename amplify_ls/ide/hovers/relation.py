"""Description of a relationship: both sides, its reference fields, and how a client reads and writes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.ide.hovers.access import place_of_span
from amplify_ls.ide.names import describe
from amplify_ls.ide.words import code

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.ide.view import View
    from amplify_ls.model.data.entries import Entry, Relationship


def about_relationship(view: View, relationship: Relationship) -> str:
    """The description of a relationship, without what is unknown."""
    name = relationship.field.name
    parts = [code(f"{name}: {describe(relationship.field)}"), _sentence(relationship)]
    parts.append(_keys(relationship))
    parts.append(_other_side(view, relationship))
    child, parent = relationship.child, relationship.parent
    if child is not None and parent is not None and relationship.references:
        lines = list(_client(relationship, child, parent, relationship.references))
        parts.append(f"In a client:\n\n{code(chr(10).join(lines))}")
    return "\n\n".join(part for part in parts if part)


def _sentence(relationship: Relationship) -> str:
    own, other = relationship.model.name, relationship.target_name
    if other is None:
        return ""
    if relationship.kind == "hasMany":
        return f"One `{own}` has many `{other}`."
    if relationship.kind == "hasOne":
        return f"One `{own}` has one `{other}`."
    counterparts = relationship.counterparts or ()
    if any(each.kind == "hasOne" for each in counterparts):
        return f"One `{own}` belongs to one `{other}`."
    return f"Many `{own}` belong to one `{other}`." if counterparts else f"`{own}` belongs to `{other}`."


def _keys(relationship: Relationship) -> str:
    child, parent, references = relationship.child, relationship.parent, relationship.references
    if child is None or not references:
        return ""
    names = ", ".join(f"`{child.name}.{name}`" for name in references)
    if parent is None or parent.identifier is None:
        return f"Stored in {names}."
    keys = ", ".join(f"`{parent.name}.{name}`" for name in parent.identifier.names)
    return f"Stored in {names}, which {'contains' if len(references) == 1 else 'contain'} {keys}."


def _other_side(view: View, relationship: Relationship) -> str:
    counterparts, target = relationship.counterparts, relationship.target_name
    if counterparts is None or target is None:
        return ""
    if not counterparts:
        wanted = "`hasMany` or `hasOne`" if relationship.is_child_side else "`belongsTo`"
        return f"`{target}` has no {wanted} with the same references."
    lines = (
        f"Other side: `{each.field.name}: {describe(each.field)}` of `{target}` ({place_of_span(view, each.field.name_span)})."
        for each in counterparts
    )
    return "\n\n".join(lines)


def _client(relationship: Relationship, child: Entry, parent: Entry, references: tuple[str, ...]) -> Iterator[str]:
    own, field = relationship.model, relationship.field.name
    record, child_record, parent_record = _variable(own.name), _variable(child.name), _variable(parent.name)
    key = _key(own)
    keys = parent.identifier.names if parent.identifier is not None else ("id",)
    identity = ", ".join(f"{name}: {child_record}.{name}" for name in _keys_of(child))
    is_in_key = any(name in _keys_of(child) for name in references)
    yield "// lazy loading"
    yield f"const {{ data: {record} }} = await client.models.{own.name}.get({{ {key} }});"
    yield f"const {{ data: {field} }} = await {record}.{field}();"
    yield "// eager loading"
    yield f"await client.models.{own.name}.get({{ {key} }}, {{ selectionSet: ['{_first_key(own)}', '{field}.*'] }});"
    yield "// create"
    yield f"await client.models.{child.name}.create({{ {_given(references, keys, parent_record)} }});"
    if not is_in_key:
        another = f"new{parent.name[:1].upper()}{parent.name[1:]}"
        yield "// update"
        yield f"await client.models.{child.name}.update({{ {identity}, {_given(references, keys, another)} }});"
    if is_in_key or any(_is_required(child, name) for name in references):
        yield f"// delete the {child_record}, because the reference is required"
        yield f"await client.models.{child.name}.delete({{ {identity} }});"
    else:
        nothing = ", ".join(f"{name}: null" for name in references)
        yield "// delete only the relationship"
        yield f"await client.models.{child.name}.update({{ {identity}, {nothing} }});"


def _given(references: tuple[str, ...], keys: tuple[str, ...], record: str) -> str:
    """The reference fields with the identifier of a parent record."""
    return ", ".join(f"{one}: {record}.{two}" for one, two in zip(references, keys, strict=False))


def _is_required(entry: Entry, name: str) -> bool:
    field = entry.fields.get(name)
    return field is not None and bool(field.has("required"))


def _keys_of(entry: Entry) -> tuple[str, ...]:
    return ("id",) if entry.identifier is None else entry.identifier.names


def _key(entry: Entry) -> str:
    return ", ".join(_keys_of(entry))


def _first_key(entry: Entry) -> str:
    return _keys_of(entry)[0]


def _variable(name: str) -> str:
    return name[:1].lower() + name[1:]
