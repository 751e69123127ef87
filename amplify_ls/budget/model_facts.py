"""What determines the cost of a model, read from its declaration."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.access.model_access import guarded_by
from amplify_ls.access.model_rights import model_rights
from amplify_ls.access.roles import IDENTITY_POOL, OWNER, PRIVATE, PUBLIC
from amplify_ls.budget.costs import ModelFacts
from amplify_ls.incremental.cell_map import GROUP_SIZE, group_starts
from amplify_ls.incremental.declared import derived_map, own_cells
from amplify_ls.incremental.facts import fact
from amplify_ls.model.data.api_names import index_count, sort_key_count

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from amplify_ls.access.model_rights import ModelRights
    from amplify_ls.model.data.entries import Entry, Relationship
    from amplify_ls.model.data.model import DataModel
    from amplify_ls.model.data.parts import Parts

_CLAIM_SEPARATOR = "::"
_ID = "id"
_SEPARATE_REFERENCES = 2
"""Reference fields that are stored as they are: a partition key and a sort key."""


@fact
class ModelReading:
    """The facts of one model by itself."""

    facts: ModelFacts
    """Without the relationships of other models that refer to it."""
    targets: tuple[str, ...]
    """The models that its ``hasMany`` and ``hasOne`` relationships refer to."""
    joined_targets: tuple[str, ...]
    """Those of them that they refer to by more than two fields."""
    is_known: bool
    """Whether nothing is unknown. If something is, the facts are a lower bound."""


@fact
class CountedModel:
    """What the estimate reads of a model, whether or not all of it is known."""

    facts: ModelFacts
    targets: tuple[str, ...]
    joined_targets: tuple[str, ...]


class ModelReadings:
    """The facts of the models of an API, each in a cell of its own: most edits of a model leave them as they are."""

    def __init__(self, data: DataModel) -> None:
        self._data = data
        own_cells(self)

    @derived_map
    def of(self, name: str) -> ModelReading | None:
        """The facts of a model; None for anything else."""
        parts = self._data.parts(name)
        return None if parts is None else _read(parts)

    def counted(self) -> Iterator[CountedModel]:
        """The facts of all models and what they refer to, whether or not these are all."""
        for start in group_starts(self._data.names):
            yield from self._counted_of_some(start)

    def are_known(self) -> bool:
        """Whether nothing of the models is unknown."""
        return all(map(self._some_are_known, group_starts(self._data.names)))

    def _some(self, start: int) -> Iterator[ModelReading]:
        readings = map(self.of, self._data.names[start : start + GROUP_SIZE])
        return (reading for reading in readings if reading is not None)

    @derived_map
    def _counted_of_some(self, start: int) -> tuple[CountedModel, ...]:
        return tuple(CountedModel(reading.facts, reading.targets, reading.joined_targets) for reading in self._some(start))

    @derived_map
    def _some_are_known(self, start: int) -> bool:
        return all(reading.is_known for reading in self._some(start))


def model_readings(data: DataModel) -> ModelReadings:
    """The facts of the models of an API."""
    return data.attached.get(ModelReadings, data)


def _read(parts: Parts) -> ModelReading | None:
    entry, rights = parts.entry, model_rights(parts)
    if entry is None or rights is None:
        return None
    guarded = [name for name in rights.fields if name not in rights.relations and guarded_by(rights, name) is not None]
    pool = {each.role.kind for each in rights.roles if each.role.provider == IDENTITY_POOL}
    indexes = index_count(parts) if entry.database.makes_indexes else 0
    facts = ModelFacts(
        rights.name,
        rights.operations,
        _owner_fields(rights),
        rights.index_queries,
        max(0, indexes - len(rights.index_queries)),
        len(guarded),
        _has_own_key(entry),
        _has(entry, "default"),
        _has(entry, "validate"),
        tuple(rights.relations),
        0,
        PUBLIC in pool,
        PRIVATE in pool,
        sum(1 for each in parts.indexes if sort_key_count(each) > 1) if indexes else 0,
        has_table=not entry.database.is_sql,
    )
    parents = [each for each in entry.relationships.values() if not each.is_child_side and each.target_name is not None]
    joined = (each for each in parents if each.references is not None and len(each.references) > _SEPARATE_REFERENCES)
    return ModelReading(facts, _targets(parents), _targets(joined), rights.is_known)


def _targets(relationships: Iterable[Relationship]) -> tuple[str, ...]:
    return tuple(each.target_name for each in relationships if each.target_name is not None)


def _has_own_key(entry: Entry) -> bool:
    """Whether the model declares its identifier: a field `id` is enough."""
    return entry.fields.get(_ID) is not None or (entry.identifier is not None and entry.identifier.names != (_ID,))


def _owner_fields(rights: ModelRights) -> int:
    """The fields with owners whose claim has two parts, which a resolver takes apart."""
    roles = (each.role for each in rights.roles)
    return len({role.entity for role in roles if role.kind == OWNER and _CLAIM_SEPARATOR in role.claim})


def _has(entry: Entry, modifier: str) -> bool:
    """Whether some field has a default or checks."""
    # Few fields have modifiers.
    return any(field.has(modifier) for field in entry.fields if field.call is not None and field.call.modifiers)
