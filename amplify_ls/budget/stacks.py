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
_ROOTS = {"get": "Query", "list": "Query", "create": "Mutation", "update": "Mutation", "delete": "Mutation"}
_POLICY_SIZE = 6000
_POLICY_OVERHEAD = 100
_BRANCH_LINKER = 7
"""Resources of the root stack of a branch; a sandbox has none of them."""


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


@dataclass(frozen=True, slots=True)
class FunctionFacts:
    """What determines the cost of a function."""

    group: str
    """The stack that it is in."""
    schedules: int
    is_admitted: bool
    """Whether it has access to the API."""


def policies(models: Sequence[ModelFacts], *, for_guests: bool) -> int:
    """The managed policies of the role for guests, or of the one for signed-in users."""
    size = count = found = 0
    for entry in _policy_entries(models, for_guests=for_guests):
        size += _POLICY_OVERHEAD + entry
        count += 1
        if size > _POLICY_SIZE:
            found, size, count = found + 1, 0, 1
    return found + (1 if count else 0)


def api_cost(facts: ApiFacts) -> Cost:
    """The stack of the API itself."""
    models = facts.models
    related = [each for each in models if each.references or each.relations]
    found = policies(models, for_guests=True) + policies(models, for_guests=False)
    has_relations = any(each.relations for each in models)
    handlers = sum(1 + count for count in facts.resolver_handlers)
    resources = 23 + facts.has_api_key + len(models) + has_relations + (facts.function_operations > 0)
    resources += handlers + found + facts.admitted_functions
    size = 23_290 - (0 if facts.has_api_key else 730)
    size += sum(3627 + 2 * (len(each.name) - 2) for each in models)
    size += 3100 + 600 * len(related) if has_relations else 0
    size += 2625 + 572 * facts.handler_functions if facts.function_operations else 0
    size += 3144 * len(facts.resolver_handlers) + 1900 * facts.admitted_functions
    size += 3890 * sum(each.opens_to_guests + (each.opens_to_guests or each.opens_to_pool) for each in models)
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
    if facts.function_operations:
        yield FUNCTION_OPERATIONS, Cost(6 * facts.function_operations, 1173 + 6455 * facts.function_operations)


def functions_cost(functions: Sequence[FunctionFacts]) -> Cost:
    """What functions add to their stack."""
    resources = sum(2 + (2 + each.schedules if each.schedules else 0) + each.is_admitted for each in functions)
    size = sum(2300 + (2030 + 605 * each.schedules if each.schedules else 0) + 3230 * each.is_admitted for each in functions)
    return Cost(resources, size)


def auth_cost(groups: int, providers: int) -> Cost:
    """The stack of the user pool. External providers need a domain."""
    return Cost(6 + 2 * groups + (providers + 1 if providers else 0), 7627 + 1372 * groups)


def root_cost(stacks: Sequence[str], admitted: int) -> Cost:
    """The stack that contains all others, in a branch."""
    has_functions = FUNCTION in stacks
    return Cost(_BRANCH_LINKER + len(stacks), 15_140 + (1250 if has_functions else 0) + 180 * admitted)


def _policy_entries(models: Sequence[ModelFacts], *, for_guests: bool) -> Iterator[int]:
    """The length of each entry of the policies of a role."""
    for each in models:
        if not (each.opens_to_guests or (each.opens_to_pool and not for_guests)):
            continue
        yield len(each.name)
        for operation in each.operations:
            name = f"list{plural_of(each.name)}" if operation == "list" else operation + each.name
            yield len(_ROOTS.get(operation, "Subscription")) + len(name)
        yield from (len("Query") + len(name) for name in each.index_queries)
        yield from (len(each.name) + len(name) for name in each.relations)
