"""Who uses which function of a backend: triggers, handlers, senders, rules that give a function access."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.model.builders import define_call
from amplify_ls.model.resources.functions import function_uses
from amplify_ls.values.values import Object, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.builders import DefineCall
    from amplify_ls.model.data.parts import Part, Parts
    from amplify_ls.model.data.schemas import Schema
    from amplify_ls.model.resources.auth import Auth
    from amplify_ls.model.resources.functions import FunctionUse
    from amplify_ls.model.resources.storage import Storage
    from amplify_ls.syntax.outline import Span
    from amplify_ls.values.values import Link, Value

HANDLER = "handler"
ACCESS = "resource"
SENDER = "sender"
AUTHORIZER = "authorizer"


class FunctionUsage(NamedTuple):
    """One place that names a function. Two readings of the same text give equal ones."""

    function: Span
    """The name of the function that is called to define it, as of ``BackendFunction.name_span``."""
    user: str
    """The stack of the resource that uses it: ``auth``, ``data`` or ``storage``."""
    purpose: str
    """The name of the trigger, or one of the constants above."""
    span: Span
    """The smallest token that names the use: the trigger, the link of the rule."""
    name: str = ""
    """Of a handler the operation."""


def usages_of_auth(auth: Auth) -> Iterator[FunctionUsage]:
    """The functions that sign-in calls, and those that may act on users."""
    for use in function_uses(auth.option("triggers"), "triggers"):
        yield _usage(use, "auth", use.purpose)
    for use in function_uses(auth.option("senders"), "senders"):
        yield _usage(use, "auth", SENDER)
    for use in function_uses(auth.option("access"), "access"):
        yield _usage(use, "auth", ACCESS)


def usages_of_storage(storage: Storage) -> Iterator[FunctionUsage]:
    """The functions that changes of files call, and those that may read or change files."""
    for use in function_uses(storage.option("triggers"), "triggers"):
        yield _usage(use, "storage", use.purpose)
    for path in storage.access.paths if storage.access else ():
        for rule in path.rules:
            if rule.strategy.name == ACCESS:
                yield from _given(rule.strategy, "storage")


def usages_in_data(parts: Parts) -> Iterator[FunctionUsage]:
    """The functions that an entry of a schema names, or the schema's own rules and options."""
    options = None if parts.data.definition is None else parts.data.definition.options
    functions = None if options is None else options.get("functions")
    for part in parts.built("handler.function"):
        assert part.call is not None
        call = _handler(part.call.argument(0), functions)
        if call is not None and part.call.arguments is not None:
            yield FunctionUsage(call.name_span, "data", HANDLER, part.call.name_span, _operation(part))
    for granting in parts.grantings:
        for rule in granting.authorization.rules:
            if rule.name == ACCESS and not rule.is_preview:
                yield from _given(rule.strategy, "data")
    if parts.entry is None:
        yield from _authorizer(options)


def names_all_functions(schema: Schema) -> bool:
    """Whether the rules of a schema are all known, and every function that they name."""
    if schema.combination is not None and not schema.combination.lacks("authorization"):
        # Rules on the combination are a fault of their own, and were intended for its schemas.
        return False
    found = schema.authorization
    if found is None:
        return schema.call.lacks("authorization")
    given = (rule.strategy.arguments for rule in found.rules if rule.name == ACCESS)
    return not found.is_open and all(each is not None and _function(each[0]) is not None for each in given)


def _handler(given: Value | None, functions: Value | None) -> DefineCall | None:
    """The function that ``a.handler.function(...)`` is given: a resource, or a key of the ``functions`` of ``defineData``."""
    if isinstance(given, Text):
        given = functions.get(given.value) if isinstance(functions, Object) else None
    return _function(given)


def _given(link: Link, user: str) -> Iterator[FunctionUsage]:
    for given in () if link.arguments is None else link.arguments.values:
        call = _function(given)
        if call is not None:
            yield FunctionUsage(call.name_span, user, ACCESS, link.name_span)


def _authorizer(options: Object | None) -> Iterator[FunctionUsage]:
    modes = None if options is None else options.get("authorizationModes")
    mode = modes.get("lambdaAuthorizationMode") if isinstance(modes, Object) else None
    prop = mode.properties.get("function") if isinstance(mode, Object) else None
    call = None if prop is None else _function(prop.value)
    if prop is not None and call is not None:
        yield FunctionUsage(call.name_span, "data", AUTHORIZER, prop.name_span)


def _function(value: Value | None) -> DefineCall | None:
    call = define_call(value)
    return call if call is not None and call.name == "defineFunction" else None


def _operation(part: Part) -> str:
    return part.name.partition(".")[0]


def _usage(use: FunctionUse, user: str, purpose: str) -> FunctionUsage:
    return FunctionUsage(use.call.name_span, user, purpose, use.span)
