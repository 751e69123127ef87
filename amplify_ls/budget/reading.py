"""What determines the cost of the parts of a project that are not models."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.access.principals import deployed
from amplify_ls.budget.costs import Cost
from amplify_ls.budget.stacks import ApiFacts, FunctionFacts
from amplify_ls.catalog.resources.attributes import CUSTOM_PREFIX
from amplify_ls.model.data.entries import EntryKind
from amplify_ls.model.handlers.function_usage import HANDLER
from amplify_ls.model.resources.functions import DEFAULT_GROUP

if TYPE_CHECKING:
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


def api_facts(data: DataModel, models: tuple[ModelFacts, ...], *, has_api_key: bool) -> ApiFacts:
    """The facts of an API."""
    resolvers: list[int] = []
    function_operations = 0
    for name in data.names:
        parts = data.parts(name) if data.kind(name) in _OPERATIONS else None
        if parts is None:
            continue
        custom, functions = parts.built("handler.custom"), parts.built("handler.function")
        resolvers += [len(custom)] if custom else []
        function_operations += 1 if functions else 0
    handlers = {usage.function for usage in data.uses.functions if usage.purpose == HANDLER}
    return ApiFacts(
        models, has_api_key, tuple(resolvers), function_operations, len(handlers), len(data.uses.admitted_functions)
    )


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
