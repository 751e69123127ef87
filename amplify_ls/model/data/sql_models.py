"""The models of a SQL schema: as they are written, with what callbacks call on them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from amplify_ls.incremental.graph import owned
from amplify_ls.model.builders import builder_call
from amplify_ls.values.values import Chain, Object, Property, opened

if TYPE_CHECKING:
    from amplify_ls.values.values import Link, Text, Value

RELATIONSHIPS = "relationships"
_FIELDS = "fields"


@dataclass(eq=False)
class SqlModel:
    """A model while the calls on its schema are read."""

    written: Property
    """The member of the schema that makes it."""
    former_names: list[str] = field(default_factory=list)
    renaming: Text | None = None
    """Where it got the name that it has."""
    calls: list[tuple[Link, ...]] = field(default_factory=list)
    """What callbacks call on it, in order."""
    is_open: bool = False
    """More may be called on it than can be seen."""


def model_property(name: str, model: SqlModel) -> Property:
    """The member of the schema that a model is in the end."""
    written = model.written
    if model.renaming is None and not model.calls and not model.is_open:
        return written
    name_span = written.name_span if model.renaming is None else model.renaming.span
    calls, is_open = tuple(model.calls), model.is_open
    # Its fields are read when they are asked for: typing in one model leaves the names of all alone.
    value = owned(lambda: _changed(written.value, calls, is_open=is_open)) if calls or is_open else written.cell
    return Property(name, name_span, written.span, value)


def _changed(value: Value, calls: tuple[tuple[Link, ...], ...], *, is_open: bool) -> Value:
    """A model after what is called on it; anything else stays as it is."""
    call = builder_call(value)
    if call is None or call.name != "model" or call.arguments is None:
        return value
    fields = call.argument(0)
    links: list[Link] = []
    for chain in calls:
        if chain and chain[0].name == _FIELDS and chain[0].arguments is None:
            fields = _with_field_calls(fields, chain[1:])
            continue
        for link in chain:
            if link.name == RELATIONSHIPS and link.arguments is not None:
                fields = _with_fields(fields, link.arguments[0])
            elif link.arguments is not None:
                links.append(link)
    if fields is None:
        return value
    if is_open:
        fields = opened(fields)
    arguments = replace(call.arguments, values=(fields, *call.arguments.values[1:]))
    made = replace(call.link, arguments=arguments)
    return Chain(value.span, call.chain.base, (made, *call.modifiers, *links), call.chain.is_open or is_open)


def _with_fields(fields: Value | None, given: Value | None) -> Value | None:
    if not isinstance(fields, Object) or given is None:
        return fields
    if not isinstance(given, Object):
        return opened(fields)
    added = {prop.name: prop for prop in given.listed()}
    written = fields.written or fields
    return replace(
        fields,
        properties={**fields.properties, **added},
        is_open=fields.is_open or given.is_open,
        own=fields.own - added.keys(),
        written=written,
    )


def _with_field_calls(fields: Value | None, calls: tuple[Link, ...]) -> Value | None:
    """``models.Name.fields.title.authorization(...)``: what is called on one field."""
    name = calls[0].name if calls else ""
    value = fields.get(name) if isinstance(fields, Object) else None
    if not isinstance(fields, Object) or not isinstance(value, Chain):
        return fields
    links = tuple(link for link in calls[1:] if link.arguments is not None)
    changed = replace(value, links=(*value.links, *links))
    return replace(fields.with_values({name: changed}), written=fields.written or fields)
