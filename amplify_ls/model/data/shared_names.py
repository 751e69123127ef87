"""The names of the API that entries bring in: types, queries, mutations, ..."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.incremental.cell_map import GROUP_SIZE, group_starts
from amplify_ls.incremental.declared import derived, derived_map
from amplify_ls.model.data.api_names import QUERY, ApiNames, api_names

if TYPE_CHECKING:
    from amplify_ls.model.data.model import DataModel


class SharedNames(NamedTuple):
    """Names of the API that may clash."""

    groups: tuple[tuple[str, str, tuple[tuple[str, str], ...]], ...]
    """What a name is unique in, the name, and all that brings it in: entry and source (see ``ApiName``)."""
    may_have_queries: bool
    """Whether the API has a query, or may have one."""


class ApiNameTable:
    """All names of an API."""

    def __init__(self, data: DataModel) -> None:
        self._data = data

    @derived
    def shared(self) -> SharedNames:
        """The names that more than one thing brings in."""
        users: dict[tuple[str, str], list[tuple[str, str]]] = {}
        has_queries, is_unseen = False, self._data.is_open
        for start in group_starts(self._data.names):
            for entry, found in self._of_some(start):
                is_unseen = is_unseen or found.has_unseen_queries
                for name in found.names:
                    users.setdefault((name.space, name.name), []).append((entry, name.source))
                    has_queries = has_queries or name.space == QUERY
        groups = tuple((space, name, tuple(uses)) for (space, name), uses in users.items() if len(uses) > 1)
        return SharedNames(groups, has_queries or is_unseen or not users)

    @derived_map
    def _of_some(self, start: int) -> tuple[tuple[str, ApiNames], ...]:
        return tuple((name, self.of_entry(name)) for name in self._data.names[start : start + GROUP_SIZE])

    @derived_map
    def of_entry(self, name: str) -> ApiNames:
        """The names that one entry brings in."""
        parts = self._data.parts(name)
        return ApiNames((), has_unseen_queries=True) if parts is None else api_names(parts)
