"""The methods of lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.values.application import apply, run
from amplify_ls.values.budget import spend_on_items
from amplify_ls.values.containers import MOST_ITEMS
from amplify_ls.values.primitives import as_text, is_equal, is_true, joined
from amplify_ls.values.values import (
    Arguments,
    Array,
    Boolean,
    Chain,
    Function,
    Interpolation,
    Nothing,
    Number,
    Reason,
    Text,
    Unknown,
    Value,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from amplify_ls.syntax.outline import Span


def call_on_list(target: Array, name: str, arguments: Arguments, span: Span) -> Value | None:
    """``list.map(...)`` and its like; None where nothing is known of the result."""
    method = _METHODS.get(name)
    return None if method is None or arguments.is_open else method(target, arguments, span)


def mapped(target: Array, callback: Value | None, arguments: Arguments, span: Span) -> Array | None:
    """What a callback makes of each item."""
    if not isinstance(callback, Function):
        return None
    results = tuple(
        apply(callback, Arguments(arguments.span, (item, Number(item.span, index), target)))
        for index, item in enumerate(target.items)
    )
    return Array(span, results, target.is_open)


def _map(target: Array, arguments: Arguments, span: Span) -> Value | None:
    return mapped(target, arguments[0], arguments, span)


def _for_each(target: Array, arguments: Arguments, span: Span) -> Value | None:
    """What is done with each item. The result is of no use to anybody, and has that."""
    callback = arguments[0]
    if not isinstance(callback, Function):
        return None
    given = (Arguments(arguments.span, (item, Number(item.span, index), target)) for index, item in enumerate(target.items))
    return Array(span, tuple(value for each in given for value in run(callback, each)), is_open=True)


def _flat_map(target: Array, arguments: Arguments, span: Span) -> Value | None:
    results = mapped(target, arguments[0], arguments, span)
    return None if results is None else _flat(results, Arguments(arguments.span, ()), span)


def _flat(target: Array, arguments: Arguments, span: Span) -> Value | None:
    if arguments.count:
        return None
    return _one_after_the_other(span, (Array(span, (), target.is_open), *target.items))


def _concat(target: Array, arguments: Arguments, span: Span) -> Value | None:
    return _one_after_the_other(span, (target, *arguments.values))


def _one_after_the_other(span: Span, values: tuple[Value, ...]) -> Value:
    """Lists and single values in a row. What is not known may be a list of any length."""
    items: list[Value] = []
    is_open = False
    for value in values:
        is_known = isinstance(value, Array) and len(items) + len(value.items) <= MOST_ITEMS
        if isinstance(value, Array) and is_known and spend_on_items(len(value.items)):
            items.extend(value.items)
            is_open = is_open or value.is_open
        elif isinstance(value, (Array, Unknown)):
            is_open = True
        else:
            items.append(value)
    return Array(span, tuple(items), is_open)


def _filter(target: Array, arguments: Arguments, span: Span) -> Value | None:
    """The items that certainly remain; the array is open if others may."""
    verdicts = _verdicts(target, arguments)
    if verdicts is None:
        return None
    kept = tuple(item for item, verdict in zip(target.items, verdicts, strict=True) if verdict)
    return Array(span, kept, target.is_open or None in verdicts)


def _verdicts(target: Array, arguments: Arguments) -> list[bool | None] | None:
    """What a condition says of each item; None where there is no condition that can be seen."""
    condition = arguments[0]
    if isinstance(condition, Unknown) and (condition.reason, condition.name) == (Reason.UNDECLARED, "Boolean"):
        return [is_true(item) for item in target.items]
    results = mapped(target, condition, arguments, arguments.span)
    return None if results is None else [is_true(each) for each in results.items]


def _find(target: Array, arguments: Arguments, span: Span) -> Value | None:
    verdicts = None if target.is_open else _verdicts(target, arguments)
    for item, verdict in zip(target.items, verdicts or (), strict=False):
        if verdict is None:
            return None
        if verdict:
            return item
    return None if verdicts is None else Nothing(span, is_null=False)


def _some(target: Array, arguments: Arguments, span: Span) -> Value | None:
    verdicts = _verdicts(target, arguments)
    if verdicts is None:
        return None
    if True in verdicts:
        return Boolean(span, value=True)
    return None if target.is_open or None in verdicts else Boolean(span, value=False)


def _every(target: Array, arguments: Arguments, span: Span) -> Value | None:
    verdicts = _verdicts(target, arguments)
    if verdicts is None:
        return None
    if False in verdicts:
        return Boolean(span, value=False)
    return None if target.is_open or None in verdicts else Boolean(span, value=True)


def _includes(target: Array, arguments: Arguments, span: Span) -> Value | None:
    wanted = arguments[0]
    if wanted is None or arguments.count != 1:
        return None
    verdicts = [is_equal(item, wanted) for item in target.items]
    if True in verdicts:
        return Boolean(span, value=True)
    return None if target.is_open or None in verdicts else Boolean(span, value=False)


def _join(target: Array, arguments: Arguments, span: Span) -> Value | None:
    separator = arguments[0] or Text(span, ",")
    known = (Text, Number, Boolean, Interpolation, Chain)
    if target.is_open or not isinstance(separator, Text) or not all(isinstance(item, known) for item in target.items):
        return None
    parts = [part for item in target.items for part in (separator, item)]
    return joined(span, tuple(parts[1:]))


def _slice(target: Array, arguments: Arguments, span: Span) -> Value | None:
    bounds = [value.value for value in arguments.values if isinstance(value, Number) and isinstance(value.value, int)]
    if target.is_open or len(bounds) < arguments.count or len(bounds) > 2:
        return None
    start, end = (*bounds, None, None)[:2]
    return Array(span, target.items[slice(start, end)])


def _at(target: Array, arguments: Arguments, span: Span) -> Value | None:
    index = arguments[0]
    if target.is_open or not isinstance(index, Number) or not isinstance(index.value, int):
        return None
    is_there = -len(target.items) <= index.value < len(target.items)
    return target.items[index.value] if is_there else Nothing(span, is_null=False)


def _reversed(target: Array, arguments: Arguments, span: Span) -> Value | None:
    return None if arguments.count else Array(span, target.items[::-1], target.is_open)


def _sorted(target: Array, arguments: Arguments, span: Span) -> Value | None:
    texts = [as_text(item) for item in target.items if isinstance(item, Text)]
    known = [text for text in texts if text is not None and text.isascii()]
    if arguments.count or target.is_open or len(known) < len(target.items):
        return None
    ordered = sorted(zip(known, target.items, strict=True), key=lambda pair: pair[0])
    return Array(span, tuple(item for _, item in ordered))


def _reduce(target: Array, arguments: Arguments, span: Span) -> Value | None:
    callback, found = arguments[0], arguments[1]
    if target.is_open or not isinstance(callback, Function) or found is None:
        return None
    for index, item in enumerate(target.items):
        found = apply(callback, Arguments(arguments.span, (found, item, Number(item.span, index), target)))
        if isinstance(found, Unknown):
            return None
    return found


_METHODS: dict[str, Callable[[Array, Arguments, Span], Value | None]] = {
    "at": _at,
    "concat": _concat,
    "every": _every,
    "filter": _filter,
    "find": _find,
    "flat": _flat,
    "flatMap": _flat_map,
    "forEach": _for_each,
    "includes": _includes,
    "join": _join,
    "map": _map,
    "reduce": _reduce,
    "reverse": _reversed,
    "slice": _slice,
    "some": _some,
    "sort": _sorted,
    "toReversed": _reversed,
    "toSorted": _sorted,
}
