"""Which users an access rule can be about at a position, as the other rules of its list and the modes of the API leave it.

Two rules of one list must not apply to the same role, and each rule needs the authorization mode of its provider.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.access.roles import known_roles, role_without_arguments
from amplify_ls.catalog import usage
from amplify_ls.catalog.lookup import aliases_of, members_of, strategy
from amplify_ls.catalog.resources.storage import ENTITY_TOKEN
from amplify_ls.catalog.schema.authorization import PROVIDERS
from amplify_ls.edits.recipes.api_modes import key_mode
from amplify_ls.edits.render import render
from amplify_ls.ide.typed import Built, Callee
from amplify_ls.model.data.access.modes import DEFAULT, MODES, OPTIONS, may_have_mode
from amplify_ls.model.data.authorization import ALLOW, called_back, rules_in
from amplify_ls.values.values import Object

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from amplify_ls.access.roles import Role
    from amplify_ls.catalog.kinds import Receiver
    from amplify_ls.edits.operations import TextEdit
    from amplify_ls.ide.place import Place
    from amplify_ls.ide.view import View

_IN_STORAGE = re.compile(rb"\s*\w+\s*\.\s*(authenticated|guest|entity)\b")
_KEY_STRATEGY = "publicApiKey"
_GROUP_STRATEGIES = ("group", "groups")
_AFTER_SIGNED_IN = 2
"""The place of the rules for groups in a project that declares groups: after those for owners and signed-in users."""

_OTHER_PROVIDER_RANK = 50


class Usable(NamedTuple):
    """A member of `allow` that makes a rule which the packages accept."""

    name: str
    rank: int
    snippet: str = ""
    """What is written, if it is not what the catalog has for the member."""


def usable_strategies(view: View, place: Place, receiver: Receiver) -> Iterator[Usable]:
    """The members of `allow` that can be used at the cursor."""
    order = usage.MEMBERS.get(receiver, ())
    names = [each.name for each in members_of(receiver)]
    if receiver == "allow:storage":
        yield from _in_storage(place, names, order)
        return
    if receiver == "allow:auth-access":
        yield from (Usable(name, rank) for rank, name in enumerate(names))
        return
    taken = _taken_roles(view, place)
    has_groups = view.project is not None and any(auth.groups for auth in view.project.auth)
    for name in names:
        is_asked = is_asked_for(place, receiver, name)
        provider = _provider(view, name, taken, needs_mode=not is_asked and key_edits(view, name) is None)
        if provider is not None:
            is_early = has_groups and name in _GROUP_STRATEGIES
            rank = 2 * (_AFTER_SIGNED_IN - 1) + 1 if is_early else 2 * usage.place_among(order, name)
            if key_edits(view, name) is not None:
                yield Usable(name, rank + _OTHER_PROVIDER_RANK)
            elif provider:
                yield Usable(name, rank + _OTHER_PROVIDER_RANK, f"{name}('{provider}')")
            else:
                yield Usable(name, rank)


def key_edits(view: View, name: str) -> Callable[[], tuple[TextEdit, ...]] | None:
    """Computes the edits that give the API a key, if a rule needs one that the API does not have; None if it needs none."""
    data = view.api.data
    if name != _KEY_STRATEGY or data is None or may_have_mode(data, "apiKey"):
        return None
    operations = key_mode(data)
    return None if operations is None else lambda: render(operations, view.module.sources)


def is_asked_for(place: Place, receiver: Receiver, name: str) -> bool:
    """Whether the typed word begins a name: it is then offered even if it also needs something that is missing."""
    typed = place.cursor.prefix.lower()
    names = (name, *(alias.wrong for alias in aliases_of(receiver) if name in alias.right))
    return bool(typed) and any(each.lower().startswith(typed) for each in names)


def unavailable_literals(view: View, place: Place) -> frozenset[str]:
    """The providers and modes that the API does not have, where one of them is being typed."""
    call = next(iter(place.calls), None)
    if call is not None and (call.callee.receiver or "").startswith("allow:") and call.inside is place.innermost:
        found = strategy(call.callee.method.name)
        data = view.api.data
        if found is None or data is None:
            return frozenset()
        return frozenset(provider for provider in found.providers if not may_have_mode(data, provider))
    if place.segment.key != DEFAULT or not place.is_object:
        return frozenset()
    present = place.cursor.names(place.innermost.level)
    return frozenset(row.mode for row in PROVIDERS if row.option and row.name != "apiKey" and row.option not in present)


def _provider(view: View, name: str, taken: frozenset[Role], *, needs_mode: bool) -> str | None:
    """The provider that a rule has to name; empty if it need not name any, None if no rule of that kind is left."""
    found = strategy(name)
    data = view.api.data
    if found is None or not found.providers:
        return ""
    for provider in found.providers:
        is_first = provider == found.providers[0]
        if data is not None and needs_mode and not may_have_mode(data, provider):
            continue
        if not is_first and provider == "oidc" and not _has_openid_connect(view):
            continue
        role = role_without_arguments(name, provider)
        if role is None or role not in taken:
            return "" if is_first else provider
    return None


def _has_openid_connect(view: View) -> bool:
    """Whether the API names an OpenID Connect provider."""
    definition = None if view.api.data is None else view.api.data.definition
    modes = None if definition is None or definition.options is None else definition.options.get(MODES)
    return isinstance(modes, Object) and modes.get(OPTIONS["oidc"]) is not None


def _taken_roles(view: View, place: Place) -> frozenset[Role]:
    """The roles of the other rules in the list around the cursor."""
    level = place.innermost.level
    if level.bracket != "[":
        return frozenset()
    items = place.cursor.items(level)
    parameter = _parameter(place)
    if not items or parameter is None:
        return frozenset()
    written = b",\n".join(place.cursor.data[item.start : item.end] for item in items)
    value = view.bindings.evaluate(f"({parameter}) => [".encode() + written + b"\n]")
    found = called_back(value, ALLOW)
    rules = () if found is None else rules_in(found)
    return frozenset(role for rule in rules for role, _ in known_roles(rule) or ())


def _parameter(place: Place) -> str | None:
    """The parameter of the callback around the cursor, as source text: ``allow``, or a pattern."""
    parts: list[str] = []
    for local, known in place.environment.items():
        if isinstance(known, Built) and known.receivers[0].startswith("allow:"):
            return local
        if isinstance(known, Callee) and (known.receiver or "").startswith("allow:"):
            parts.append(f"{known.method.name}: {local}")
    return f"{{ {', '.join(parts)} }}" if parts else None


def _in_storage(place: Place, names: list[str], order: Sequence[str]) -> Iterator[Usable]:
    """Rules for a path: once for each kind of user, and for owners only where the path names them."""
    level = place.innermost.level
    path = place.steps[-2].level.segment.key if level.bracket == "[" and len(place.steps) > 1 else level.segment.key
    is_of_owner = path is not None and ENTITY_TOKEN in path
    items = place.cursor.items(level) if level.bracket == "[" else []
    found = (_IN_STORAGE.match(place.cursor.data, item.start, item.end) for item in items)
    taken = {match.group(1).decode() for match in found if match is not None}
    for name in names:
        fits = name != "entity" or is_of_owner or path is None or is_asked_for(place, "allow:storage", name)
        if name not in taken and fits:
            first = name == "entity" and is_of_owner
            yield Usable(name, -1 if first else usage.place_among(order, name))
