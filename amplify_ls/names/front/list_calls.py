"""Calls of the methods of arrays, maps, promises and streams."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.names.front.combining import awaited, function, item_of, joined, returned_by, shaped
from amplify_ls.names.front.types import PLAIN, FunctionOf, Later, ListOf, MapOf, Method, Stream, TupleOf, Type

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Call = tuple[tuple[Type, ...], Callable[[Sequence[Type]], Type]]
    """The types of the arguments, and the result from the types that they have."""

_SAME = frozenset(
    {"filter", "sort", "toSorted", "slice", "reverse", "toReversed", "splice", "toSpliced", "fill", "values", "concat", "with"}
)
_ITEMS = frozenset({"find", "findLast", "at", "pop", "shift"})
_TESTS = frozenset({"forEach", "some", "every", "findIndex", "findLastIndex"})
_GIVEN = frozenset({"includes", "indexOf", "lastIndexOf", "push", "unshift", "add", "has", "delete"})
_COMPARING = frozenset({"sort", "toSorted"})
_LISTED = frozenset({"concat"})


def method_call(called: Method) -> Call | None:
    """A call of a method; None if it is unknown."""
    owner = called.owner
    if isinstance(owner, Later):
        return _of_promise(owner, called.name)
    if isinstance(owner, Stream):
        return _of_stream(owner, called.name)
    if isinstance(owner, MapOf):
        return _of_map(owner, called.name)
    return _of_list(owner, called.name) if isinstance(owner, ListOf) else None


def _of_promise(owner: Later, name: str) -> Call | None:
    value = awaited(owner)
    if name == "then":
        return (function((value,), None),), lambda given: Later(awaited(_first(given)))
    return ((function((PLAIN,), None),), lambda _: owner) if name in ("catch", "finally") else None


def _of_stream(owner: Stream, name: str) -> Call | None:
    if name in ("next", "getValue", "asObservable"):
        result = {"next": PLAIN, "getValue": owner.value, "asObservable": owner}[name]
        return (owner.value,), lambda _: result
    if name != "subscribe":
        return None
    observer = function((owner.value,), PLAIN)
    expected = joined((observer, shaped(next=observer, error=function((PLAIN,), PLAIN), complete=PLAIN)))
    return (expected,), lambda _: shaped(unsubscribe=function((), PLAIN), closed=PLAIN)


def _of_map(owner: MapOf, name: str) -> Call | None:
    if name == "forEach":
        return (function((owner.value, owner.key, owner), PLAIN),), lambda _: PLAIN
    results: dict[str, Type] = {
        "get": owner.value,
        "set": owner,
        "values": ListOf(owner.value),
        "keys": ListOf(owner.key),
        "entries": ListOf(TupleOf((owner.key, owner.value))),
        "has": PLAIN,
        "delete": PLAIN,
        "clear": PLAIN,
    }
    return ((owner.key, owner.value), lambda _: results[name]) if name in results else None


def _of_list(owner: ListOf, name: str) -> Call | None:
    item = item_of(owner)
    each = function((item, PLAIN, owner), PLAIN)
    plain = ListOf(item)
    if name == "map":
        return (_callback(item, owner),), lambda given: ListOf(_first(given))
    if name == "flatMap":
        return (_callback(item, owner),), lambda given: ListOf(joined((item_of(_first(given)),)))
    if name == "reduce":
        # What is accumulated has the type of the first value, which `walk` reads before.
        return (None,), lambda given: given[1] if len(given) > 1 else item
    if name in _COMPARING:
        return (function((item, item), PLAIN),), lambda _: plain
    if name in _LISTED:
        return (joined((item, plain)),) * 8, lambda _: plain
    if name in _SAME:
        return (each,), lambda _: plain
    if name in _ITEMS:
        return (each,), lambda _: item
    if name in _TESTS:
        return (each,), lambda _: PLAIN
    if name in _GIVEN:
        return (item,) * 8, lambda _: PLAIN
    if name == "entries":
        return (), lambda _: ListOf(TupleOf((PLAIN, item)))
    if name == "flat":
        return (), lambda _: ListOf(item_of(item))
    return (), lambda _: PLAIN if name in ("join", "keys") else None


def reducing(owner: Type, accumulated: Type) -> tuple[Type, ...]:
    """The types of the arguments of ``reduce``."""
    return function((accumulated, item_of(owner), PLAIN, owner), accumulated), accumulated


def _callback(item: Type, owner: Type) -> FunctionOf:
    return function((item, PLAIN, owner), None)


def _first(given: Sequence[Type]) -> Type:
    return returned_by(given[0]) if given else None
