"""The authorization rules of a model as a table: which role may do what with which field.

A rule of the model applies to every field. The rules of a field replace it for that field. The packages keep the same table,
and every decision about the model is made from it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.access.grants import NOBODY, grants_for, grants_of, is_sql
from amplify_ls.access.roles import MUTATIONS, OWNER
from amplify_ls.incremental.facts import fact
from amplify_ls.model.data.api_names import disabled_operations, index_queries
from amplify_ls.model.data.entries import EntryKind
from amplify_ls.model.data.fields import FieldKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from amplify_ls.access.grants import Grants
    from amplify_ls.access.roles import Role
    from amplify_ls.model.data.entries import Entry
    from amplify_ls.model.data.fields import Field
    from amplify_ls.model.data.parts import Parts

MODEL_OPERATIONS = ("get", "list", "create", "update", "delete", "onCreate", "onUpdate", "onDelete")
_IMPLIED_FIELDS = ("id",)
_MUTATION_OF = {"onCreate": "create", "onUpdate": "update", "onDelete": "delete"}


@fact
class RoleRights:
    """What one role may do."""

    role: Role
    rights: dict[str, frozenset[str]]
    """The operations by field. A field without any is left out."""

    def on_any(self, operation: str) -> bool:
        """Whether the role may do something with at least one field."""
        # As a rule, all fields have the same set.
        return any(operation in operations for operations in set(self.rights.values()))

    def fields(self, operation: str) -> frozenset[str]:
        """The fields with which it may do something."""
        return frozenset(field for field, operations in self.rights.items() if operation in operations)


@fact
class ModelRights:
    """The access to one model, as its rules and those of its fields add up to."""

    name: str
    fields: tuple[str, ...]
    """The declared fields, in order."""
    inputs: tuple[str, ...]
    """The fields that can be written: those that are no relationship."""
    relations: dict[str, str | None]
    """The relationship fields with the related model; None if it is unknown."""
    roles: tuple[RoleRights, ...]
    has_field_rules: bool
    """Whether some field has rules of its own. If none has, every role has the same rights to all fields."""
    operations: tuple[str, ...]
    """The operations that the API has for the model."""
    index_queries: tuple[str, ...]
    is_known: bool
    """Whether all of this is known. If it is not, nothing can be said about who may do what."""

    def roles_for(self, operation: str) -> tuple[RoleRights, ...]:
        """The roles that may do something with at least one field."""
        return tuple(each for each in self.roles if each.on_any(operation))

    @property
    def owner_fields(self) -> tuple[str, ...]:
        """The fields with owners who may change records, in the order of the rules. They are filled in."""
        owners = (each for each in self.roles if each.role.kind == OWNER and any(map(each.on_any, MUTATIONS)))
        return tuple(dict.fromkeys(each.role.entity for each in owners))


def model_rights(parts: Parts) -> ModelRights | None:
    """The access to a model, computed once for each version of it; None for anything else."""
    return parts.attached.get(_read, parts)


def _read(parts: Parts) -> ModelRights | None:
    entry = parts.entry
    if entry is None or entry.kind is not EntryKind.MODEL:
        return None
    # A model without fields of its own has an identifier all the same, and rules apply to it.
    names = tuple(field.name for field in entry.fields) or _IMPLIED_FIELDS
    disabled = disabled_operations(entry)
    grants = grants_for(entry)
    is_known = grants.is_known and disabled is not None and not entry.fields.is_open
    ruled: dict[str, dict[Role, frozenset[str]]] = {}
    for field in entry.fields:
        own = _own_grants(field, entry)
        is_known = is_known and own is not None and own.is_known and field.kind is not FieldKind.UNKNOWN
        if own is not None and own is not NOBODY:
            ruled[field.name] = own.operations
    table = rights_table(names, grants.operations, ruled)
    return ModelRights(
        entry.name,
        names,
        tuple(field.name for field in entry.fields if field.kind is not FieldKind.RELATIONSHIP),
        {name: each.target_name for name, each in entry.relationships.items()},
        tuple(RoleRights(role, rights) for role, rights in table.items()),
        bool(ruled),
        without_lone_subscriptions(disabled or frozenset()),
        index_queries(parts),
        is_known,
    )


def _own_grants(field: Field, entry: Entry) -> Grants | None:
    """What the rules of a field itself grant; ``NOBODY`` if it has none, None if that is unknown."""
    if field.has("authorization") is None:
        return None
    authorization = field.authorization
    if authorization is None or authorization.is_surely_empty:
        return NOBODY
    return grants_of(authorization, is_sql=is_sql(entry), is_field=True)


def rights_table(
    fields: Iterable[str], grants: dict[Role, frozenset[str]], ruled: dict[str, dict[Role, frozenset[str]]]
) -> dict[Role, dict[str, frozenset[str]]]:
    """The operations of each role by field, if the rules of a model grant some, and those of ``ruled`` fields others."""
    table = {role: dict.fromkeys(fields, operations) for role, operations in grants.items()}
    for field, own in ruled.items():
        for rights in table.values():
            rights.pop(field, None)
        for role, operations in own.items():
            table.setdefault(role, {})[field] = operations
    return table


def without_lone_subscriptions(disabled: frozenset[str]) -> tuple[str, ...]:
    """The operations of a model without some. There is nothing to subscribe to without the mutation."""
    return tuple(
        operation for operation in MODEL_OPERATIONS if operation not in disabled and _MUTATION_OF.get(operation) not in disabled
    )
