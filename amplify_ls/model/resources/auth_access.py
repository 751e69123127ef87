"""The rules of ``access`` in ``defineAuth``: which function may do what to users."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.model.builders import define_call
from amplify_ls.model.data.authorization import called_back
from amplify_ls.values.values import Array, Chain, Nothing, Symbol, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.builders import DefineCall
    from amplify_ls.model.resources.auth import Auth
    from amplify_ls.values.values import Link, Value

ALLOW = "allow:auth-access"
"""What the callback of ``access`` is handed."""


class AuthRule(NamedTuple):
    """One rule: ``allow.resource(fn).to(['getUser'])``."""

    call: DefineCall | None
    """Where the function is defined; None where that cannot be seen."""
    actions_link: Link | None
    actions: Array | None
    """The list of actions; None where there is none, or it cannot be seen."""

    @property
    def words(self) -> tuple[str, ...]:
        """The actions that can be seen."""
        return tuple(item.value for item in (self.actions.items if self.actions else ()) if isinstance(item, Text))

    @property
    def is_seen(self) -> bool:
        """Whether it can be seen who may do what."""
        actions = self.actions
        is_listed = actions is not None and not actions.is_open and len(self.words) == len(actions.items)
        return self.call is not None and is_listed


class AuthAccess(NamedTuple):
    """All that ``access`` returns."""

    rules: tuple[AuthRule, ...]
    listed: Array | None
    """The list of rules, where the callback returns one."""
    is_open: bool
    """Whether there may be rules that cannot be seen."""

    @property
    def is_seen(self) -> bool:
        """Whether all of it can be seen."""
        return not self.is_open and all(rule.is_seen for rule in self.rules)


def access_of(auth: Auth) -> AuthAccess:
    """What the access of an auth definition says, as far as that can be seen."""
    given = auth.option("access")
    result = None if given is None else called_back(given, ALLOW)
    if result is None:
        return AuthAccess((), None, not auth.lacks("access"))
    rules, is_open = _rules(result)
    return AuthAccess(tuple(rules), result if isinstance(result, Array) else None, is_open)


def _rules(value: Value) -> tuple[list[AuthRule], bool]:
    if isinstance(value, Array):
        found = [_rules(item) for item in value.items]
        return [rule for rules, _ in found for rule in rules], value.is_open or any(is_open for _, is_open in found)
    if not isinstance(value, Chain) or not isinstance(value.base, Symbol) or value.base.role != ALLOW or not value.links:
        return [], not isinstance(value, Nothing)
    return list(_rule(value)), value.is_open


def _rule(value: Chain) -> Iterator[AuthRule]:
    strategy, link = value.links[0], value.link("to")
    function = None if strategy.arguments is None else define_call(strategy.arguments[0])
    given = None if link is None or link.arguments is None else link.arguments[0]
    yield AuthRule(function, link, given if isinstance(given, Array) else None)
