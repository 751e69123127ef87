"""Renames, recognized by equal shape."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from amplify_ls.plan.facts.unseen import same

if TYPE_CHECKING:
    from collections.abc import Mapping

    from amplify_ls.plan.facts.api import Api, StoredType

T = TypeVar("T")
_LEAST_SIMILAR = 0.6
"""The share of common fields from which a model that appears is taken for one that disappears."""


def renamed_models(old: Api, new: Api) -> dict[str, str]:
    """The models that have another name, with that name."""
    gone = [name for name in old.tables if name not in new.tables and name in old.types]
    made = [name for name in new.tables if name not in old.tables and name in new.types]
    pairs = sorted(
        ((_similarity(old.types[one], new.types[two]), one, two) for one in gone for two in made),
        key=lambda pair: (-pair[0], pair[1], pair[2]),
    )
    found: dict[str, str] = {}
    for share, one, two in pairs:
        if share >= _LEAST_SIMILAR and one not in found and two not in found.values():
            found[one] = two
    return found


def _similarity(old: StoredType, new: StoredType) -> float:
    implied = {"id", "createdAt", "updatedAt", "owner"}
    left = {(name, str(each)) for name, each in old.fields.items() if name not in implied}
    right = {(name, str(each)) for name, each in new.fields.items() if name not in implied}
    return len(left & right) / len(left | right) if left | right else 0.0


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


def equal_one(gone: T, made: Mapping[str, T]) -> str | None:
    """The name of the only new thing that is like one that is gone."""
    alike = [name for name, each in made.items() if same(gone, each) is True]
    return alike[0] if len(alike) == 1 else None
