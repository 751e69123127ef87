"""Built-ins of JavaScript: functions of ``Object``, ``Array`` and ``String``, methods of arrays and strings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.values.lists import call_on_list, mapped
from amplify_ls.values.objects import ObjectBuilder
from amplify_ls.values.texts import call_on_text
from amplify_ls.values.values import (
    Arguments,
    Array,
    Chain,
    Interpolation,
    Link,
    Nothing,
    Number,
    Object,
    Property,
    Reason,
    Symbol,
    Text,
    Unknown,
    Value,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from amplify_ls.syntax.outline import Span

EACH_NAME = "(each name)"
"""The role of the symbol for the name of every member of what a package returns."""
_LONGEST_COUNT = 1_000
"""Items of ``Array.from({ length })``; of a longer list nothing is said."""


def call_on_value(target: Value, name: str, arguments: Arguments, span: Span) -> Value | None:
    """A method of a value that JavaScript knows; None where nothing is known of the result."""
    if isinstance(target, Array):
        return call_on_list(target, name, arguments, span)
    if isinstance(target, (Text, Interpolation)):
        return call_on_text(target, name, arguments, span)
    if isinstance(target, Unknown) and target.reason in (Reason.UNDECLARED, Reason.BROKEN):
        function = _FUNCTIONS.get((target.name, name))
        is_followed = function is not None and (name == "assign" or not arguments.is_open)
        return function(arguments, span) if function is not None and is_followed else None
    return None


def _assign(arguments: Arguments, span: Span) -> Value | None:
    """``Object.assign(target, ...sources)``: the target with the members of the sources."""
    if not arguments.count or not isinstance(arguments.values[0], Object):
        return None
    builder = ObjectBuilder()
    for value in arguments.values:
        builder.spread(value)
    if arguments.is_open:
        builder.spread(Unknown(span))
    return builder.build(span)


def _same(arguments: Arguments, span: Span) -> Value | None:
    del span
    return arguments[0] if arguments.count == 1 else None


def _keys(arguments: Arguments, span: Span) -> Value | None:
    value = arguments[0]
    if isinstance(value, Chain):
        return Array(span, (Symbol(span, EACH_NAME),), is_open=True)
    if not isinstance(value, Object):
        return None
    return Array(span, tuple(Text(prop.name_span, prop.name) for prop in value.listed()), value.is_open)


def _values(arguments: Arguments, span: Span) -> Value | None:
    value = arguments[0]
    if isinstance(value, Chain):
        return Array(span, (_each_of(value, span),), is_open=True)
    return Array(span, tuple(prop.value for prop in value.listed()), value.is_open) if isinstance(value, Object) else None


def _entries(arguments: Arguments, span: Span) -> Value | None:
    value = arguments[0]
    if isinstance(value, Chain):
        pair = Array(span, (Symbol(span, EACH_NAME), _each_of(value, span)))
        return Array(span, (pair,), is_open=True)
    if not isinstance(value, Object):
        return None
    pairs = tuple(Array(prop.span, (Text(prop.name_span, prop.name), prop.value)) for prop in value.listed())
    return Array(span, pairs, value.is_open)


def _each_of(value: Chain, span: Span) -> Chain:
    """Every member of what a package returns. How many there are is unknown, but what is done with one is done with all."""
    link = Link("", span, None, Symbol(span, EACH_NAME), span=span)
    return Chain(span, value.base, (*value.links, link), value.is_open)


def _from_entries(arguments: Arguments, span: Span) -> Value | None:
    """``Object.fromEntries(pairs)``."""
    pairs = arguments[0]
    if not isinstance(pairs, Array):
        return None
    builder = ObjectBuilder()
    for pair in pairs.items:
        key, value = pair.items if isinstance(pair, Array) and len(pair.items) == 2 and not pair.is_open else (None, None)
        if isinstance(key, Text) and value is not None:
            builder.spread(Object(pair.span, {key.value: Property(key.value, key.span, pair.span, value)}))
        else:
            builder.spread(Unknown(pair.span))
    if pairs.is_open:
        builder.spread(Unknown(pairs.span))
    return builder.build(span)


def _list_from(arguments: Arguments, span: Span) -> Value | None:
    """``Array.from(list, callback)`` and ``Array.from({ length }, callback)``."""
    source = arguments[0]
    length = source.get("length") if isinstance(source, Object) and len(source.properties) == 1 else None
    if isinstance(length, Number) and isinstance(length.value, int) and 0 <= length.value <= _LONGEST_COUNT:
        source = Array(span, tuple(Nothing(span, is_null=False) for _ in range(length.value)))
    if not isinstance(source, Array) or arguments.count > 2:
        return None
    return Array(span, source.items, source.is_open) if arguments.count == 1 else mapped(source, arguments[1], arguments, span)


def _list_of(arguments: Arguments, span: Span) -> Value | None:
    return Array(span, arguments.values)


_FUNCTIONS: dict[tuple[str, str], Callable[[Arguments, Span], Value | None]] = {
    ("Object", "assign"): _assign,
    ("Object", "freeze"): _same,
    ("Object", "seal"): _same,
    ("Object", "preventExtensions"): _same,
    ("Object", "keys"): _keys,
    ("Object", "values"): _values,
    ("Object", "entries"): _entries,
    ("Object", "fromEntries"): _from_entries,
    ("Array", "from"): _list_from,
    ("Array", "of"): _list_of,
}
