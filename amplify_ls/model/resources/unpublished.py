"""Overrides of what ``amplify_outputs.json`` tells the client: it is written from the properties, not from the template."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.catalog.backend.overrides import PASSWORD_POLICY, PUBLISHED
from amplify_ls.model.resources.property_writes import property_writes
from amplify_ls.values.values import Boolean, Number, Object

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from amplify_ls.catalog.backend.overrides import Published
    from amplify_ls.model.resources.backend import Backend
    from amplify_ls.model.resources.property_writes import PropertyWrite
    from amplify_ls.values.values import Value

_PASSWORD = "Policies.PasswordPolicy"


class Unpublished(NamedTuple):
    """The overrides of one thing that the client is told of."""

    published: Published
    writes: tuple[PropertyWrite, ...]
    password_policy: Mapping[str, str] | None
    """The whole policy with the overrides in it; None where they are about something else, or it cannot be told."""


def unpublished(backend: Backend) -> Iterator[Unpublished]:
    """What the client is told wrongly, each with all overrides that are to blame."""
    writes = list(property_writes(backend))
    assigned = {(write.resource, write.construct, write.name) for write in writes if write.name}
    found: dict[tuple[str, Published], list[PropertyWrite]] = {}
    for write in writes:
        for published in PUBLISHED:
            key = (write.resource, write.construct, published.name)
            if write.construct == published.construct and key not in assigned and _changes(write, published):
                found.setdefault((write.resource, published), []).append(write)
    for (resource, published), group in found.items():
        reference = backend.resources.get(resource)
        if reference is not None and reference.name == "defineAuth" and not _is_added(backend, published):
            policy = _password_policy(backend, group) if published.path == _PASSWORD else None
            yield Unpublished(published, tuple(group), policy)


def _is_added(backend: Backend, published: Published) -> bool:
    """Whether the author tells the client otherwise."""
    added = (part.get("auth") for part in backend.outputs)
    return any(isinstance(part, Object) and not part.lacks(published.output) for part in added)


def _changes(write: PropertyWrite, published: Published) -> bool:
    """Whether an override sets a property, or a part of it, to something that is not there yet."""
    if not write.path:
        return False
    if write.path == published.path or write.path.startswith(f"{published.path}."):
        return not _is_default(write, published)
    inner = published.path[len(write.path) + 1 :] if published.path.startswith(f"{write.path}.") else ""
    return bool(inner) and isinstance(write.value, Object) and inner in write.value.properties


def _is_default(write: PropertyWrite, published: Published) -> bool:
    """Whether the value is the one that the packages set."""
    if published.path == "AllowUnauthenticatedIdentities":
        return isinstance(write.value, Boolean) and write.value.value
    leaf = write.path[len(_PASSWORD) + 1 :] if published.path == _PASSWORD else ""
    return bool(leaf) and (leaf not in PASSWORD_POLICY or _literal(write.value) == PASSWORD_POLICY[leaf])


def _password_policy(backend: Backend, writes: list[PropertyWrite]) -> Mapping[str, str] | None:
    """The policy that is meant; None where some of it cannot be told, or where an assignment would drop more than it sets."""
    auth = next((each for each in backend.project.auth if each.is_defined_here), None)
    if auth is None or auth.login_with is None or auth.login_with.is_open or auth.passwordless_methods:
        return None
    policy = dict(PASSWORD_POLICY)
    for write in writes:
        parts = _password_parts(write)
        if parts is None:
            return None
        for name, value in parts.items():
            text = _literal(value)
            if text is None or name not in PASSWORD_POLICY:
                return None
            policy[name] = text
    return policy


def _password_parts(write: PropertyWrite) -> Mapping[str, Value] | None:
    """The parts of the password policy that an override sets, by their names in the template."""
    if write.path.startswith(f"{_PASSWORD}."):
        return {write.path[len(_PASSWORD) + 1 :]: write.value}
    value: Value | None = write.value
    if write.path != _PASSWORD:
        is_alone = isinstance(value, Object) and not value.is_open and len(value.properties) == 1
        value = value.get("PasswordPolicy") if isinstance(value, Object) and is_alone else None
    return {prop.name: prop.value for prop in value} if isinstance(value, Object) and not value.is_open else None


def _literal(value: Value) -> str | None:
    if isinstance(value, Boolean):
        return "true" if value.value else "false"
    return str(value.value) if isinstance(value, Number) else None
