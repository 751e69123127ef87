"""What an API uses of other resources, and of files beside the schema."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.incremental.cell_map import GROUP_SIZE, group_starts
from amplify_ls.incremental.declared import derived, derived_map
from amplify_ls.model.data.group_use import groups_in
from amplify_ls.model.data.resolvers import resolvers_in
from amplify_ls.model.handlers.function_usage import ACCESS, names_all_functions, usages_in_data

if TYPE_CHECKING:
    from collections.abc import Iterable

    from amplify_ls.model.data.group_use import GroupUse
    from amplify_ls.model.data.model import DataModel
    from amplify_ls.model.data.resolvers import FileReference
    from amplify_ls.model.handlers.function_usage import FunctionUsage
    from amplify_ls.syntax.outline import Span


class _Uses(NamedTuple):
    """What some entries use."""

    functions: tuple[FunctionUsage, ...]
    groups: tuple[GroupUse, ...]
    resolvers: tuple[FileReference, ...]


class ApiUses:
    """The functions, groups of users and resolver files that the entries and the schemas of an API name."""

    def __init__(self, data: DataModel) -> None:
        self._data = data

    @derived
    def functions(self) -> tuple[FunctionUsage, ...]:
        """The functions that answer operations, that may use the API, that decide about access."""
        own = tuple(usages_in_data(self._data.schema_parts))
        return own + tuple(usage for found in self._all() for usage in found.functions)

    @derived
    def groups(self) -> tuple[GroupUse, ...]:
        """The groups of users that authorization rules name, in order."""
        return tuple(groups_in(self._data.schema_parts)) + tuple(use for found in self._all() for use in found.groups)

    @derived
    def resolvers(self) -> tuple[FileReference, ...]:
        """The JavaScript files that answer operations."""
        return tuple(each for found in self._all() for each in found.resolvers)

    @derived
    def admitted_functions(self) -> frozenset[Span]:
        """The places of the functions that an authorization rule grants access."""
        return frozenset(usage.function for usage in self.functions if usage.purpose == ACCESS)

    @derived
    def has_all_function_rules(self) -> bool:
        """Whether ``admitted_functions`` is complete.

        Only schemas have such rules: for models ``allow`` has no ``resource``.
        """
        data = self._data
        return bool(data.schemas) and data.table.has_all_schemas and all(map(names_all_functions, data.schemas))

    def lacks_access(self, function: Span) -> bool:
        """Whether surely no rule grants a function access. ``function`` is the place that ``admitted_functions`` has."""
        return function not in self.admitted_functions and self.has_all_function_rules

    def _all(self) -> Iterable[_Uses]:
        return map(self._of_some, group_starts(self._data.names))

    @derived_map
    def _of_some(self, start: int) -> _Uses:
        """Those of some entries together: a keystroke in one of hundreds must not go through all of them."""
        found = [self._of_entry(name) for name in self._data.names[start : start + GROUP_SIZE]]
        return _Uses(
            tuple(usage for each in found for usage in each.functions),
            tuple(use for each in found for use in each.groups),
            tuple(resolver for each in found for resolver in each.resolvers),
        )

    @derived_map
    def _of_entry(self, name: str) -> _Uses:
        parts = self._data.parts(name)
        if parts is None:
            return _Uses((), (), ())
        return _Uses(tuple(usages_in_data(parts)), tuple(groups_in(parts)), tuple(resolvers_in(parts)))
