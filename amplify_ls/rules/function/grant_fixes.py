"""Fixes that grant a function access to a resource: a rule in `access` of auth or storage, or in the schema."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.operations import AddImport, Fix, InsertAfter, InsertItem, InsertProperty
from amplify_ls.model.files.exported import is_exported, specifier
from amplify_ls.model.resources.auth_access import access_of
from amplify_ls.model.stacks.places import Edge
from amplify_ls.rules.function.function_names import option_given
from amplify_ls.rules.wording import listed
from amplify_ls.syntax.expressions import ParameterName
from amplify_ls.values.values import Array, Function

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from amplify_ls.edits.operations import Operation
    from amplify_ls.model.data.schemas import Schema
    from amplify_ls.model.resources.auth import Auth
    from amplify_ls.model.resources.definitions import Definition
    from amplify_ls.model.resources.functions import BackendFunction
    from amplify_ls.model.resources.storage import AccessPath, Grantee, Storage
    from amplify_ls.syntax.outline import Span
    from amplify_ls.values.values import Value

_MOST_PATHS = 4
_NEW_PATH = "public/*"
"""A path to start with where `access` does not exist."""


def definition_of(function: BackendFunction) -> Definition | None:
    """The definition under whose name a function can be imported."""
    project = function.project
    for item in project.definitions.named("defineFunction"):
        if item.call is not None and item.call.name_span == function.name_span and is_exported(project, item):
            return item
    return None


def schema_grant(function: BackendFunction, schema: Schema) -> Iterator[Fix]:
    """The fix that grants a function access to the API."""
    item = definition_of(function)
    operation = None if item is None else _schema_rule(schema, item.name)
    if item is None or operation is None:
        return
    operations = (operation, *_imported(item, schema.call.name_span))
    yield Fix(f"Add `allow.resource({item.name})` to the schema", operations, is_preferred=True)


def auth_grant(function: BackendFunction, auth: Auth, actions: Sequence[str]) -> Iterator[Fix]:
    """The fix that grants a function access to the user pool."""
    item, access = definition_of(function), access_of(auth)
    moved = _moved(function, "auth", auth.name_span)
    if item is None or moved is None or not access.is_seen:
        return
    texts = ", ".join(f"'{action}'" for action in actions)
    own = next((rule for rule in access.rules if rule.call is not None and rule.call.name_span == function.name_span), None)
    given, operations = auth.option("access"), list(moved)
    if own is not None and own.actions is not None:
        operations.append(InsertItem(own.actions.span, len(own.actions.items), texts))
    elif given is not None:
        name = _parameter(given)
        if name is None or access.listed is None or not given.span.covers(access.listed.span):
            return
        rule = f"{name}.resource({item.name}).to([{texts}])"
        operations.append(InsertItem(access.listed.span, len(access.listed.items), rule))
    elif auth.options is not None:
        operations.append(InsertProperty(auth.options, "access", f"(allow) => [allow.resource({item.name}).to([{texts}])]"))
    else:
        return
    if own is None:
        operations.extend(_imported(item, auth.name_span))
    yield Fix(f"Allow `{item.name}` to {listed(actions)}", tuple(operations), is_preferred=True)


def storage_grant(function: BackendFunction, storage: Storage, actions: Sequence[str]) -> Iterator[Fix]:
    """The fixes that grant a function access to files, one for each path that has rules."""
    item, moved = definition_of(function), _moved(function, "storage", storage.name_span)
    name, access = storage.allow_name, storage.access
    if item is None or moved is None:
        return
    if access is None and storage.options is not None and storage.lacks("access"):
        texts = ", ".join(f"'{action}'" for action in actions)
        value = f"(allow) => ({{ '{_NEW_PATH}': [allow.resource({item.name}).to([{texts}])] }})"
        operations = (*moved, InsertProperty(storage.options, "access", value), *_imported(item, storage.name_span))
        yield Fix(f"Allow `{item.name}` to {listed(actions)} in `{_NEW_PATH}`", operations, is_preferred=True)
    if access is None or access.is_open or name is None:
        return
    paths = [path for path in access.paths if path.is_seen and isinstance(path.key.value, Array)]
    own = [path for path in paths if any(_is_for(function, rule.grantees()) for rule in path.rules)]
    for path in (own or paths)[:_MOST_PATHS]:
        operation = _path_rule(function, path, f"{name}.resource({item.name})", actions)
        if operation is not None:
            title = f"Allow `{item.name}` to {listed(actions)} in `{path.path}`"
            imported = _imported(item, operation.span)
            yield Fix(title, (*moved, operation, *imported), is_preferred=len(own or paths) == 1)


def _path_rule(function: BackendFunction, path: AccessPath, rule: str, actions: Sequence[str]) -> InsertItem | None:
    own = next((rule for rule in path.rules if _is_for(function, rule.grantees())), None)
    texts = ", ".join(f"'{action}'" for action in actions)
    if own is not None:
        return None if own.actions is None else InsertItem(own.actions.span, len(own.actions.items), texts)
    value = path.key.value
    return InsertItem(value.span, len(value.items), f"{rule}.to([{texts}])") if isinstance(value, Array) else None


def _is_for(function: BackendFunction, grantees: Iterable[Grantee]) -> bool:
    return any(each.call is not None and each.call.name_span == function.name_span for each in grantees)


def _moved(function: BackendFunction, user: str, span: Span) -> tuple[Operation, ...] | None:
    """The operations that keep the stacks free of cycles when a resource uses a function; None if nothing does."""
    graph = function.project.stacks.graph
    edge = Edge(user, function.name_span, span, "access")
    wanted = graph._replace(edges=(*graph.edges, edge))
    known = {knot.stacks for knot in graph.knots()}
    if {knot.stacks for knot in wanted.knots()} <= known:
        return ()
    if {knot.stacks for knot in wanted.moved((function.name_span,), user).knots()} <= known:
        operation = option_given(function, "resourceGroupName", f"'{user}'")
        return None if operation is None else (operation,)
    return None


def _imported(item: Definition, place: Span) -> Iterator[Operation]:
    """The import of a function in the file that contains the rule."""
    if place.path != item.path:
        yield AddImport(place, specifier(place.path, item.path), item.name)


def _parameter(given: Value) -> str | None:
    first = given.expression.parameters[0] if isinstance(given, Function) and given.expression.parameters else None
    return first.name if isinstance(first, ParameterName) else None


def _schema_rule(schema: Schema, name: str) -> Operation | None:
    found = schema.authorization
    if found is None:
        return InsertAfter(schema.call.link.span, f".authorization((allow) => [allow.resource({name})])")
    given = None if found.link.arguments is None else found.link.arguments[0]
    if given is None or not isinstance(found.result, Array) or not given.span.covers(found.result.span):
        return None
    parameter = _parameter(given)
    if parameter is None:
        return None
    return InsertItem(found.result.span, len(found.result.items), f"{parameter}.resource({name})")
