"""Renames, recognized by equal shape."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from amplify_ls.plan.facts.api import Api
from amplify_ls.plan.facts.unseen import same

if TYPE_CHECKING:
    from collections.abc import Mapping

    from amplify_ls.plan.comparing.effects import Effect
    from amplify_ls.plan.facts.api import StoredType
    from amplify_ls.plan.facts.snapshot import Snapshot

T = TypeVar("T")
_IMPLIED = frozenset({"id", "createdAt", "updatedAt", "owner"})
_LEAST_SIMILAR = 0.6
"""The share of common fields from which a model that appears is taken for one that disappears."""


def renamed_models(old: Api, new: Api) -> dict[str, str]:
    """The models that have another name, with that name."""
    gone = [name for name in old.tables if name not in new.tables and name in old.types]
    made = [name for name in new.tables if name not in old.tables and name in new.types]
    pairs = sorted(
        ((_similarity(_shape(old, one), _shape(new, two)), one, two) for one in gone for two in made),
        key=lambda pair: (-pair[0], pair[1], pair[2]),
    )
    found: dict[str, str] = {}
    for share, one, two in pairs:
        if share >= _LEAST_SIMILAR and one not in found and two not in found.values():
            found[one] = two
    return found


def _similarity(left: set[tuple[str, str]], right: set[tuple[str, str]]) -> float:
    return len(left & right) / len(left | right) if left | right else 0.0


def _shape(api: Api, name: str) -> set[tuple[str, str]]:
    """The declared fields of a model, with their types."""
    fields = {(field, str(each)) for field, each in api.types[name].fields.items() if field not in _IMPLIED}
    return fields | {(field, str(each.target)) for field, each in api.tables[name].relations.items()}


def renamed_field(name: str, old: StoredType, new: StoredType) -> str | None:
    """The field that appears in place of one that disappears: the only one of its type."""
    wanted = old.fields[name]
    gone = [each for each, kind in old.fields.items() if each not in new.fields and same(kind, wanted)]
    made = [each for each, kind in new.fields.items() if each not in old.fields and _fits(kind, wanted)]
    return made[0] if len(made) == 1 and gone == [name] else None


def _fits(left: object, right: object) -> bool:
    # The name of an inline type contains the name of its field.
    return same(left, right) is True or (
        getattr(left, "is_list", None) == getattr(right, "is_list", 0) and _is_made(left, right)
    )


def _is_made(left: object, right: object) -> bool:
    bases = (getattr(left, "base", ""), getattr(right, "base", ""))
    return all(base and base not in _BUILT_IN for base in bases)


_BUILT_IN = frozenset(
    {"ID", "String", "Int", "Float", "Boolean", "AWSDate", "AWSTime", "AWSDateTime", "AWSTimestamp", "AWSEmail", "AWSJSON"}
    | {"AWSPhone", "AWSURL", "AWSIPAddress"}
)


def is_mentioned(effect: Effect, snapshot: Snapshot) -> bool:
    """Whether other declarations mention the new name of something that is renamed, so that it cannot be renamed alone."""
    api = snapshot.api
    if not isinstance(api, Api):
        return True
    new = effect.edit.rpartition(" to ")[2]
    if effect.what.kind == "model":
        return any(relation.target == new for table in api.tables.values() for relation in table.relations.values())
    if effect.what.kind != "field":
        return False
    model = effect.what.name.partition(".")[0]
    tables = [api.tables[model]] if model in api.tables else []
    keys = [key for table in tables for key in (table.key, *(index.keys for index in table.indexes.values()))]
    named = {part for key in keys if isinstance(key, tuple) for each in key for part in each.name.split("#")}
    references = [each.references for table in api.tables.values() for each in table.relations.values()]
    return new in named or any(isinstance(each, tuple) and new in each for each in references)


def equal_one(gone: T, made: Mapping[str, T]) -> str | None:
    """The name of the only new thing that is like one that is gone."""
    alike = [name for name, each in made.items() if same(gone, each) is True]
    return alike[0] if len(alike) == 1 else None
