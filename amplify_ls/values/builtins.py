"""What JavaScript brings along: functions of ``Object``, methods of lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.values.application import apply, run
from amplify_ls.values.containers import MOST_ITEMS
from amplify_ls.values.objects import ObjectBuilder
from amplify_ls.values.values import Arguments, Array, Function, Number, Object, Property, Text, Unknown, Value

if TYPE_CHECKING:
    from amplify_ls.syntax.outline import Span


def call_on_object(name: str, arguments: Arguments, span: Span) -> Value | None:
    """``Object.values(x)`` and its like; None where nothing is known of the result."""
    if name == "assign":
        return _assigned(arguments, span)
    if arguments.count != 1 or arguments.is_open:
        return None
    value = arguments.values[0]
    if name in ("freeze", "seal"):
        return value
    if name == "fromEntries" and isinstance(value, Array):
        return _from_pairs(value, span)
    if not isinstance(value, Object):
        return None
    if name == "keys":
        return Array(span, tuple(Text(prop.name_span, prop.name) for prop in value), value.is_open)
    if name == "values":
        return Array(span, tuple(prop.value for prop in value), value.is_open)
    if name == "entries":
        pairs = tuple(Array(prop.span, (Text(prop.name_span, prop.name), prop.value)) for prop in value)
        return Array(span, pairs, value.is_open)
    return None


def call_on_list(target: Array, name: str, arguments: Arguments, span: Span) -> Value | None:
    """``list.map(...)`` and its like; None where nothing is known of the result."""
    if arguments.is_open:
        return None
    if name in ("map", "flatMap"):
        return _mapped(target, name, arguments, span)
    if name == "forEach":
        return _for_each(target, arguments, span)
    if name == "concat":
        return _joined(span, (target, *arguments.values))
    return None


def _assigned(arguments: Arguments, span: Span) -> Value | None:
    """``Object.assign(target, ...sources)``: the target with all that the sources hold."""
    if not arguments.count or not isinstance(arguments.values[0], Object):
        return None
    builder = ObjectBuilder()
    for value in arguments.values:
        builder.spread(value)
    if arguments.is_open:
        builder.spread(Unknown(span))
    return builder.build(span)


def _mapped(target: Array, name: str, arguments: Arguments, span: Span) -> Value | None:
    callback = arguments[0]
    if not isinstance(callback, Function):
        return None
    results = tuple(
        apply(callback, Arguments(arguments.span, (item, Number(item.span, index), target)))
        for index, item in enumerate(target.items)
    )
    if name == "flatMap":
        return _joined(span, (Array(span, (), target.is_open), *results))
    return Array(span, results, target.is_open)


def _for_each(target: Array, arguments: Arguments, span: Span) -> Value | None:
    """What is done with each item. The result is of no use to anybody, and has that."""
    callback = arguments[0]
    if not isinstance(callback, Function):
        return None
    given = (Arguments(arguments.span, (item, Number(item.span, index), target)) for index, item in enumerate(target.items))
    return Array(span, tuple(value for each in given for value in run(callback, each)), is_open=True)


def _from_pairs(pairs: Array, span: Span) -> Value:
    """``Object.fromEntries([[key, value], ...])``."""
    builder = ObjectBuilder()
    for pair in pairs.items:
        key, value = pair.items if isinstance(pair, Array) and len(pair.items) == 2 and not pair.is_open else (None, None)
        if isinstance(key, Text) and value is not None:
            builder.spread(Object(pair.span, {key.value: Property(key.value, key.span, pair.span, value)}))
        else:
            builder.spread(Unknown(pair.span))
    if pairs.is_open:
        builder.spread(Unknown(span))
    return builder.build(span)


def _joined(span: Span, values: tuple[Value, ...]) -> Value:
    """Lists and single values, one after the other. What is not known may be a list of any length."""
    items: list[Value] = []
    is_open = False
    for value in values:
        if isinstance(value, Array) and len(items) + len(value.items) <= MOST_ITEMS:
            items.extend(value.items)
            is_open = is_open or value.is_open
        elif isinstance(value, (Array, Unknown)):
            is_open = True
        else:
            items.append(value)
    return Array(span, tuple(items), is_open)
