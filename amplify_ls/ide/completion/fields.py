"""Completion of fields that relationships require: missing reference fields, and the other side."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.ide.completion.writer import About, comma

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.ide.answers import CompletionItem
    from amplify_ls.ide.completion.writer import Writer
    from amplify_ls.ide.place import Place
    from amplify_ls.ide.view import View
    from amplify_ls.model.data.entries import Entry, Relationship
    from amplify_ls.model.data.fields import Fields

_BUILDERS = {"ID": "id", "String": "string", "Int": "integer", "Float": "float"}


class _Wanted(NamedTuple):
    name: str
    source: str
    reason: str


def field_items(view: View, place: Place, writer: Writer) -> Iterator[CompletionItem]:
    """The fields that other models, and the relationships of this model, expect here."""
    around = view.model_around(place)
    if around is None or around.name is None or writer.is_string or writer.cursor.next_sign == ":":
        return
    seen: set[str] = set()
    for wanted in _wanted(view, around.name, around.fields):
        if wanted.name not in seen and around.fields.get(wanted.name) is None:
            seen.add(wanted.name)
            source = f"{wanted.name}: {wanted.source}{comma(writer.cursor)}"
            yield writer.snippet(wanted.name, "field", source, About(wanted.source, wanted.reason, len(seen)))


def _wanted(view: View, name: str, fields: Fields) -> Iterator[_Wanted]:
    own = view.api.entry(name)
    for relationship in () if own is None else own.relationships.values():
        if relationship.is_child_side:
            yield from _reference_fields(relationship, relationship.target, fields)
    for entry in view.api.followers(name):
        other = entry.name
        if other == name:
            continue
        for relationship in entry.relationships.values():
            if relationship.target_name != name or not relationship.references:
                continue
            if not relationship.is_child_side:
                yield from _reference_fields(relationship, entry, fields)
            if not _has_counterpart(relationship, fields):
                yield _counterpart(relationship, other, relationship.references)


def _reference_fields(relationship: Relationship, parent: Entry | None, fields: Fields) -> Iterator[_Wanted]:
    keys = () if parent is None or parent.identifier is None else parent.identifier.names
    for index, reference in enumerate(relationship.references or ()):
        if fields.get(reference) is not None:
            continue
        key = parent.fields.get(keys[index]) if parent is not None and index < len(keys) else None
        builder = "id" if key is None else _BUILDERS.get(key.graphql_type or "", "string")
        where = f"`{relationship.model.name}.{relationship.field.name}`"
        yield _Wanted(reference, f"a.{builder}()", f"Reference field of {where}.")


def _has_counterpart(relationship: Relationship, fields: Fields) -> bool:
    """Whether the model at the cursor has the other side; unknown counts as yes."""
    if relationship.counterparts is None or relationship.counterparts:
        return True
    return any(
        field.call is not None
        and field.call.name in ("belongsTo", "hasMany", "hasOne")
        and getattr(field.call.argument(0), "value", None) == relationship.model.name
        for field in fields
    )


def _counterpart(relationship: Relationship, other: str, references: tuple[str, ...]) -> _Wanted:
    quoted = [f"'{reference}'" for reference in references]
    shown = quoted[0] if len(quoted) == 1 else f"[{', '.join(quoted)}]"
    variable = other[:1].lower() + other[1:]
    reason = f"The other side of `{relationship.model.name}.{relationship.field.name}`."
    if relationship.is_child_side:
        return _Wanted(_plural(variable), f"a.hasMany('{other}', {shown})", reason)
    return _Wanted(variable, f"a.belongsTo('{other}', {shown})", reason)


def _plural(name: str) -> str:
    if name.endswith("y") and name[-2:-1] not in "aeiou":
        return f"{name[:-1]}ies"
    return f"{name}es" if name.endswith(("s", "x", "ch", "sh")) else f"{name}s"
