"""Access in a few words, for outlines and code lenses."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from amplify_ls.access.effective import allows_everything, effective_operations
from amplify_ls.access.roles import roles_of
from amplify_ls.model.builders import define_call
from amplify_ls.values.values import Array, Text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from amplify_ls.access.model_rights import ModelRights
    from amplify_ls.access.roles import Role
    from amplify_ls.model.builders import DefineCall
    from amplify_ls.model.data.authorization import AccessRule
    from amplify_ls.values.values import Link, Value

EVERYTHING = "all operations"
_ALL = frozenset({"create", "read", "update", "delete"})
_FIXED = {
    "owner": "owner",
    "publicApiKey": "API key",
    "guest": "guests",
    "authenticated": "signed-in users",
    "custom": "Lambda authorizer",
    "resource": "function",
    "entity": "owner",
}
_NAMED = {
    "ownerDefinedIn": "owner in {}",
    "ownersDefinedIn": "owners in {}",
    "group": "group {}",
    "groups": "groups {}",
    "groupDefinedIn": "group in {}",
    "groupsDefinedIn": "groups in {}",
}


def rule_words(rule: AccessRule, rights: ModelRights | None = None) -> str:
    """A rule of a model in a few words: ``group Admins: create, read``. With the access table, what it effectively allows."""
    effective = "" if rights is None else effective_words(rights, roles_of(rule) or ())
    return f"{who_words(rule.strategy)}: {effective or what_words(rule)}"


def effective_words(rights: ModelRights, roles: tuple[Role, ...]) -> str:
    """What callers with some roles may do with a model; empty if it is unknown."""
    words = effective_operations(rights, roles) if roles else None
    if words is None:
        return ""
    return EVERYTHING if allows_everything(rights, words) else ", ".join(words) or "nothing"


def caller_words(rule: AccessRule) -> str:
    """Who may call an operation by a rule. Such rules have no ``.to``, except those for functions."""
    return who_words(rule.strategy) if rule.operations_link is None else rule_words(rule)


def who_words(strategy: Link) -> str:
    """Who a strategy grants access: ``signed-in users``, ``group Admins``."""
    given = None if strategy.arguments is None else strategy.arguments[0]
    call = define_call(given)
    if strategy.name == "resource" and call is not None:
        return f"function {function_words(call)}"
    if strategy.name in _FIXED:
        return _FIXED[strategy.name]
    names = ", ".join(texts_of(given)) or "…"
    return _NAMED[strategy.name].format(names) if strategy.name in _NAMED else strategy.name


def what_words(rule: AccessRule) -> str:
    """The operations that a rule grants."""
    if rule.operations_link is None:
        return EVERYTHING
    words = rule.operations
    return "…" if words is None else listed_operations(word.value for word in words)


def function_words(call: DefineCall) -> str:
    """The name of a function: the one that it is given, or that of its folder."""
    name = None if call.options is None else call.options.get("name")
    if isinstance(name, Text) and name.value:
        return name.value
    return posixpath.basename(posixpath.dirname(call.name_span.path))


def listed_operations(words: Iterable[str]) -> str:
    """Operations in a list; all of a model in two words."""
    found = list(dict.fromkeys(words))
    if _ALL.issubset(found):
        return EVERYTHING
    return ", ".join(found) or "nothing"


def texts_of(value: Value | None) -> list[str]:
    """The strings that a value is, or contains as an array."""
    if isinstance(value, Text):
        return [value.value]
    return [each.value for each in value.items if isinstance(each, Text)] if isinstance(value, Array) else []
