"""What each part of a backend adds to its stack: resources and bytes of the template, as measured with the real packages.

Resource counts are exact. Sizes of templates are within a few percent; names of the app and the branch that are longer than
usual add a little.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

OPERATION_COSTS = {
    "get": (4, 5597),
    "list": (4, 5598),
    "create": (5, 6850),
    "update": (5, 6850),
    "delete": (4, 5475),
    "onCreate": (4, 5272),
    "onUpdate": (4, 5272),
    "onDelete": (4, 5272),
}
"""Resources and bytes of each operation of a model."""
_TABLE = (3, 9022)
_OWNER_FIELD = (2, 3248)
_INDEX_WITH_QUERY = (4, 6330)
_INDEX_ALONE = (0, 684)
_PROTECTED_FIELD = (2, 3224)
_KEY_CHECK = (1, 945)
"""For each operation that takes the identifier of a record, unless it is the ``id`` that models have by themselves."""
_JOINED_KEY = (1, 960)
"""For each operation that writes the joined sort key of an index."""
_DEFAULTS = (1, 912)
_VALIDATION = (1, 932)
_CHILD = (362, 651)
"""Bytes for being referred to at all, and for each relationship that refers to the model."""
_PARENT = 324
_BYTES_OF_NAME = 5.13
"""For each resource and each letter of the model's name beyond two."""
_SHORT_NAME = 2


@dataclass(frozen=True, slots=True)
class Cost:
    """Resources, and bytes of the template."""

    resources: int
    size: int

    def __add__(self, other: Cost) -> Cost:
        return Cost(self.resources + other.resources, self.size + other.size)


NOTHING = Cost(0, 0)


@dataclass(frozen=True, slots=True)
class ModelFacts:
    """What determines the cost of a model."""

    name: str
    operations: tuple[str, ...]
    owner_fields: int
    """The fields with owners, compared by the default claim."""
    index_queries: tuple[str, ...]
    silent_indexes: int
    """The indexes without a query."""
    protected_fields: int
    """The fields that need a resolver because some role must not read them."""
    has_own_key: bool
    """Whether the model declares its identifier, even if that is ``id``."""
    has_defaults: bool
    has_validation: bool
    relations: tuple[str, ...]
    """The relationship fields."""
    references: int
    """The ``hasMany`` and ``hasOne`` relationships of other models that refer to it; each has an index."""
    opens_to_guests: bool
    """Whether a rule admits guests of the identity pool, to anything."""
    opens_to_pool: bool
    """The same of signed-in users of the identity pool."""
    joined_indexes: int = 0
    """The indexes with several sort keys, which are stored as one."""
    joined_references: int = 0
    """The relationships of other models that refer to it by more than two fields."""
    has_table: bool = True
    """Whether its records are in a table of its own; those of a SQL database are not."""


MOST_KEPT = 8192
"""Models whose costs are remembered: a keystroke changes those of one model, and the estimate needs those of all."""


@lru_cache(maxsize=MOST_KEPT)
def model_cost(facts: ModelFacts) -> Cost:
    """The cost of the stack of a model."""
    writing = [name for name in ("create", "update") if name in facts.operations]
    keyed = [name for name in ("get", "list", "create", "update", "delete") if name in facts.operations]
    deleting = [name for name in ("delete",) if name in facts.operations]
    parts = [
        _times(_TABLE, facts.has_table),
        *(OPERATION_COSTS[name] for name in facts.operations),
        _times(_OWNER_FIELD, facts.owner_fields),
        _times(_INDEX_WITH_QUERY, len(facts.index_queries)),
        _times(_INDEX_ALONE, facts.silent_indexes),
        _times(_PROTECTED_FIELD, facts.protected_fields),
        _times(_KEY_CHECK, len(keyed) if facts.has_own_key else 0),
        _times(_JOINED_KEY, facts.joined_indexes * len([*writing, *deleting]) + facts.joined_references * len(writing)),
        _times(_DEFAULTS, 1 if facts.has_defaults and "create" in facts.operations else 0),
        _times(_VALIDATION, len(writing) if facts.has_validation else 0),
    ]
    resources = size = 0
    for count, length in parts:
        resources += count
        size += length
    if facts.references:
        size += _CHILD[0] + _CHILD[1] * facts.references
    if len(facts.relations) > 0:
        size += _PARENT
    size += round(_BYTES_OF_NAME * resources * (len(facts.name) - _SHORT_NAME))
    return Cost(resources, size)


def index_count(facts: ModelFacts) -> int:
    """The indexes of the table of a model."""
    return len(facts.index_queries) + facts.silent_indexes + facts.references


def _times(cost: tuple[int, int], count: int) -> tuple[int, int]:
    return cost[0] * count, cost[1] * count
