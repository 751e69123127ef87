"""The fields of a record that authorization rules read: those for the owner and for the group."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.lookup import strategy
from amplify_ls.rules.data.custom_operations import schema_grantings
from amplify_ls.values.values import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.data.authorization import AccessRule
    from amplify_ls.model.data.entries import Entry
    from amplify_ls.model.data.parts import Parts
    from amplify_ls.syntax.outline import Span

OWNER = "owner"


def rules_of(entry: Entry, parts: Parts) -> Iterator[AccessRule]:
    """The authorization rules that apply to a model, then those of its fields."""
    own = [granting for granting in parts.grantings if granting.allow == "allow:model"]
    is_without = entry.call is not None and entry.call.lacks("authorization")
    for granting in own[-1:] or (schema_grantings(entry)[-1:] if is_without else []):
        yield from granting.authorization.rules
    for granting in parts.grantings:
        if granting.allow == "allow:field":
            yield from granting.authorization.rules


def field_read(rule: AccessRule) -> tuple[str, Span] | None:
    """The field that a rule reads, and the token that names it; None for a rule that does not read a field."""
    if rule.is_preview or rule.strategy.arguments is None:
        return None
    if rule.name == OWNER:
        return OWNER, rule.strategy.name_span
    found, given = strategy(rule.name), rule.strategy.arguments[0]
    if found is None or not found.field or not isinstance(given, Text):
        return None
    return given.value, given.span
