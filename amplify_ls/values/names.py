"""Names and members."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

from amplify_ls.syntax import expressions as syntax
from amplify_ls.syntax.outline import Span, span_at
from amplify_ls.syntax.uses import THIS
from amplify_ls.values.access import access, as_chain, placed
from amplify_ls.values.evaluation import evaluate, evaluates, span_of
from amplify_ls.values.values import (
    Array,
    Chain,
    Link,
    Namespace,
    Nothing,
    Number,
    Object,
    Reason,
    Symbol,
    Text,
    Unknown,
    Value,
    opened,
)

if TYPE_CHECKING:
    from amplify_ls.values.scope import Scope

_NUMBERS = {"NaN": math.nan, "Infinity": math.inf}


@evaluates(syntax.Identifier)
def _identifier(expression: syntax.Identifier, scope: Scope) -> Value:
    place = span_of(expression, scope)
    local = scope.find(expression.name)
    if local is not None:
        local = _destructured(local, place)
        is_changed = isinstance(local, Chain) and scope.method_calls(expression.name) > 0
        return opened(local) if is_changed else local
    if expression.name == "undefined":
        return Nothing(place, is_null=False)
    if expression.name == THIS:
        return Unknown(place)
    value = placed(scope.module.shared(expression.name, place), place)
    if expression.name in _NUMBERS and isinstance(value, Unknown) and value.reason is Reason.UNDECLARED:
        return Number(place, _NUMBERS[expression.name])
    return value


def _destructured(local: Value, place: Span) -> Value:
    """The place of a destructured parameter of a callback, ``({ owner }) => owner()``, is where it is used."""
    if not isinstance(local, Chain) or not isinstance(local.base, Symbol) or len(local.links) != 1:
        return local
    link = local.links[0]
    if link.name_span != local.base.span:
        return local
    return replace(local, span=place, links=(replace(link, name_span=place, span=place),))


def receiver(expression: syntax.Expression, scope: Scope) -> Value:
    """The value of an expression that a member is taken from, or that is called, right here."""
    if not isinstance(expression, syntax.Identifier):
        return evaluate(expression, scope)
    local = scope.find(expression.name)
    place = span_of(expression, scope)
    if local is None and expression.name == THIS:
        return Unknown(place)
    if local is None:
        return placed(scope.module.receiver(expression.name, place), place)
    local = _destructured(local, place)
    is_changed = isinstance(local, Chain) and scope.method_calls(expression.name) > 1
    return opened(local) if is_changed else local


@evaluates(syntax.MemberAccess)
def _member(expression: syntax.MemberAccess, scope: Scope) -> Value:
    target = receiver(expression.object, scope)
    return access(target, expression.name, member_span(expression, scope), span_of(expression, scope), scope)


def member_span(expression: syntax.MemberAccess, scope: Scope) -> Span:
    """The span of the name of a member."""
    return span_at((scope.anchor, expression.name_start, expression.end))


@evaluates(syntax.Subscript)
def _subscript(expression: syntax.Subscript, scope: Scope) -> Value:
    target = receiver(expression.object, scope)
    index = _index(expression.key, scope)
    span = span_of(expression, scope)
    if isinstance(target, Array) and isinstance(index, Number) and not target.is_open:
        at = int(index.value)
        return target.items[at] if 0 <= at < len(target.items) else Nothing(span, is_null=False)
    if isinstance(target, (Object, Namespace)):
        return access(target, index.value, index.span, span, scope) if isinstance(index, Text) else Unknown(span)
    chain = as_chain(target)
    if chain is None:
        return Unknown(span)
    if isinstance(index, Text) and (not chain.links or chain.links[-1].arguments is not None):
        # After a method name without a call, as in `.to['read']`, the brackets replace the call.
        return access(chain, index.value, _within_quotes(index), span, scope)
    step = Span(scope.anchor, expression.bracket_start, expression.end)
    return Chain(span, chain.base, (*chain.links, Link("", step, None, index, span=step)), chain.is_open)


def _within_quotes(name: Text) -> Span:
    """The span of a name in a string literal: a new name is written between the same quotes."""
    at = name.span
    is_quoted = at.end - at.start == len(name.value.encode()) + 2
    return Span(at.anchor, at.start + 1, at.end - 1) if is_quoted else at


def _index(key: syntax.Expression, scope: Scope) -> Value:
    """The content of brackets: all items of ``('read', 'update')``, although its value is the last one."""
    if not isinstance(key, syntax.Sequence):
        return evaluate(key, scope)
    return Array(span_of(key, scope), tuple(evaluate(item, scope) for item in key.items), is_open=True)
