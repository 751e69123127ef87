"""What a call expects as arguments, and what it results in."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.names.front.combining import shaped
from amplify_ls.names.front.list_calls import method_call
from amplify_ls.names.front.members import type_of_member
from amplify_ls.names.front.settings import Mode
from amplify_ls.names.front.types import (
    PLAIN,
    Arguments,
    Filter,
    FunctionOf,
    Known,
    Later,
    ListOf,
    Method,
    Operation,
    Plain,
    Record,
    Related,
    Route,
    Selection,
    Shaped,
    Stream,
    Type,
)
from amplify_ls.names.name import Role

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from amplify_ls.names.front.schema import Schema

_WRITING = frozenset({"create", "update"})
_STREAMS = frozenset({"onCreate", "onUpdate", "onDelete"})


class Calling(NamedTuple):
    """What is known about a call before its arguments are read."""

    expected: tuple[Type, ...]
    """The types of the arguments."""
    result: Callable[[Sequence[Type]], Type]
    """The type of the result, from the types of the arguments."""


def calling(schema: Schema, callee: Type) -> Calling | None:
    """A call of something of a known type; None if it is unknown what is called."""
    if isinstance(callee, FunctionOf):
        return Calling(callee.parameters, lambda _: callee.returns.get())
    if isinstance(callee, Operation):
        return _shifted(_operation(callee), is_shifted=callee.has_context)
    if isinstance(callee, Related):
        record = Record(callee.model)
        return _fixed((_options(callee.model),), Later(_response(ListOf(record) if callee.is_list else record)))
    if isinstance(callee, Route):
        return _shifted(_route(schema, callee), is_shifted=callee.has_context)
    if isinstance(callee, Method):
        found = method_call(callee)
        return None if found is None else Calling(*found)
    return _fixed((), PLAIN) if isinstance(callee, Plain) else None


def _fixed(expected: tuple[Type, ...], result: Type) -> Calling:
    return Calling(expected, lambda _: result)


def _shifted(call: Calling, *, is_shifted: bool) -> Calling:
    """On a server, the first argument may be a context."""
    return Calling((None, *call.expected), call.result) if is_shifted else call


def _operation(called: Operation) -> Calling:
    record, options = Record(called.model), _options(called.model)
    if called.name in _WRITING:
        return _fixed((Record(called.model, Role.WRITE), options), Later(_response(record)))
    if called.name in ("get", "delete"):
        return _fixed((record, options), Later(_response(record)))
    if called.name == "list":
        return _fixed((_options(called.model, Filter(called.model)),), Later(_response(ListOf(record))))
    if called.name == "observeQuery":
        return _fixed((options,), Stream(shaped(items=ListOf(record), isSynced=PLAIN)))
    if called.name in _STREAMS:
        return _fixed((options,), Stream(record))
    return _fixed((Filter(called.model), options), Later(_response(ListOf(record))))


def _route(schema: Schema, called: Route) -> Calling:
    shape = schema.entries.get(called.name)
    result = None if shape is None else type_of_member(schema, shape.returns)
    options = shaped(authMode=Mode(), selectionSet=None)
    expected = (Arguments(called.name), options)
    if called.kind == "subscriptions":
        return _fixed(expected, Stream(result))
    return _fixed(expected, Later(_response(result))) if called.kind != "conversations" else _fixed((), None)


def _options(model: str, *bases: Type) -> Shaped:
    known: dict[str, Type] = {"filter": Filter(model), "selectionSet": Selection(model), "authMode": Mode()}
    plain = ("limit", "nextToken", "sortDirection", "authToken", "headers")
    members = {**{name: Known(kind) for name, kind in known.items()}, **{name: Known(PLAIN) for name in plain}}
    # With a place, it is no type that the author wrote.
    return Shaped(members, bases, ("", 0))


def _response(data: Type) -> Type:
    return shaped(data=data, errors=PLAIN, nextToken=PLAIN, extensions=PLAIN)
