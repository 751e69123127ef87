"""What the rules of fields change about the access to their model, beyond the field itself."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.access.callers import caller_with, has_role, is_named_by_record, may_have_role
from amplify_ls.access.grants import grants_for
from amplify_ls.access.model_access import NO, YES, allowed, guarded_by
from amplify_ls.access.model_rights import ModelRights, RoleRights, model_rights
from amplify_ls.access.roles import READ_OPERATIONS, roles_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.access.roles import Role
    from amplify_ls.model.data.authorization import AccessRule
    from amplify_ls.model.data.fields import Field
    from amplify_ls.model.data.parts import Parts

_NO_FUNCTIONS: dict[str, frozenset[str]] = {}


class RuledModel(NamedTuple):
    """A model with rules on some of its fields."""

    fields: tuple[Field, ...]
    """The fields with rules of their own."""
    rights: ModelRights
    without_field_rules: ModelRights
    """The access if no field had rules."""


class OpenedQueries(NamedTuple):
    """A role that may call the queries of a model only because of the rule of a field."""

    field: Field
    rule: AccessRule
    role: Role


class LostDelete(NamedTuple):
    """Roles that cannot delete records because of the rules of a field."""

    field: Field
    roles: tuple[Role, ...]


class Leak(NamedTuple):
    """A role that reads a field although the rules of the field exclude it."""

    field: Field
    role: Role


def ruled_model(parts: Parts) -> RuledModel | None:
    """A model with rules on fields; None for anything else, or if its access is unknown."""
    entry = parts.entry
    if entry is None:
        return None
    # Few fields have modifiers, and fewer have rules.
    changed = (field for field in entry.fields if field.call is not None and field.call.modifiers)
    fields = tuple(filter(_has_rules, changed))
    rights = model_rights(parts) if fields else None
    if rights is None or not rights.is_known:
        return None
    grants = grants_for(entry).operations
    roles = tuple(RoleRights(role, dict.fromkeys(rights.fields, operations)) for role, operations in grants.items())
    return RuledModel(fields, rights, replace(rights, roles=roles))


def _has_rules(field: Field) -> bool:
    own = field.authorization
    return own is not None and (bool(own.rules) or own.is_open)


def opened_queries(model: RuledModel) -> Iterator[OpenedQueries]:
    """The roles that may query all records only because a field lets them read it, each once."""
    seen: set[Role] = set()
    for field in model.fields:
        for rule in () if field.authorization is None else field.authorization.rules:
            for role in roles_of(rule) or ():
                if role not in seen and not role.is_in_record and _opens(model, role, field.name):
                    seen.add(role)
                    yield OpenedQueries(field, rule, role)


def lost_deletes(model: RuledModel) -> Iterator[LostDelete]:
    """The fields whose rules make it impossible to delete records for those who may do so by the rules of the model."""
    if "delete" not in model.rights.operations:
        return
    losing = [
        each.role
        for each in model.without_field_rules.roles_for("delete")
        if _may(model.without_field_rules, each.role, "delete") == YES and _may(model.rights, each.role, "delete") == NO
    ]
    rights = {each.role: each for each in model.rights.roles}
    for field in model.fields:
        roles = tuple(role for role in losing if "delete" not in rights[role].rights.get(field.name, frozenset()))
        if roles:
            yield LostDelete(field, roles)


def leaks(model: RuledModel) -> Iterator[Leak]:
    """The roles that may list records or subscribe to them, but not get them, and so read fields that exclude them."""
    for field in model.fields:
        if guarded_by(model.rights, field.name) is not None:
            continue
        for each in model.rights.roles:
            is_reader = any(each.on_any(operation) for operation in ("list", "listen")) and not each.on_any("get")
            if is_reader and _reaches_records(model, each.role) and not _is_admitted(model, each.role, field.name):
                yield Leak(field, each.role)


def _opens(model: RuledModel, role: Role, field: str) -> bool:
    rights = next((each for each in model.rights.roles if each.role == role), None)
    if rights is None or rights.rights.get(field, frozenset()).isdisjoint(READ_OPERATIONS):
        return False
    queries = [operation for operation in ("get", "list") if operation in model.rights.operations]
    return any(
        _may(model.rights, role, operation) == YES and _may(model.without_field_rules, role, operation) != YES
        for operation in queries
    )


def _may(rights: ModelRights, role: Role, operation: str) -> str:
    return allowed(rights, caller_with(role), operation, _NO_FUNCTIONS)


def _reaches_records(model: RuledModel, role: Role) -> bool:
    operations = [each for each in ("list", "onCreate", "onUpdate", "onDelete") if each in model.rights.operations]
    return any(_may(model.rights, role, operation) != NO for operation in operations)


def _is_admitted(model: RuledModel, role: Role, field: str) -> bool:
    """Whether a caller with a role may read a field by some rule of the field."""
    caller = caller_with(role)
    return any(
        not each.rights.get(field, frozenset()).isdisjoint(READ_OPERATIONS)
        and (has_role(caller, each.role) or is_named_by_record(caller, each.role) or may_have_role(caller, each.role))
        for each in model.rights.roles
    )
