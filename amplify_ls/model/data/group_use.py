"""The groups of users that the rules of an API name."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.model.data.authorization import provider_of
from amplify_ls.values.values import Array, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.data.authorization import AccessRule
    from amplify_ls.model.data.parts import Parts
    from amplify_ls.syntax.outline import Span

_STRATEGIES = ("group", "groups")
_CLAIM = "cognito:groups"


class GroupUse(NamedTuple):
    """One place that names a group. Two readings of the same text give equal ones."""

    name: str
    span: Span
    """The name, or the strategy where the name comes from elsewhere."""
    is_here: bool
    """Whether the name itself is written there."""


def groups_in(parts: Parts) -> Iterator[GroupUse]:
    """The groups of the user pool that the rules of an entry name, or those of the schema itself."""
    for granting in parts.grantings:
        for rule in granting.authorization.rules:
            if rule.name in _STRATEGIES and not rule.is_preview and is_of_user_pool(rule):
                yield from _named(rule)


def is_of_user_pool(rule: AccessRule) -> bool:
    """Whether the groups are those that the user pool puts into its tokens."""
    if provider_of(rule) != "userPools":
        return False
    claim = next((link for link in rule.modifiers if link.name == "withClaimIn"), None)
    given = None if claim is None or claim.arguments is None else claim.arguments[0]
    return claim is None or (isinstance(given, Text) and given.value == _CLAIM)


def _named(rule: AccessRule) -> Iterator[GroupUse]:
    given = None if rule.strategy.arguments is None else rule.strategy.arguments[0]
    for item in given.items if isinstance(given, Array) else (given,):
        if isinstance(item, Text):
            is_here = rule.chain.span.covers(item.span)
            yield GroupUse(item.value, item.span if is_here else rule.strategy.name_span, is_here)
