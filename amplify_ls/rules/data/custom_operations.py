"""Custom queries, mutations and subscriptions, as seen by rules."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.model.data.entries import EntryKind
from amplify_ls.values.values import Array, Chain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.data.authorization import AccessRule
    from amplify_ls.model.data.entries import Entry
    from amplify_ls.model.data.parts import Granting, Part, Parts

KINDS = frozenset({EntryKind.QUERY, EntryKind.MUTATION, EntryKind.SUBSCRIPTION})
OF_RECORDS = frozenset({"owner", "ownerDefinedIn", "ownersDefinedIn", "groupDefinedIn", "groupsDefinedIn"})
"""Strategies that need a record; in the rules of a schema they do not apply to operations."""


class Handlers(NamedTuple):
    """The handlers of an operation."""

    parts: tuple[Part, ...]
    """The known handlers, in order."""
    are_all: bool
    """Whether there are surely no others."""


class RulesAtHand(NamedTuple):
    """The authorization rules that apply to an entry."""

    rules: tuple[AccessRule, ...]
    are_own: bool
    """Whether they are the entry's own rather than those of the schema."""
    are_all: bool
    """Whether there are surely no others."""


def handlers_of(parts: Parts) -> Handlers:
    """The handlers of an operation."""
    own = parts.all[0]
    call = own.call
    step = own.step("handler")
    if call is None or step is None:
        return Handlers((), call is not None and call.lacks("handler"))
    found = tuple(part for part in parts.all if part.outer is own and part.place == "handler")
    given = None if step.link.arguments is None else step.link.arguments[0]
    items = given.items if isinstance(given, Array) else (given,)
    is_open = isinstance(given, Array) and given.is_open
    are_all = not is_open and len(found) == len(items) and all(part.call is not None for part in found)
    return Handlers(found, are_all)


def rules_at_hand(parts: Parts) -> RulesAtHand:
    """The entry's own rules, or those of the schema if it has none, without the rules for functions."""
    entry = parts.entry
    if entry is None or entry.call is None:
        return RulesAtHand((), are_own=False, are_all=False)
    own = [granting for granting in parts.grantings if granting.part is parts.all[0]]
    if own and not own[-1].authorization.is_surely_empty:
        authorization = own[-1].authorization
        return RulesAtHand(authorization.rules, are_own=True, are_all=not authorization.is_open)
    if not own and not entry.call.lacks("authorization"):
        return RulesAtHand((), are_own=False, are_all=False)
    return _of_the_schema(entry)


def _of_the_schema(entry: Entry) -> RulesAtHand:
    schema = entry.data.schema_of(entry.name)
    if schema is None:
        return RulesAtHand((), are_own=False, are_all=False)
    found = schema_grantings(entry)
    if not found:
        return RulesAtHand((), are_own=False, are_all=schema.call.lacks("authorization"))
    authorization = found[-1].authorization
    rules = tuple(rule for rule in authorization.rules if rule.name != "resource")
    return RulesAtHand(rules, are_own=False, are_all=not authorization.is_open)


def schema_grantings(entry: Entry) -> list[Granting]:
    """The rules of the schema that contains an entry."""
    schema = entry.data.schema_of(entry.name)
    if schema is None:
        return []
    span = schema.call.link.span
    parts = entry.data.schema_parts
    return [each for each in parts.grantings if each.part.call is not None and each.part.call.link.span == span]


def is_asynchronous(handler: Part) -> bool:
    """Whether a handler is an asynchronous function, which the operation does not wait for."""
    step = handler.step("async")
    return handler.receiver == "handler:function" and step is not None and step.link.arguments is not None


def provider_of(rule: AccessRule) -> str | None:
    """The provider that a rule passes as a string; empty for the default, None if it is unknown."""
    arguments = rule.strategy.arguments
    if arguments is None or arguments.is_open:
        return None
    index = 0 if rule.name in ("authenticated", "owner", "custom", "guest", "publicApiKey") else 1
    given = arguments[index]
    return "" if given is None else getattr(given, "value", None)


def sources_of(parts: Parts) -> Iterator[Part]:
    """The sources of a subscription."""
    own = parts.all[0]
    for part in parts.all:
        if part.outer is own and part.place == "subscription-source" and isinstance(part.value, Chain):
            yield part
