"""The budget of a project: what it uses of each limit, what costs most, and what would give most back."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.access.api_access import configured_providers
from amplify_ls.access.principals import deployed
from amplify_ls.access.roles import API_KEY
from amplify_ls.budget.costs import MOST_KEPT, NOTHING, OPERATION_COSTS, Cost, ModelFacts, index_count, model_cost
from amplify_ls.budget.limits import (
    ATTRIBUTES,
    DATA_MARGIN,
    INDEXES,
    POLICIES,
    STACK_RESOURCES,
    TEMPLATE_SIZE,
    TOTAL_RESOURCES,
    WARNING_SHARE,
    Limit,
)
from amplify_ls.budget.model_facts import model_readings
from amplify_ls.budget.reading import api_facts, function_facts, pool_facts, storage_facts
from amplify_ls.budget.stacks import (
    AUTH,
    DATA,
    ROOT,
    STORAGE,
    OpenOperation,
    RootFacts,
    api_stacks,
    auth_cost,
    functions_cost,
    policies,
    root_cost,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from amplify_ls.model.data.model import DataModel
    from amplify_ls.model.project import Project

_MOST_CONTRIBUTORS = 3
_EMPTY = Cost(0, 200)
"""A stack without resources."""
_SUBSCRIPTIONS = ("onCreate", "onUpdate", "onDelete")
_MUTATIONS = ("create", "update", "delete", *_SUBSCRIPTIONS)


class Contributor(NamedTuple):
    """Something that costs much."""

    name: str
    amount: int


class Saving(NamedTuple):
    """What would give resources back."""

    words: str
    """The option, such as ``disableOperations(['subscriptions'])``."""
    resources: int
    models: int
    """In how many models."""


@dataclass(frozen=True, slots=True)
class Use:
    """What a project uses of one limit."""

    limit: Limit
    where: str
    """The stack, role or table; empty for the whole project."""
    amount: int
    contributors: tuple[Contributor, ...]

    @property
    def share(self) -> float:
        return self.amount / self.limit.maximum

    @property
    def is_close(self) -> bool:
        return self.share >= WARNING_SHARE


@dataclass(frozen=True, slots=True)
class Budget:
    """The estimate for a project."""

    stacks: Mapping[str, Cost]
    models: Mapping[str, Cost]
    """The stacks of the models, by the name of the model."""
    uses: tuple[Use, ...]
    savings: tuple[Saving, ...]
    is_complete: bool
    """Whether all of the project is known. If not, every amount is a lower bound."""

    @property
    def total(self) -> Cost:
        return sum(self.stacks.values(), NOTHING)

    def share_of(self, model: str) -> float:
        """The share of the limit of all resources that a model uses."""
        return self.models.get(model, NOTHING).resources / TOTAL_RESOURCES.maximum


def budget_of(project: Project) -> Budget:
    """The budget of a project, computed once for each version of it."""
    # While code is typed, what is known changes all the time, and the amounts do not.
    estimate, is_complete = project.attached.get(_estimate, project), project.attached.get(_is_complete, project)
    return replace(estimate, savings=savings(project), is_complete=is_complete)


def close_uses(project: Project) -> tuple[Use, ...]:
    """What the project uses of the limits that it is close to.

    The amounts are lower bounds: this does not ask whether all of the project is known, which most edits change.
    """
    return project.attached.get(_close_uses, project)


def savings(project: Project) -> tuple[Saving, ...]:
    """What would give resources back."""
    return project.attached.get(_all_savings, project)


def _all_savings(project: Project) -> tuple[Saving, ...]:
    return tuple(
        _savings([facts for data in deployed(project, project.data) for facts in data.attached.get(model_facts, data)])
    )


def _close_uses(project: Project) -> tuple[Use, ...]:
    return tuple(use for use in project.attached.get(_estimate, project).uses if use.is_close)


def model_facts(data: DataModel) -> tuple[ModelFacts, ...]:
    """The facts of all models of an API, with the relationships between them."""
    found = tuple(model_readings(data).counted())
    references = Counter(target for model in found for target in model.targets)
    joined = Counter(target for model in found for target in model.joined_targets)
    names = ((model.facts, model.facts.name) for model in found)
    return tuple(replace(facts, references=references[name], joined_references=joined[name]) for facts, name in names)


def _is_complete(project: Project) -> bool:
    """Whether all of the project is known."""
    if not project.wiring.sees_all_resources:
        return False
    apis = deployed(project, project.data)
    return all(not data.is_open and model_readings(data).are_known() for data in apis)


def _estimate(project: Project) -> Budget:
    """The budget without savings, which only those who print them ask for."""
    stacks: dict[str, Cost] = {}
    models: dict[str, Cost] = {}
    all_facts: list[ModelFacts] = []
    opened: list[OpenOperation] = []
    admitted = 0
    for data in deployed(project, project.data):
        facts = data.attached.get(model_facts, data)
        api = api_facts(data, facts, has_api_key=API_KEY in configured_providers(data))
        admitted += api.admitted_functions
        stacks.update(api_stacks(api))
        models.update((each.name, model_cost(each)) for each in facts)
        all_facts += facts
        opened += api.open_operations
    stacks.update((f"{DATA}/{name}", cost) for name, cost in models.items())
    top = [name for name in (DATA,) if name in stacks]
    for group, functions in function_facts(project).items():
        stacks[group] = stacks.get(group, _EMPTY) + functions_cost(functions)
        top += [group]
    attributes = 0
    has_providers = False
    for pool in pool_facts(project):
        stacks[AUTH] = stacks.get(AUTH, NOTHING) + auth_cost(pool)
        attributes += pool.custom_attributes
        has_providers = has_providers or pool.providers > 0
        top += [AUTH]
    storage = storage_facts(project)
    if storage is not None:
        stacks[STORAGE] = stacks.get(STORAGE, NOTHING) + storage.cost
        top += [STORAGE]
    own = 0 if project.backend is None else len({each.value for each in project.backend.stacks})
    roles = 0 if storage is None else storage.roles
    stacks[ROOT] = root_cost(RootFacts(tuple(dict.fromkeys(top)), own, roles, admitted, has_providers))
    uses = tuple(_uses(stacks, models, (all_facts, opened), attributes))
    return Budget(stacks, models, uses, (), is_complete=True)


def _uses(
    stacks: Mapping[str, Cost],
    models: Mapping[str, Cost],
    apis: tuple[Sequence[ModelFacts], Sequence[OpenOperation]],
    attributes: int,
) -> Iterator[Use]:
    facts, operations = apis
    total = sum(cost.resources for cost in stacks.values())
    yield Use(TOTAL_RESOURCES, "", total, _largest({name: cost.resources for name, cost in stacks.items()}))
    by_stack = {f"{DATA}/{each.name}": each for each in facts}
    for name, cost in stacks.items():
        model = by_stack.get(name)
        parts = (_parts_of_stack(facts, name) if model is None else _parts_of(model)) or (Contributor(name, cost.resources),)
        yield Use(STACK_RESOURCES, name, cost.resources, parts)
        size = round(cost.size * DATA_MARGIN) if name == DATA else cost.size
        yield Use(TEMPLATE_SIZE, name, size, (Contributor(name, size),))
    for for_guests, role in ((True, "unauthenticated"), (False, "authenticated")):
        count = policies(facts, operations, for_guests=for_guests)
        if count:
            sizes = {each.name: len(each.operations) + len(each.index_queries) for each in facts}
            yield Use(POLICIES, f"the {role} role", count, _largest(sizes))
    for each in facts:
        yield Use(INDEXES, each.name, index_count(each), (Contributor(each.name, index_count(each)),))
    if attributes:
        yield Use(ATTRIBUTES, AUTH, attributes, ())


@lru_cache(maxsize=MOST_KEPT)
def _parts_of(model: ModelFacts) -> tuple[Contributor, ...]:
    """What the resources of the stack of a model are spent on."""
    found = {operation: OPERATION_COSTS[operation][0] for operation in model.operations}
    return _largest(
        {**found, "indexes with queries": 4 * len(model.index_queries), "protected fields": 2 * model.protected_fields}
    )


def _parts_of_stack(facts: Sequence[ModelFacts], stack: str) -> tuple[Contributor, ...]:
    """What the resources of another stack are spent on, where that can be told apart."""
    if not stack.endswith("ConnectionStack"):
        return ()
    return _largest({each.name: 3 * len(each.relations) for each in facts})


def _largest(amounts: Mapping[str, int]) -> tuple[Contributor, ...]:
    ordered = sorted(((amount, name) for name, amount in amounts.items() if amount), key=lambda each: (-each[0], each[1]))
    return tuple(Contributor(name, amount) for amount, name in ordered[:_MOST_CONTRIBUTORS])


def _savings(facts: Sequence[ModelFacts]) -> Iterator[Saving]:
    """What models without some operations would cost less, the largest saving last: it also removes most."""
    for word, operations in (("subscriptions", _SUBSCRIPTIONS), ("mutations", _MUTATIONS)):
        having = [each for each in facts if any(operation in each.operations for operation in operations)]
        freed = sum(_freed(each, operations) for each in having)
        if freed:
            yield Saving(f"disableOperations(['{word}'])", freed, len(having))


@lru_cache(maxsize=2 * MOST_KEPT)
def _freed(facts: ModelFacts, operations: tuple[str, ...]) -> int:
    kept = tuple(operation for operation in facts.operations if operation not in operations)
    return model_cost(facts).resources - model_cost(replace(facts, operations=kept)).resources
