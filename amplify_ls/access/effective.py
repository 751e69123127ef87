"""What a role may effectively do with a model, in the words of ``.to([...])``."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

from amplify_ls.access.callers import caller_with
from amplify_ls.access.model_access import NO, allowed
from amplify_ls.access.roles import MUTATIONS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from amplify_ls.access.model_rights import ModelRights
    from amplify_ls.access.roles import Role

_READING = {"get": ("get",), "list": ("list",), "listen": ("onCreate", "onUpdate", "onDelete")}
"""The words for reading, with the operations that they stand for."""


def effective_operations(rights: ModelRights, roles: Iterable[Role]) -> tuple[str, ...] | None:
    """The operations that callers may call because they have one of some roles; None if they are unknown.

    ``read`` stands for all operations of the model that read. What callers may do by their other roles is not included.
    """
    if not rights.is_known:
        return None
    names = frozenset(name for role in roles for name in _callable(rights, role))
    words = [word for word, operations in _READING.items() if any(name in rights.operations for name in operations)]
    reading = [word for word in words if names.intersection(_READING[word])]
    creating, *changing = [(name,) if name in names else () for name in MUTATIONS]
    return (*creating, *(["read"] if reading and reading == words else reading), *chain.from_iterable(changing))


def allows_everything(rights: ModelRights, words: tuple[str, ...]) -> bool:
    """Whether some words stand for all operations that the model has."""
    missing = [name for name in MUTATIONS if name in rights.operations and name not in words]
    has_reading = any(name in rights.operations for operations in _READING.values() for name in operations)
    return not missing and ("read" in words or not has_reading)


def roles_of_fields(rights: ModelRights, roles: Iterable[Role]) -> Iterator[tuple[Role, str]]:
    """The roles that only rules of fields name, each with the first of these fields."""
    named = frozenset(roles)
    for each in rights.roles:
        if each.role not in named and each.rights:
            yield each.role, next(iter(each.rights))


def _callable(rights: ModelRights, role: Role) -> Iterator[str]:
    caller = caller_with(role)
    alone = replace(rights, roles=tuple(each for each in rights.roles if each.role == role))
    return (name for name in rights.operations if allowed(alone, caller, name, {}) != NO)
