"""The access to an API as a whole: its models and operations, its callers, and the functions that it admits."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from amplify_ls.access.callers import (
    API_KEY_CALLER,
    LAMBDA_CALLER,
    Caller,
    function_caller,
    pool_callers,
    token_callers,
)
from amplify_ls.access.conversations import conversation_models, conversation_operations
from amplify_ls.access.model_rights import ModelRights, model_rights
from amplify_ls.access.operation_access import OperationRights, operation_rights
from amplify_ls.access.principals import declared_groups, holder_names
from amplify_ls.access.roles import API_KEY, GROUP, IDENTITY_POOL, LAMBDA, OIDC, RECORD_GROUP, USER_POOL, Role
from amplify_ls.catalog.schema.authorization import PROVIDERS
from amplify_ls.model.builders import define_call
from amplify_ls.model.data.entries import EntryKind
from amplify_ls.values.values import Object, Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from amplify_ls.model.data.authorization import AccessRule
    from amplify_ls.model.data.model import DataModel

_ALL_KINDS = frozenset({"query", "mutate", "listen"})


@dataclass(frozen=True, slots=True)
class ApiAccess:
    """What is needed to say who may do what with an API."""

    names: tuple[str, ...]
    """The names of the models: another order is a difference."""
    models: Mapping[str, ModelRights]
    operations: tuple[OperationRights, ...]
    callers: tuple[Caller, ...]
    function_grants: Mapping[str, frozenset[str]]
    """The kinds of operations (``query``, ``mutate``, ``listen``) that each function may call."""


@dataclass(frozen=True, slots=True)
class WrittenApi:
    """The access to what a schema declares that is a string."""

    models: Mapping[str, ModelRights]
    operations: tuple[OperationRights, ...]


def api_access(data: DataModel) -> ApiAccess:
    """The access to an API, computed once for each version of it."""
    return data.attached.get(_read, data)


def access_with(data: DataModel, written: WrittenApi) -> ApiAccess:
    """The access to an API, with what its schema declares as a string."""
    return _put_together(data, dict(written.models), list(written.operations))


def _read(data: DataModel) -> ApiAccess:
    return _put_together(data, {}, [])


def _put_together(data: DataModel, models: dict[str, ModelRights], operations: list[OperationRights]) -> ApiAccess:
    for name in data.names:
        parts, entry = data.parts(name), data.entry(name)
        rights = None if parts is None else model_rights(parts)
        if rights is not None:
            models[name] = rights
        if entry is not None and entry.kind is EntryKind.CONVERSATION:
            models.update((each.name, each) for each in conversation_models(entry))
            operations.extend(conversation_operations(entry))
        called = None if entry is None else operation_rights(entry)
        if called is not None:
            operations.append(called)
    roles = [each.role for rights in models.values() for each in rights.roles]
    roles += [role for called in operations for role in sorted(called.roles, key=_order)]
    functions = dict(_function_grants(data))
    callers = tuple(_callers(data, tuple(dict.fromkeys(roles)), functions))
    return ApiAccess(tuple(models), models, tuple(operations), callers, functions)


def _callers(data: DataModel, roles: tuple[Role, ...], functions: Mapping[str, frozenset[str]]) -> Iterator[Caller]:
    providers = configured_providers(data) | {role.provider for role in roles}
    groups = tuple(dict.fromkeys((*(declared_groups(data.project) or ()), *_named_groups(roles))))
    if API_KEY in providers:
        yield API_KEY_CALLER
    if IDENTITY_POOL in providers:
        yield from pool_callers(declared_groups(data.project) or ())
    has_record_groups = any(role.kind == RECORD_GROUP for role in roles)
    for provider in (USER_POOL, OIDC):
        if provider in providers:
            yield from token_callers(provider, groups, has_record_groups=has_record_groups)
    if LAMBDA in providers:
        yield LAMBDA_CALLER
    yield from (function_caller(name) for name in functions)


def configured_providers(data: DataModel) -> set[str]:
    """The providers that the API accepts, as far as they are known. Rules can only name providers that it accepts."""
    has_auth = bool(data.project.auth)
    found = {USER_POOL, IDENTITY_POOL} if has_auth else set()
    options = None if data.definition is None else data.definition.options
    modes = None if options is None else options.get("authorizationModes")
    if isinstance(modes, Object):
        default = modes.get("defaultAuthorizationMode")
        word = default.value if isinstance(default, Text) else ""
        found.update(each.name for each in PROVIDERS if each.option in modes.properties or each.mode == word)
    elif options is not None and options.lacks("authorizationModes") and not has_auth:
        found.add(API_KEY)
    return found


def _named_groups(roles: tuple[Role, ...]) -> tuple[str, ...]:
    return tuple(role.entity for role in roles if role.kind == GROUP)


def _function_grants(data: DataModel) -> Iterator[tuple[str, frozenset[str]]]:
    names = holder_names(data.project)
    found: dict[str, frozenset[str]] = {}
    for schema in data.schemas:
        for rule in () if schema.authorization is None else schema.authorization.rules:
            given = None if rule.strategy.arguments is None else rule.strategy.arguments[0]
            call = define_call(given)
            if rule.name == "resource" and call is not None:
                name = names.bare(call)
                found[name] = found.get(name, frozenset()) | _kinds(rule)
    yield from found.items()


def _kinds(rule: AccessRule) -> frozenset[str]:
    """The kinds of operations that a rule for a function allows."""
    if rule.operations_link is None:
        return _ALL_KINDS
    return frozenset(word.value for word in rule.operations or ())


def _order(role: Role) -> tuple[str, str, str]:
    return role.provider, role.kind, role.entity
