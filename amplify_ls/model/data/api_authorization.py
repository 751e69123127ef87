"""What the authorization rules of an API say as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.incremental.cell_map import GROUP_SIZE, group_starts
from amplify_ls.incremental.declared import derived, derived_map
from amplify_ls.model.data.schemas import has_rules

if TYPE_CHECKING:
    from collections.abc import Iterable

    from amplify_ls.model.data.model import DataModel


class ApiAuthorization:
    """The authorization rules of the schemas, and the providers that the rules of entries name."""

    def __init__(self, data: DataModel) -> None:
        self._data = data

    @derived
    def has_global_rules(self) -> bool | None:
        """Whether any of the schemas has rules that apply to every model of it; None where that is unknown."""
        answers = self._rules_by_schema
        if True in answers:
            return True
        return None if None in answers else False

    @derived_map
    def has_schema_rules(self, name: str) -> bool | None:
        """Whether the schema that an entry is in has rules that apply to its models; None where that is unknown."""
        schema = self._data.schema_of(name)
        if schema is None:
            return None
        return dict(zip(map(id, self._data.schemas), self._rules_by_schema, strict=True)).get(id(schema))

    @derived
    def first_users(self) -> dict[str, str]:
        """The providers that the rules of entries name, each with the first entry that needs it."""
        groups = map(self._first_users_of_some, group_starts(self._data.names))
        return _first(user for group in groups for user in group.items())

    @derived
    def _rules_by_schema(self) -> tuple[bool | None, ...]:
        return tuple(has_rules(schema) for schema in self._data.schemas)

    @derived_map
    def _first_users_of_some(self, start: int) -> dict[str, str]:
        names = self._data.names[start : start + GROUP_SIZE]
        return _first((provider, name) for name in names for provider in self._providers(name))

    @derived_map
    def _providers(self, name: str) -> frozenset[str]:
        parts = self._data.parts(name)
        grantings = () if parts is None else parts.grantings
        return frozenset(provider for granting in grantings for provider, _ in granting.providers())


def _first(users: Iterable[tuple[str, str]]) -> dict[str, str]:
    """The first user of each provider."""
    first: dict[str, str] = {}
    for provider, user in users:
        first.setdefault(provider, user)
    return first
