"""What determines the cost of the parts of a project that are not models."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.access.operation_access import operation_rights
from amplify_ls.access.principals import deployed
from amplify_ls.access.roles import IDENTITY_POOL, PUBLIC
from amplify_ls.budget.costs import Cost
from amplify_ls.budget.stacks import ApiFacts, FunctionFacts, OpenOperation, PoolFacts
from amplify_ls.catalog.resources.attributes import CUSTOM_PREFIX
from amplify_ls.incremental.cell_map import GROUP_SIZE, group_starts
from amplify_ls.incremental.declared import derived_map, own_cells
from amplify_ls.model.data.entries import EntryKind
from amplify_ls.model.handlers.function_usage import ACCESS, HANDLER, SENDER, usages_of_auth, usages_of_storage
from amplify_ls.model.resources.auth import is_on
from amplify_ls.model.resources.functions import DEFAULT_GROUP
from amplify_ls.values.values import Boolean, Chain, External, Object, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.budget.costs import ModelFacts
    from amplify_ls.model.data.model import DataModel
    from amplify_ls.model.project import Project
    from amplify_ls.model.resources.auth import Auth
    from amplify_ls.model.resources.functions import BackendFunction
    from amplify_ls.model.resources.storage import Holder
    from amplify_ls.values.values import Value

_OPERATIONS = (EntryKind.QUERY, EntryKind.MUTATION, EntryKind.SUBSCRIPTION)
_BUCKET, _AUTO_DELETE = Cost(3, 3434), Cost(2, 1888)
"""Each bucket, and what empties buckets before they are deleted."""
_NOTIFIER = Cost(2, 8778)
"""What calls functions when files change."""
_DEFAULT_API = "amplifyData"


class _OperationFacts(NamedTuple):
    """What determines the cost of a custom operation."""

    resolvers: int
    has_functions: bool
    opened: OpenOperation | None
    """It, if a rule opens it to the identity pool."""


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
        opened = self._opened(name)
        return _OperationFacts(len(parts.built("handler.custom")), bool(parts.built("handler.function")), opened)

    def _opened(self, name: str) -> OpenOperation | None:
        entry = self._data.entry(name)
        rights = None if entry is None else operation_rights(entry)
        pool = set() if rights is None else {role.kind for role in rights.roles if role.provider == IDENTITY_POOL}
        return OpenOperation(f"{rights.root}/{name}", PUBLIC in pool) if rights is not None and pool else None


def api_facts(data: DataModel, models: tuple[ModelFacts, ...], *, has_api_key: bool) -> ApiFacts:
    """The facts of an API."""
    operations = tuple(data.attached.get(_OperationReadings, data).all())
    resolvers = tuple(each.resolvers for each in operations if each.resolvers)
    function_operations = sum(1 for each in operations if each.has_functions)
    handlers = {usage.function for usage in data.uses.functions if usage.purpose == HANDLER}
    options = None if data.definition is None else data.definition.options
    name = None if options is None else options.get("name")
    return ApiFacts(
        models,
        has_api_key,
        resolvers,
        function_operations,
        len(handlers),
        len(data.uses.admitted_functions),
        isinstance(name, Text) and name.value != _DEFAULT_API,
        sum(1 for schema in data.schemas if schema.database.is_sql),
        options is not None and _is_set(options.get("logging")),
        tuple(each.opened for each in operations if each.opened is not None),
    )


def _is_set(value: Value | None) -> bool:
    return isinstance(value, Object) or (isinstance(value, Boolean) and value.value)


def function_facts(project: Project) -> dict[str, tuple[FunctionFacts, ...]]:
    """The functions of a project by their stack."""
    made = project.wiring.made_functions
    admitted = {place for data in deployed(project, project.data) for place in data.uses.admitted_functions}
    granted = {each.function for each in project.wiring.function_usages if each.purpose == ACCESS}
    found: dict[str, tuple[FunctionFacts, ...]] = {}
    for function in project.functions:
        if function.name_span in made and not function.is_provided:
            group = function.group or DEFAULT_GROUP
            has_policy = function.name_span in granted or _has_secrets(function)
            logging = None if function.options is None else function.options.get("logging")
            has_logs = isinstance(logging, Object) and logging.get("retention") is not None
            facts = FunctionFacts(group, len(function.schedules), function.name_span in admitted, has_logs, has_policy)
            found[group] = (*found.get(group, ()), facts)
    return found


def _has_secrets(function: BackendFunction) -> bool:
    given = None if function.options is None else function.options.get("environment")
    return isinstance(given, Object) and any(_is_secret(prop.value) for prop in given)


def _is_secret(value: Value | None) -> bool:
    base = value.base if isinstance(value, Chain) else None
    return isinstance(base, External) and base.name == "secret"


def pool_facts(project: Project) -> tuple[PoolFacts, ...]:
    """The user pools of a project."""
    return tuple(_pool_facts(auth) for auth in deployed(project, project.auth) if auth.is_defined_here)


def _pool_facts(auth: Auth) -> PoolFacts:
    uses = list(usages_of_auth(auth))
    providers = list(auth.providers())
    custom = sum(1 for prop in auth.user_attributes or () if prop.name.startswith(CUSTOM_PREFIX))
    second = auth.multifactor
    return PoolFacts(
        len(auth.groups or ()),
        len(providers),
        custom,
        any(_is_secret(prop.value) for each in providers for prop in each.options),
        auth.logs_in_with("phone") is True
        or (auth.second_factor_mode != "OFF" and second is not None and is_on(second, "sms") is True),
        sum(1 for each in uses if each.purpose not in (ACCESS, SENDER)),
        sum(1 for each in uses if each.purpose == SENDER),
        len({each.function for each in uses if each.purpose == ACCESS}),
    )


class StorageFacts(NamedTuple):
    """What determines the cost of all buckets."""

    cost: Cost
    roles: int
    """The roles and functions that rules grant access."""


def storage_facts(project: Project) -> StorageFacts | None:
    """The buckets of a project; None if there are none."""
    storages = deployed(project, project.storages)
    if not storages:
        return None
    found = sum((_BUCKET for _ in storages), _AUTO_DELETE)
    roles: set[Holder] = set()
    for storage in storages:
        rules = [rule for path in storage.paths for rule in path.rules]
        granted = [(grantee.holder, len(rule.rights)) for rule in rules for grantee in rule.grantees()]
        holders = {holder for holder, _ in granted}
        roles |= holders
        if granted:
            size = 861 * len(holders) + 155 * len(granted) + 190 * sum(count for _, count in granted)
            found += Cost(1 + len(holders), size)
    notified = [sum(1 for each in usages_of_storage(storage) if each.purpose != ACCESS) for storage in storages]
    if any(notified):
        found += _NOTIFIER
    for count in filter(None, notified):
        found += Cost(2 + count, 1500 + 700 * count)
    return StorageFacts(found, len(roles))
