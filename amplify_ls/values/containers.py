"""Objects and lists."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from amplify_ls.syntax import expressions as syntax
from amplify_ls.syntax.outline import Span, span_at
from amplify_ls.values.budget import spend_on_items
from amplify_ls.values.evaluation import evaluate, evaluates, span_of
from amplify_ls.values.objects import ObjectBuilder
from amplify_ls.values.values import Array, Namespace, Object, Property, Text, Unknown, Value

if TYPE_CHECKING:
    from amplify_ls.values.scope import Scope

MOST_ITEMS = 10_000
"""A list that doubles itself a few times has more items than anybody wrote: it is not followed further."""


@evaluates(syntax.ObjectLiteral)
def _object(expression: syntax.ObjectLiteral, scope: Scope) -> Value:
    builder = ObjectBuilder()
    anchor = scope.anchor
    for member in expression.members:
        if isinstance(member, syntax.Pair):
            if isinstance(member.value, syntax.Broken):
                builder.open()
            name_span = span_at((anchor, member.name_start, member.name_end))
            whole = span_at((anchor, member.start, member.end))
            builder.put(Property(member.name, name_span, whole, evaluate(member.value, scope)))
        elif isinstance(member, syntax.Spread):
            builder.spread(_spreadable(evaluate(member.value, scope), scope))
        else:
            _computed(builder, member, scope)
    built = builder.build(span_of(expression, scope))
    return replace(built, hidden=expression.hidden) if expression.hidden else built


def _computed(builder: ObjectBuilder, member: syntax.Expression | syntax.ComputedPair, scope: Scope) -> None:
    """``[key]: value``: a member like any other where the key is a known text."""
    if not isinstance(member, syntax.ComputedPair):
        builder.open()
        return
    key = evaluate(member.key, scope)
    if not isinstance(key, Text):
        builder.open()
        return
    key_span = Span(scope.anchor, member.key.start, member.key.end)
    whole = Span(scope.anchor, member.start, member.end)
    builder.put(Property(key.value, key_span, whole, evaluate(member.value, scope)))


def _spreadable(value: Value, scope: Scope) -> Value:
    if isinstance(value, Namespace):
        value = scope.module.sources.namespace_object(value)
    if isinstance(value, Object) and not spend_on_items(len(value.properties)):
        return Unknown(value.span)
    return value


@evaluates(syntax.ChunkedObject)
def _chunked(expression: syntax.ChunkedObject, scope: Scope) -> Value:
    return scope.module.chunked_object(scope.anchor, expression.start, expression.end)


@evaluates(syntax.ArrayLiteral)
def _array(expression: syntax.ArrayLiteral, scope: Scope) -> Value:
    items, is_open = values_of(expression.items, scope)
    return Array(span_of(expression, scope), items, is_open)


def values_of(expressions: tuple[syntax.Expression, ...], scope: Scope) -> tuple[tuple[Value, ...], bool]:
    """Values of a list or of arguments, known lists spread out, and whether there may be more."""
    if not expressions:
        return (), False
    items: list[Value] = []
    is_open = False
    for item in expressions:
        if not isinstance(item, syntax.Spread):
            items.append(evaluate(item, scope))
            continue
        spread = evaluate(item.value, scope)
        is_known = isinstance(spread, Array) and len(items) + len(spread.items) <= MOST_ITEMS
        if isinstance(spread, Array) and is_known and spend_on_items(len(spread.items)):
            items.extend(spread.items)
            is_open = is_open or spread.is_open
        else:
            is_open = True
    return tuple(items), is_open
