"""Resources that are passed to `defineBackend` together, as one object, array or module: how to pass them one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.lookup import members_by_name
from amplify_ls.edits.operations import Fix, Replace
from amplify_ls.model.builders import define_call
from amplify_ls.model.resources.backend_members import BACKEND
from amplify_ls.model.resources.definitions import is_definition
from amplify_ls.rules.wording import listed
from amplify_ls.syntax.outline import Span
from amplify_ls.values.values import Array, Namespace, Object

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.edits.operations import Operation
    from amplify_ls.model.resources.backend import Backend
    from amplify_ls.values.values import Property, Value


def is_resource(value: Value) -> bool:
    """Whether a value is the result of ``defineAuth`` or a similar function."""
    call = define_call(value)
    return call is not None and is_definition(call)


def holds_resources(value: Value | None) -> bool:
    """Whether a value is an object or an array that contains only resources."""
    if isinstance(value, Object):
        return not value.is_open and bool(value.properties) and all(is_resource(each.value) for each in value)
    return isinstance(value, Array) and not value.is_open and bool(value.items) and all(map(is_resource, value.items))


def taken_apart(backend: Backend, prop: Property) -> Fix | None:
    """The fix that passes the resources of a group one by one, under their names in the group."""
    value = backend.project.sources.namespace_object(prop.value) if isinstance(prop.value, Namespace) else prop.value
    if not holds_resources(value):
        return None
    if isinstance(value, Array):
        names = _names_in_list(backend, value) if prop.span.covers(value.span) else None
        return None if names is None or not _are_free(backend, prop, names) else _lifted(backend, prop, names)
    assert isinstance(value, Object)
    names = list(value.properties)
    if not _are_free(backend, prop, names):
        return None
    if prop.span.covers(value.span) and all(each.is_shorthand and value.span.covers(each.span) for each in value):
        return _lifted(backend, prop, names)
    text = _written_value(backend, prop)
    if text is None:
        return None
    operations = (Replace(prop.span, f"...{text}"), *_moved_uses(backend, prop, names))
    return Fix(f"Spread `{prop.name}`", operations, is_preferred=True)


def _lifted(backend: Backend, prop: Property, names: list[str]) -> Fix:
    operations = (Replace(prop.span, ", ".join(names)), *_moved_uses(backend, prop, names))
    return Fix(f"Pass {listed(names)} instead of `{prop.name}`", operations, is_preferred=True)


def _are_free(backend: Backend, prop: Property, names: list[str]) -> bool:
    """Whether neither another resource nor a member of the backend itself has one of these names."""
    others = set() if backend.options is None else set(backend.options.properties) - {prop.name}
    return (others | members_by_name(BACKEND).keys()).isdisjoint(names)


def _names_in_list(backend: Backend, value: Array) -> list[str] | None:
    """The names that the items of an array consist of; None if one is more than a name."""
    names = [part.strip() for part in _text(backend, value.span)[1:-1].rstrip(", \r\n").split(",")]
    return names if len(names) == len(value.items) and all(map(str.isidentifier, names)) else None


def _written_value(backend: Backend, prop: Property) -> str | None:
    """The source text of the value of a property."""
    if prop.is_shorthand:
        return prop.name
    behind = _text(backend, Span(prop.span.anchor, prop.name_span.end, prop.span.end)).lstrip()
    return behind[1:].strip() if behind.startswith(":") else None


def _text(backend: Backend, place: Span) -> str:
    module = backend.project.sources.module(place.path)
    start, end = place.resolve()
    return "" if module is None else module.file.data[start:end].decode("utf-8", "replace")


def _moved_uses(backend: Backend, prop: Property, names: list[str]) -> Iterator[Operation]:
    """The edits that change ``backend.functions.report`` to ``backend.report``."""
    places: dict[Span, str] = {}
    for use in backend.uses:
        if len(use.links) < 2 or use.links[0].name != prop.name or use.links[1].name not in names:
            continue
        outer, inner = use.links[0].name_span, use.links[1].name_span
        if outer.anchor is inner.anchor and outer.end < inner.start:
            places[Span(outer.anchor, outer.start, inner.end)] = use.links[1].name
    yield from (Replace(place, name) for place, name in places.items())
