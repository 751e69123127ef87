"""The roles of authorization rules, as the packages distinguish them: two rules of a model must not apply to the same one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.catalog.lookup import strategy
from amplify_ls.values.values import Array, Text

if TYPE_CHECKING:
    from amplify_ls.model.data.authorization import AccessRule
    from amplify_ls.syntax.outline import Span
    from amplify_ls.values.values import Link

_CLAIMS = {("owner", "userPools"): "sub::username", ("groups", "userPools"): "cognito:groups"}
_PROVIDERS = {"identityPool": "iam"}

Role = tuple[str, ...]
"""What distinguishes two rules: provider and strategy, and the group, or the field with the claim that it is compared to."""


def roles(rule: AccessRule) -> list[tuple[Role, Span]]:
    """The roles that a rule applies to, as the packages distinguish them, each with the token that names it."""
    found = strategy(rule.name)
    arguments = rule.strategy.arguments
    if found is None or rule.is_preview or arguments is None or arguments.is_open or found.kind == "resource":
        return []
    provider = _role_provider(rule.strategy, found.providers[0], 0 if found.subject is None else 1)
    if provider is None or not _is_claim_known(rule, found.claim):
        return []
    claim = _claim(rule, found.claim) or _CLAIMS.get((found.kind, provider), "")
    provider = _PROVIDERS.get(provider, provider)
    name = rule.strategy.name_span
    if rule.name == "owner":
        return [((provider, "owner", "owner", claim), name)]
    if found.subject is None:
        return [((provider, found.kind), name)]
    given = arguments[0]
    kind = "owner" if found.kind == "owner" else "dynamicGroup" if found.field else "staticGroup"
    items = given.items if isinstance(given, Array) else (given,)
    return [((provider, kind, item.value, claim), item.span) for item in items if isinstance(item, Text)]


def role_without_arguments(strategy_name: str, provider: str) -> Role | None:
    """The role of a rule such as ``allow.owner()`` with a provider; None if it also depends on a name."""
    found = strategy(strategy_name)
    if found is None or found.subject is not None or found.kind == "resource":
        return None
    known = _PROVIDERS.get(provider, provider)
    if strategy_name == "owner":
        return (known, "owner", "owner", _CLAIMS.get((found.kind, provider), ""))
    return (known, found.kind)


def _role_provider(link: Link, default: str, index: int) -> str | None:
    given = None if link.arguments is None else link.arguments[index]
    if given is None:
        return default
    return given.value if isinstance(given, Text) else None


def _is_claim_known(rule: AccessRule, claim: str) -> bool:
    link = next((link for link in rule.modifiers if link.name == claim), None) if claim else None
    return link is None or (link.arguments is not None and isinstance(link.arguments[0], Text))


def _claim(rule: AccessRule, claim: str) -> str:
    link = next((link for link in rule.modifiers if link.name == claim), None) if claim else None
    given = None if link is None or link.arguments is None else link.arguments[0]
    return given.value if isinstance(given, Text) else ""
