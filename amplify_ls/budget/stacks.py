"""What the stacks of a backend cost that are not those of models."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from amplify_ls.budget.costs import Cost
from amplify_ls.catalog.plurals import plural_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from amplify_ls.budget.costs import ModelFacts

ROOT, DATA, AUTH, FUNCTION, STORAGE = "root", "data", "auth", "function", "storage"
TABLE_MANAGER, CONNECTIONS, FUNCTION_OPERATIONS = (
    "data/AmplifyTableManager",
    "data/ConnectionStack",
    "data/FunctionDirectiveStack",
)
DATABASE = "data/SQLApiStack"
_ROOTS = {"get": "Query", "list": "Query", "create": "Mutation", "update": "Mutation", "delete": "Mutation"}
_POLICY_SIZE = 6000
_POLICY_OVERHEAD = 100
_POLICY_ENTRY = 430
"""Bytes of each entry in the template."""
_DATABASE = Cost(19, 19_401)
_LOGS = (5, 3400)
_SECRET_FETCHER = (7, 6800)
_SENDER_KEY = 1
"""The key for the codes that functions send."""
_BRANCH_LINKER = 7
"""Resources of the root stack of a branch; a sandbox has none of them."""


@dataclass(frozen=True, slots=True)
class OpenOperation:
    """A custom operation that callers of the identity pool may call."""

    field: str
    """The type and the field: ``Query/search``."""
    opens_to_guests: bool


@dataclass(frozen=True, slots=True)
class ApiFacts:
    """What determines the cost of an API beyond its models."""

    models: tuple[ModelFacts, ...]
    has_api_key: bool
    resolver_handlers: tuple[int, ...]
    """The handlers of each operation that resolver files answer."""
    function_operations: int
    """The operations that functions answer."""
    handler_functions: int
    """The functions that answer operations."""
    admitted_functions: int
    """The functions with ``allow.resource``."""
    has_own_name: bool = False
    """Whether ``defineData`` is given a name."""
    databases: int = 0
    """The SQL databases."""
    has_logs: bool = False
    open_operations: tuple[OpenOperation, ...] = ()
    """The custom operations that a rule opens to the identity pool."""


@dataclass(frozen=True, slots=True)
class FunctionFacts:
    """What determines the cost of a function."""

    group: str
    """The stack that it is in."""
    schedules: int
    is_admitted: bool
    """Whether it has access to the API."""
    has_log_group: bool = False
    has_policy: bool = False
    """Whether it has secrets, or access to users or files, which a policy lets it read."""


@dataclass(frozen=True, slots=True)
class PoolFacts:
    """What determines the cost of a user pool."""

    groups: int
    providers: int
    custom_attributes: int
    has_secrets: bool = False
    """Whether a provider has a client secret, which is fetched during the deployment."""
    sends_messages: bool = False
    """Whether text messages are sent for sign-in."""
    triggers: int = 0
    senders: int = 0
    """The functions that send messages."""
    admitted_functions: int = 0
    """The functions that may act on users."""


def policies(models: Sequence[ModelFacts], operations: Sequence[OpenOperation], *, for_guests: bool) -> int:
    """The managed policies of the role for guests, or of the one for signed-in users."""
    size = count = found = 0
    for entry in _policy_entries(models, operations, for_guests=for_guests):
        size += _POLICY_OVERHEAD + entry
        count += 1
        if size > _POLICY_SIZE:
            found, size, count = found + 1, 0, 1
    return found + (1 if count else 0)


def api_cost(facts: ApiFacts) -> Cost:
    """The stack of the API itself."""
    models = facts.models
    related = [each for each in models if each.references or each.relations]
    opened = facts.open_operations
    found = policies(models, opened, for_guests=True) + policies(models, opened, for_guests=False)
    has_relations = any(each.relations for each in models)
    handlers = sum(1 + count for count in facts.resolver_handlers)
    resources = 23 + facts.has_api_key + len(models) + has_relations + (facts.function_operations > 0)
    resources += handlers + found + facts.admitted_functions + facts.has_own_name + facts.databases
    resources += _LOGS[0] if facts.has_logs else 0
    size = 23_290 - (0 if facts.has_api_key else 730)
    size += sum(3627 + 2 * (len(each.name) - 2) for each in models)
    size += 3100 + 600 * len(related) if has_relations else 0
    size += 2625 + 572 * facts.handler_functions if facts.function_operations else 0
    size += 3144 * len(facts.resolver_handlers) + 1900 * facts.admitted_functions
    entries = [entry for for_guests in (True, False) for entry in _policy_entries(models, opened, for_guests=for_guests)]
    size += _POLICY_ENTRY * len(entries) + 3600 * facts.databases + (_LOGS[1] if facts.has_logs else 0)
    return Cost(resources, size)


def api_stacks(facts: ApiFacts) -> Iterator[tuple[str, Cost]]:
    """The stack of the API and those next to the stacks of its models."""
    yield DATA, api_cost(facts)
    yield TABLE_MANAGER, Cost(8, 10_667)
    fields = sum(len(each.relations) for each in facts.models)
    if fields:
        related = sum(1 for each in facts.models if each.references or each.relations)
        size = 1757 + 4780 * fields + 600 * max(0, related - 2) + round(5.13 * fields * 5.4)
        yield CONNECTIONS, Cost(3 * fields, size)
    for number in range(facts.databases):
        yield f"{DATABASE}{number or ''}", _DATABASE
    if facts.function_operations:
        yield FUNCTION_OPERATIONS, Cost(6 * facts.function_operations, 1173 + 6455 * facts.function_operations)


def functions_cost(functions: Sequence[FunctionFacts]) -> Cost:
    """What functions add to their stack."""
    return sum(map(_function_cost, functions), Cost(0, 0))


def _function_cost(function: FunctionFacts) -> Cost:
    has_schedules = function.schedules > 0
    resources = 2 + (2 + function.schedules if has_schedules else 0) + (function.is_admitted or function.has_policy)
    resources += function.has_log_group
    size = 2300 + 400 * function.has_log_group + (2030 + 605 * function.schedules if has_schedules else 0)
    return Cost(resources, size + (3230 if function.is_admitted else 1200 if function.has_policy else 0))


def auth_cost(facts: PoolFacts) -> Cost:
    """The stack of the user pool. External providers need a domain."""
    resources = 6 + 2 * facts.groups + facts.sends_messages + facts.triggers + 2 * facts.admitted_functions
    size = 7627 + 1372 * facts.groups + 1000 * facts.sends_messages + 450 * facts.triggers
    if facts.providers:
        resources, size = resources + facts.providers + 1, size + 1500 + 700 * facts.providers
    if facts.has_secrets:
        resources, size = resources + _SECRET_FETCHER[0], size + _SECRET_FETCHER[1]
    if facts.senders:
        resources, size = resources + facts.senders + _SENDER_KEY, size + 450 * facts.senders + 1200
    return Cost(resources, size + 900 * facts.admitted_functions)


@dataclass(frozen=True, slots=True)
class RootFacts:
    """What determines the cost of the stack that contains all others."""

    stacks: tuple[str, ...]
    own_stacks: int
    """The stacks of the author."""
    storage_roles: int
    """The roles and functions with access to files."""
    admitted_functions: int
    has_providers: bool


def root_cost(facts: RootFacts) -> Cost:
    """The stack that contains all others, in a branch."""
    stacks = facts.stacks
    size = 11_700 + 3440 * (DATA in stacks) + 1250 * (FUNCTION in stacks) + 1000 * (STORAGE in stacks)
    size += 600 * (facts.own_stacks + facts.storage_roles) + 180 * facts.admitted_functions + 950 * facts.has_providers
    return Cost(_BRANCH_LINKER + len(stacks) + facts.own_stacks, size)


def _policy_entries(models: Sequence[ModelFacts], operations: Sequence[OpenOperation], *, for_guests: bool) -> Iterator[int]:
    """The length of each entry of the policies of a role."""
    yield from (len(each.field) - 1 for each in operations if each.opens_to_guests or not for_guests)
    for each in models:
        if not (each.opens_to_guests or (each.opens_to_pool and not for_guests)):
            continue
        yield len(each.name)
        for operation in each.operations:
            name = f"list{plural_of(each.name)}" if operation == "list" else operation + each.name
            yield len(_ROOTS.get(operation, "Subscription")) + len(name)
        yield from (len("Query") + len(name) for name in each.index_queries)
        yield from (len(each.name) + len(name) for name in each.relations)
