"""What determines the cost of the parts of a project that are not models."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.access.principals import deployed
from amplify_ls.budget.costs import Cost
from amplify_ls.budget.stacks import ApiFacts, FunctionFacts
from amplify_ls.catalog.resources.attributes import CUSTOM_PREFIX
from amplify_ls.incremental.cell_map import GROUP_SIZE, group_starts
from amplify_ls.incremental.declared import derived_map, own_cells
from amplify_ls.model.data.entries import EntryKind
from amplify_ls.model.handlers.function_usage import HANDLER
from amplify_ls.model.resources.functions import DEFAULT_GROUP

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.budget.costs import ModelFacts
    from amplify_ls.model.data.model import DataModel
    from amplify_ls.model.project import Project

_OPERATIONS = (EntryKind.QUERY, EntryKind.MUTATION, EntryKind.SUBSCRIPTION)
_FIRST_BUCKET, _FURTHER_BUCKET = 5, 3


class PoolFacts(NamedTuple):
    """What determines the cost of a user pool."""

    groups: int
    providers: int
    custom_attributes: int


class _OperationFacts(NamedTuple):
    """What determines the cost of a custom operation."""

    resolvers: int
    has_functions: bool


class _OperationReadings:
    """The facts of the custom operations of an API, in cells: most edits leave them as they are."""

    def __init__(self, data: DataModel) -> None:
        self._data = data
        own_cells(self)

    def all(self) -> Iterator[_OperationFacts]:
        for start in group_starts(self._data.names):
            yield from self._of_some(start)

    @derived_map
    def _of_some(self, start: int) -> tuple[_OperationFacts, ...]:
        found = map(self._of, self._data.names[start : start + GROUP_SIZE])
        return tuple(each for each in found if each is not None)

    @derived_map
    def _of(self, name: str) -> _OperationFacts | None:
        parts = self._data.parts(name) if self._data.kind(name) in _OPERATIONS else None
        if parts is None:
            return None
        return _OperationFacts(len(parts.built("handler.custom")), bool(parts.built("handler.function")))


def api_facts(data: DataModel, models: tuple[ModelFacts, ...], *, has_api_key: bool) -> ApiFacts:
    """The facts of an API."""
    operations = tuple(data.attached.get(_OperationReadings, data).all())
    resolvers = tuple(each.resolvers for each in operations if each.resolvers)
    function_operations = sum(1 for each in operations if each.has_functions)
    handlers = {usage.function for usage in data.uses.functions if usage.purpose == HANDLER}
    return ApiFacts(models, has_api_key, resolvers, function_operations, len(handlers), len(data.uses.admitted_functions))


def function_facts(project: Project) -> dict[str, tuple[FunctionFacts, ...]]:
    """The functions of a project by their stack."""
    made = project.wiring.made_functions
    admitted = {place for data in deployed(project, project.data) for place in data.uses.admitted_functions}
    found: dict[str, tuple[FunctionFacts, ...]] = {}
    for function in project.functions:
        if function.name_span in made and not function.is_provided:
            group = function.group or DEFAULT_GROUP
            facts = FunctionFacts(group, len(function.schedules), function.name_span in admitted)
            found[group] = (*found.get(group, ()), facts)
    return found


def pool_facts(project: Project) -> tuple[PoolFacts, ...]:
    """The user pools of a project."""
    found: list[PoolFacts] = []
    for auth in deployed(project, project.auth):
        if auth.is_defined_here:
            attributes = auth.user_attributes or ()
            custom = sum(1 for prop in attributes if prop.name.startswith(CUSTOM_PREFIX))
            found.append(PoolFacts(len(auth.groups or ()), len(list(auth.providers())), custom))
    return tuple(found)


def storage_costs(project: Project) -> Cost | None:
    """What all buckets cost together; None if there are none."""
    storages = deployed(project, project.storages)
    if not storages:
        return None
    resources = _FIRST_BUCKET + _FURTHER_BUCKET * (len(storages) - 1)
    for storage in storages:
        holders = {grantee.holder for path in storage.paths for rule in path.rules for grantee in rule.grantees()}
        resources += 1 + len(holders) if holders else 0
    return Cost(resources, 1500 * resources)
