"""What a definition says and ``backend.ts`` replaces: attributes, triggers, variables, authorization modes."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.catalog.backend.overrides import AUTHORIZATION_TYPES, DEFAULT_MODES, OWN_PROPERTIES
from amplify_ls.catalog.resources.attributes import CUSTOM_PREFIX, STANDARD_ATTRIBUTES
from amplify_ls.model.resources.auth import inner_object
from amplify_ls.model.resources.property_writes import property_writes
from amplify_ls.values.values import Array, Object, Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from amplify_ls.catalog.backend.overrides import OwnProperty
    from amplify_ls.model.resources.auth import Auth
    from amplify_ls.model.resources.backend import Backend
    from amplify_ls.model.resources.property_writes import PropertyWrite
    from amplify_ls.syntax.outline import Span
    from amplify_ls.values.values import Property, Value

_ATTRIBUTE_NAMES = {each.name: each.cognito for each in STANDARD_ATTRIBUTES}


class Discarded(NamedTuple):
    """A write that drops something."""

    write: PropertyWrite
    property: OwnProperty
    dropped: tuple[tuple[str, Span], ...]
    """The names of what is dropped, with the places where it is defined."""


def discarded(backend: Backend) -> Iterator[Discarded]:
    """The writes of which it is certain that they drop something."""
    for write in property_writes(backend):
        for own in OWN_PROPERTIES:
            is_meant = write.construct == own.construct and (write.name == own.name or (own.path and write.path == own.path))
            dropped = tuple(_DROPPED[own.source](backend, write)) if is_meant else ()
            if dropped:
                yield Discarded(write, own, dropped)


def _attributes(backend: Backend, write: PropertyWrite) -> Iterator[tuple[str, Span]]:
    auth = _auth(backend, write)
    kept = _names_in(write.value, ("Name", "name"))
    if auth is None or kept is None:
        return
    for prop in auth.user_attributes or ():
        custom = prop.name[len(CUSTOM_PREFIX) :] if prop.name.startswith(CUSTOM_PREFIX) else prop.name
        names = {custom, _ATTRIBUTE_NAMES.get(prop.name, custom)}
        if not names & kept:
            yield prop.name, prop.name_span


def _triggers(backend: Backend, write: PropertyWrite) -> Iterator[tuple[str, Span]]:
    auth = _auth(backend, write)
    yield from () if auth is None else _missing(inner_object(auth.options, "triggers"), write.value)


def _sign_in(backend: Backend, write: PropertyWrite) -> Iterator[tuple[str, Span]]:
    auth = _auth(backend, write)
    if auth is not None and isinstance(write.value, Object) and write.value.lacks("signInPolicy"):
        yield from ((prop.name, prop.name_span) for prop in auth.passwordless_methods)


def _environment(backend: Backend, write: PropertyWrite) -> Iterator[tuple[str, Span]]:
    reference = backend.resources.get(write.resource)
    functions = (each for each in backend.project.functions if reference and each.name_span == reference.name_span)
    function = next(functions, None)
    given = write.value.get("variables") if isinstance(write.value, Object) else None
    if function is not None and given is not None:
        yield from _missing(inner_object(function.options, "environment"), given)


def _modes(backend: Backend, write: PropertyWrite) -> Iterator[tuple[str, Span]]:
    reference = backend.resources.get(write.resource)
    calls = (data.definition for data in backend.project.data)
    call = next((each for each in calls if each and reference and each.name_span == reference.name_span), None)
    modes = None if call is None else inner_object(call.options, "authorizationModes")
    kept = _names_in(write.value, ("AuthenticationType", "authenticationType"))
    if modes is None or kept is None:
        return
    default = modes.get("defaultAuthorizationMode")
    if not isinstance(default, Text):
        return
    kept = kept | {DEFAULT_MODES.get(default.value, "")}
    for prop in modes:
        if prop.name in AUTHORIZATION_TYPES and AUTHORIZATION_TYPES[prop.name] not in kept:
            yield prop.name, prop.name_span


_DROPPED: dict[str, Callable[[Backend, PropertyWrite], Iterator[tuple[str, Span]]]] = {
    "attributes": _attributes,
    "triggers": _triggers,
    "sign-in": _sign_in,
    "environment": _environment,
    "modes": _modes,
}


def _auth(backend: Backend, write: PropertyWrite) -> Auth | None:
    reference = backend.resources.get(write.resource)
    found = (auth for auth in backend.project.auth if reference is not None and auth.name_span == reference.name_span)
    return next((auth for auth in found if auth.is_defined_here), None)


def _missing(declared: Object | None, given: Value) -> Iterator[tuple[str, Span]]:
    """The members of a definition that a new object surely lacks."""
    if not isinstance(given, Object):
        return
    properties: Iterator[Property] = iter(()) if declared is None else iter(declared)
    yield from ((prop.name, prop.name_span) for prop in properties if given.lacks(prop.name))


def _names_in(value: Value, keys: tuple[str, ...]) -> frozenset[str] | None:
    """The names that the items of a list have; None where one cannot be seen."""
    if not isinstance(value, Array) or value.is_open:
        return None
    names: set[str] = set()
    for item in value.items:
        found = [item.get(key) for key in keys if isinstance(item, Object)]
        texts = [each.value for each in found if isinstance(each, Text)]
        if not texts:
            return None
        names.update(texts)
    return frozenset(names)
