"""What a caller may do with a model, decided as the generated resolvers decide it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.access.callers import has_role, is_named_by_record, may_have_role
from amplify_ls.access.roles import MUTATIONS, OWNER, PRIVATE, READ_OPERATIONS, TOKENS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from amplify_ls.access.callers import Caller
    from amplify_ls.access.model_rights import ModelRights, RoleRights

YES, NO, OWN, UNKNOWN = "yes", "no", "own", "unknown"
FIELDS = "fields:"
"""What stands before the names of fields: only these may be written."""

_SUBSCRIPTIONS = ("onCreate", "onUpdate", "onDelete")
_KINDS = {**dict.fromkeys(MUTATIONS, "mutate"), **dict.fromkeys(_SUBSCRIPTIONS, "listen")}
"""The kind of each operation that is no query."""
_NEEDED = {"get": "get", **dict.fromkeys(_SUBSCRIPTIONS, "listen")}
"""What a role must be allowed for an operation that reads, unless it is `list`."""
_IMPLIED_INPUT = "id"


def allowed(rights: ModelRights, caller: Caller, operation: str, function_grants: Mapping[str, frozenset[str]]) -> str:
    """Whether a caller may call an operation of a model, or the query of an index.

    ``function_grants`` are the kinds of operations that functions may call.
    """
    if not rights.is_known:
        return UNKNOWN
    if caller.function:
        return YES if _KINDS.get(operation, "query") in function_grants.get(caller.function, ()) else NO
    if operation == "create":
        return _create(rights, caller)
    if operation == "update":
        return _update(rights, caller)
    if operation == "delete":
        return _delete(rights, caller)
    return _read(rights.roles_for(_NEEDED.get(operation, "list")), caller)


def unreadable(rights: ModelRights, caller: Caller, related: Mapping[str, ModelRights | None]) -> tuple[str, ...] | None:
    """The fields that a caller cannot read of the records that the caller gets; None if it is unknown."""
    if not rights.is_known:
        return None
    if caller.function:
        return ()
    found: list[str] = []
    for field in rights.fields:
        if _is_shut_out(rights, caller, field):
            found.append(field)
        elif field in rights.relations:
            target = related.get(rights.relations[field] or "")
            if target is None or not target.is_known:
                return None
            if _read(tuple(_readers(target)), caller) == NO:
                found.append(field)
    return tuple(found)


def guarded_by(rights: ModelRights, field: str) -> tuple[RoleRights, ...] | None:
    """The roles that the resolver of a field accepts; None if the field needs no resolver.

    Only roles that may `get` records are considered here. A role that may only list them or subscribe to them does not make
    a resolver necessary, and no resolver accepts it.
    """
    if not rights.has_field_rules:
        return None
    readers = [each for each in rights.roles if each.on_any("get")]
    for provider in TOKENS:
        everybody = next((each for each in readers if each.role.provider == provider and each.role.kind == PRIVATE), None)
        if everybody is not None and _reads_fully(everybody, field):
            readers = [each for each in readers if each.role.provider != provider or each is everybody]
    accepted = tuple(each for each in readers if _reads(each, field))
    return accepted if len(accepted) < len(readers) else None


def _read(roles: tuple[RoleRights, ...], caller: Caller) -> str:
    """Queries and subscriptions: those whom records name get the records that do."""
    if any(has_role(caller, each.role) for each in roles):
        return YES
    return OWN if any(may_have_role(caller, each.role) for each in roles) else NO


def _create(rights: ModelRights, caller: Caller) -> str:
    """The field for the owner is filled in, so the first question is what a caller may create as the owner."""
    inputs = _inputs(rights)
    roles = rights.roles_for("create")
    mine = [each for each in roles if has_role(caller, each.role) or _creates(rights, caller, each)]
    allowed_fields = _union(rights, mine, "create")
    if not mine or (allowed_fields is not None and not allowed_fields):
        return NO
    if allowed_fields is not None and not allowed_fields.issuperset(inputs):
        return _only(inputs, allowed_fields)
    if not rights.owner_fields:
        return YES
    # Whether the caller may also create it for somebody else.
    owners = (each.role.entity for each in roles if each.role.kind == OWNER)
    owner = next(owners, rights.owner_fields[0])
    others = [each for each in mine if each.role.kind != OWNER or each.role.entity != owner]
    allowed_fields = _union(rights, others, "create")
    if others and (allowed_fields is None or allowed_fields.issuperset((*inputs, owner))):
        return YES
    return OWN


def _update(rights: ModelRights, caller: Caller) -> str:
    inputs = _inputs(rights)
    roles = [each for each in rights.roles if each.on_any("update") or each.on_any("delete")]
    mine = [each for each in roles if has_role(caller, each.role) or is_named_by_record(caller, each.role)]
    if not mine:
        return NO
    everything = frozenset(rights.fields)
    if any(each.fields("update") == everything == each.fields("delete") for each in mine):
        return YES
    writable = frozenset(name for each in mine for name in each.fields("update"))
    return YES if writable.issuperset(inputs) else _only(inputs, writable)


def _delete(rights: ModelRights, caller: Caller) -> str:
    """A record can only be deleted by those who may delete each of its fields."""
    everything = frozenset(rights.fields)
    roles = [each.role for each in rights.roles if each.fields("delete") == everything]
    return YES if any(has_role(caller, role) or is_named_by_record(caller, role) for role in roles) else NO


def _creates(rights: ModelRights, caller: Caller, each: RoleRights) -> bool:
    """Whether a caller can create a record that gives the caller the role. A field that is not declared cannot be written."""
    if each.role.kind == OWNER:
        return may_have_role(caller, each.role)
    return is_named_by_record(caller, each.role) and each.role.entity in rights.fields


def _union(rights: ModelRights, roles: Iterable[RoleRights], operation: str) -> frozenset[str] | None:
    """The fields that some roles may write together; None if one of them may write all."""
    everything = frozenset(rights.fields)
    sets = [each.fields(operation) for each in roles]
    return None if everything in sets else frozenset().union(*sets)


def _inputs(rights: ModelRights) -> tuple[str, ...]:
    """The fields that applications write. The owner is filled in."""
    implied = {_IMPLIED_INPUT, "owner", *rights.owner_fields}
    return tuple(name for name in rights.inputs if name not in implied)


def _only(inputs: tuple[str, ...], writable: frozenset[str]) -> str:
    names = [name for name in inputs if name in writable]
    return FIELDS + ",".join(names) if names else NO


def _is_shut_out(rights: ModelRights, caller: Caller, field: str) -> bool:
    accepted = guarded_by(rights, field)
    return accepted is not None and not any(
        has_role(caller, each.role) or is_named_by_record(caller, each.role) for each in accepted
    )


def _readers(rights: ModelRights) -> Iterator[RoleRights]:
    return (each for each in rights.roles if any(each.on_any(operation) for operation in READ_OPERATIONS))


def _reads(each: RoleRights, field: str) -> bool:
    return not each.rights.get(field, frozenset()).isdisjoint(READ_OPERATIONS)


def _reads_fully(each: RoleRights, field: str) -> bool:
    return each.rights.get(field, frozenset()).issuperset(READ_OPERATIONS)
