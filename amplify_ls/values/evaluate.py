"""From an expression to its value."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from amplify_ls.syntax import expressions as syntax
from amplify_ls.syntax.outline import Span
from amplify_ls.values.escape import guarded_in, touches
from amplify_ls.values.objects import ObjectBuilder
from amplify_ls.values.scope import Scope
from amplify_ls.values.values import (
    Arguments,
    Array,
    Boolean,
    Chain,
    Creation,
    External,
    Function,
    Interpolation,
    Link,
    Namespace,
    Nothing,
    Number,
    Object,
    Property,
    Reason,
    Symbol,
    Text,
    Unknown,
    Value,
    opened,
)

if TYPE_CHECKING:
    from collections.abc import Callable

_NUMBERS = {"NaN": math.nan, "Infinity": math.inf}
MOST_ITEMS = 10_000
"""A list that doubles itself a few times has more items than anybody wrote: it is not followed further."""

DEEPEST_CALL = 8
"""How many of the author's functions are followed into one another."""


def evaluate(expression: syntax.Expression, scope: Scope) -> Value:
    """The value of an expression. Never fails: what cannot be seen through is Unknown."""
    handler = _EVALUATE.get(type(expression))
    if handler is None:
        return Unknown(_span(expression, scope))
    return handler(expression, scope)


def _span(expression: syntax.Expression, scope: Scope) -> Span:
    return Span(scope.anchor, expression.start, expression.end)


def _text(expression: syntax.StringLiteral, scope: Scope) -> Value:
    return Text(_span(expression, scope), expression.value)


def _number(expression: syntax.NumberLiteral, scope: Scope) -> Value:
    return Number(_span(expression, scope), expression.value)


def _boolean(expression: syntax.BooleanLiteral, scope: Scope) -> Value:
    return Boolean(_span(expression, scope), expression.value)


def _null(expression: syntax.NullLiteral, scope: Scope) -> Value:
    return Nothing(_span(expression, scope), is_null=True)


def _template(expression: syntax.Template, scope: Scope) -> Value:
    return Interpolation(_span(expression, scope), tuple(evaluate(part, scope) for part in expression.parts))


def _conditional(expression: syntax.Conditional, scope: Scope) -> Value:
    """Which of the two it is cannot be seen; that it is a text can, where both are."""
    span = _span(expression, scope)
    both = (evaluate(expression.consequence, scope), evaluate(expression.alternative, scope))
    return Interpolation(span, (Unknown(span),)) if all(map(_is_text, both)) else Unknown(span)


def _is_text(value: Value) -> bool:
    if isinstance(value, Chain):
        base, link = value.base, value.links[0] if value.links else None
        return isinstance(base, Unknown) and base.name == "process" and link is not None and link.name == "env"
    return isinstance(value, (Text, Interpolation))


def _broken(expression: syntax.Broken, scope: Scope) -> Value:
    return Unknown(_span(expression, scope), Reason.BROKEN)


def _cast(expression: syntax.Cast, scope: Scope) -> Value:
    return evaluate(expression.value, scope)


def _sequence(expression: syntax.Sequence, scope: Scope) -> Value:
    """The comma operator is worth its last item; the items themselves matter to a rule that mends ``.to[('a', 'b')]``."""
    items = tuple(evaluate(item, scope) for item in expression.items)
    return Array(_span(expression, scope), items, is_open=True)


def _new(expression: syntax.New, scope: Scope) -> Value:
    values, is_open = _items(expression.arguments, scope)
    given = Arguments(Span(scope.anchor, expression.arguments_start, expression.end), values, is_open)
    made = Creation(evaluate(expression.constructor, scope), given)
    return Unknown(_span(expression, scope), Reason.CREATED, expression.class_name, made)


def _function(expression: syntax.Function, scope: Scope) -> Value:
    return Function(_span(expression, scope), expression, scope)


def _identifier(expression: syntax.Identifier, scope: Scope) -> Value:
    place = _span(expression, scope)
    local = scope.find(expression.name)
    if local is not None:
        local = _destructured(local, place)
        is_changed = isinstance(local, Chain) and scope.method_calls(expression.name) > 0
        return opened(local) if is_changed else local
    if expression.name == "undefined":
        return Nothing(place, is_null=False)
    value = _placed(scope.module.shared(expression.name, place), place)
    if expression.name in _NUMBERS and isinstance(value, Unknown) and value.reason is Reason.UNDECLARED:
        return Number(place, _NUMBERS[expression.name])
    return value


def _placed(value: Value, place: Span) -> Value:
    """What a name that is imported from a package stands for is written nowhere: its place is where it is used."""
    if isinstance(value, (External, Unknown, Namespace)):
        return replace(value, span=place)
    return value


def _destructured(local: Value, place: Span) -> Value:
    """What a callback takes out of its parameter, ``({ owner }) => owner()``, stands where it is used."""
    if not isinstance(local, Chain) or not isinstance(local.base, Symbol) or len(local.links) != 1:
        return local
    link = local.links[0]
    if link.name_span != local.base.span:
        return local
    return replace(local, span=place, links=(replace(link, name_span=place, span=place),))


def _receiver(expression: syntax.Expression, scope: Scope) -> Value:
    if not isinstance(expression, syntax.Identifier):
        return evaluate(expression, scope)
    local = scope.find(expression.name)
    place = _span(expression, scope)
    if local is None:
        return _placed(scope.module.receiver(expression.name, place), place)
    local = _destructured(local, place)
    is_changed = isinstance(local, Chain) and scope.method_calls(expression.name) > 1
    return opened(local) if is_changed else local


def _object(expression: syntax.ObjectLiteral, scope: Scope) -> Value:
    builder = ObjectBuilder()
    for member in expression.members:
        if isinstance(member, syntax.Pair):
            if isinstance(member.value, syntax.Broken):
                builder.open()
            name_span = Span(scope.anchor, member.name_start, member.name_end)
            whole = Span(scope.anchor, member.start, member.end)
            builder.put(Property(member.name, name_span, whole, evaluate(member.value, scope)))
        elif isinstance(member, syntax.Spread):
            builder.spread(_spreadable(evaluate(member.value, scope), scope))
        else:
            _computed(builder, member, scope)
    return builder.build(_span(expression, scope))


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
        return scope.module.sources.namespace_object(value)
    return value


def _chunked(expression: syntax.ChunkedObject, scope: Scope) -> Value:
    return scope.module.chunked_object(scope.anchor, expression.start, expression.end)


def _array(expression: syntax.ArrayLiteral, scope: Scope) -> Value:
    items, is_open = _items(expression.items, scope)
    return Array(_span(expression, scope), items, is_open)


def _items(expressions: tuple[syntax.Expression, ...], scope: Scope) -> tuple[tuple[Value, ...], bool]:
    """Values of a list or of arguments, known lists spread out, and whether there may be more."""
    items: list[Value] = []
    is_open = False
    for item in expressions:
        if not isinstance(item, syntax.Spread):
            items.append(evaluate(item, scope))
            continue
        spread = evaluate(item.value, scope)
        if isinstance(spread, Array) and len(items) + len(spread.items) <= MOST_ITEMS:
            items.extend(spread.items)
            is_open = is_open or spread.is_open
        else:
            is_open = True
    return tuple(items), is_open


def _member(expression: syntax.MemberAccess, scope: Scope) -> Value:
    target = _receiver(expression.object, scope)
    return access(target, expression.name, _name_span(expression, scope), _span(expression, scope), scope)


def _name_span(expression: syntax.MemberAccess, scope: Scope) -> Span:
    return Span(scope.anchor, expression.name_start, expression.end)


_FUNCTION_METHODS = frozenset({"bind", "call", "apply"})
"""What every function has: they say nothing about the builder that they are taken from."""


def access(target: Value, name: str, name_span: Span, span: Span, scope: Scope) -> Value:
    """``target.name``."""
    if isinstance(target, Object):
        found = target.get(name)
        if found is not None:
            return found
        return Nothing(span, is_null=False) if target.lacks(name) else Unknown(span)
    if isinstance(target, Namespace):
        return _placed(scope.module.sources.exported(target.path, name, span), span)
    if isinstance(target, External) and target.name == "*":
        return External(span, target.module, name)
    chain = as_chain(target)
    if chain is None or (name in _FUNCTION_METHODS and chain.links and chain.links[-1].arguments is None):
        return Unknown(span)
    step = Span(span.anchor, max(name_span.start - 1, 0), span.end) if span.anchor is name_span.anchor else name_span
    return Chain(span, chain.base, (*chain.links, Link(name, name_span, None, span=step)), chain.is_open)


def as_chain(value: Value) -> Chain | None:
    """The value as a chain that can grow, if it is one."""
    if isinstance(value, Chain):
        return value
    if isinstance(value, (External, Symbol)):
        return Chain(value.span, value, ())
    if isinstance(value, Unknown) and value.reason in (Reason.UNDECLARED, Reason.CREATED):
        return Chain(value.span, value, ())
    return None


def _subscript(expression: syntax.Subscript, scope: Scope) -> Value:
    target = _receiver(expression.object, scope)
    index = evaluate(expression.key, scope)
    span = _span(expression, scope)
    if isinstance(target, Array) and isinstance(index, Number) and not target.is_open:
        at = int(index.value)
        return target.items[at] if 0 <= at < len(target.items) else Nothing(span, is_null=False)
    if isinstance(target, (Object, Namespace)):
        return access(target, index.value, index.span, span, scope) if isinstance(index, Text) else Unknown(span)
    chain = as_chain(target)
    if chain is None:
        return Unknown(span)
    step = Span(scope.anchor, expression.bracket_start, expression.end)
    return Chain(span, chain.base, (*chain.links, Link("", step, None, index, span=step)), chain.is_open)


def _call(expression: syntax.Call, scope: Scope) -> Value:
    callee = _receiver(expression.callee, scope)
    values, is_open = _items(expression.arguments, scope)
    span = _span(expression, scope)
    arguments = Arguments(Span(scope.anchor, expression.arguments_start, expression.end), values, is_open)
    if isinstance(callee, Function):
        return replace_unknown(apply(callee, arguments), span)
    builtin = _builtin(expression, arguments, span)
    if builtin is not None:
        return builtin
    chain = as_chain(callee)
    return Unknown(span) if chain is None else called(chain, arguments, span)


def replace_unknown(value: Value, span: Span) -> Value:
    """An unknown result of a function stands where the function was called."""
    return Unknown(span) if isinstance(value, Unknown) else value


def called(chain: Chain, arguments: Arguments, span: Span) -> Chain:
    """The chain after its last link was called."""
    if not chain.links or chain.links[-1].arguments is not None or chain.links[-1].subscript is not None:
        link = Link("", arguments.span, arguments, span=arguments.span)
        return Chain(span, chain.base, (*chain.links, link), chain.is_open)
    last = chain.links[-1]
    step = arguments.span
    if step.anchor is last.span.anchor:
        step = Span(step.anchor, last.span.start, step.end)
    link = Link(last.name, last.name_span, arguments, span=step)
    return Chain(span, chain.base, (*chain.links[:-1], link), chain.is_open)


def _builtin(expression: syntax.Call, arguments: Arguments, span: Span) -> Value | None:
    """``Object.freeze``, ``Object.values`` and ``Object.keys`` of something known."""
    callee = expression.callee
    if not isinstance(callee, syntax.MemberAccess) or not isinstance(callee.object, syntax.Identifier):
        return None
    if callee.object.name != "Object" or arguments.count != 1:
        return None
    value = arguments.values[0]
    if callee.name == "freeze":
        return value
    if not isinstance(value, Object) or callee.name not in ("values", "keys"):
        return None
    if callee.name == "keys":
        return Array(span, tuple(Text(prop.name_span, prop.name) for prop in value), value.is_open)
    return Array(span, tuple(prop.value for prop in value), value.is_open)


_calls: list[syntax.Function] = []


def apply(function: Function, arguments: Arguments) -> Value:
    """What a function of the author's returns for these arguments; Unknown for recursion and too many calls in calls."""
    expression = function.expression
    if expression.result is None or len(_calls) >= DEEPEST_CALL or any(call is expression for call in _calls):
        return Unknown(function.span)
    _calls.append(expression)
    try:
        return _applied(function, arguments)
    finally:
        _calls.pop()


def on_its_own(compute: Callable[[], Value]) -> Value:
    """Compute a value that is kept: it must not depend on how deep in calls it was asked for first."""
    saved = _calls[:]
    _calls.clear()
    try:
        return compute()
    finally:
        _calls[:] = saved


def _applied(function: Function, arguments: Arguments) -> Value:
    expression, outer = function.expression, function.scope
    local: dict[str, Value] = {}
    calls_on: dict[str, int] = {}
    for use in expression.uses:
        if touches(outer.module, (use,)):
            calls_on[use.name] = calls_on.get(use.name, 0) + 1
    scope = Scope(outer.module, outer.anchor, local, outer, calls_on)
    for index, parameter in enumerate(expression.parameters):
        _bind(parameter, index, arguments, local, scope)
    for name, value in local.items():
        local[name] = guarded_in(outer.module, name, value, expression.uses)
    for constant in expression.constants:
        local[constant.name] = guarded_in(outer.module, constant.name, evaluate(constant.value, scope), expression.uses)
    assert expression.result is not None
    return evaluate(expression.result, scope)


def _bind(
    parameter: syntax.ParameterName | syntax.ParameterObject,
    index: int,
    arguments: Arguments,
    local: dict[str, Value],
    scope: Scope,
) -> None:
    given = arguments[index]
    if isinstance(parameter, syntax.ParameterName):
        if parameter.rest:
            local[parameter.name] = Array(arguments.span, arguments.values[index:], arguments.is_open)
        elif given is not None and not (isinstance(given, Nothing) and not given.is_null):
            local[parameter.name] = given
        elif arguments.is_open:
            local[parameter.name] = Unknown(arguments.span)
        elif parameter.default is not None:
            local[parameter.name] = evaluate(parameter.default, scope)
        else:
            local[parameter.name] = Nothing(arguments.span, is_null=False)
        return
    for name, target in parameter.names:
        local[target] = Unknown(arguments.span) if given is None else access(given, name, given.span, given.span, scope)


_EVALUATE: dict[type, Callable[[Any, Scope], Value]] = {
    syntax.StringLiteral: _text,
    syntax.NumberLiteral: _number,
    syntax.BooleanLiteral: _boolean,
    syntax.NullLiteral: _null,
    syntax.Template: _template,
    syntax.Conditional: _conditional,
    syntax.Broken: _broken,
    syntax.Cast: _cast,
    syntax.Sequence: _sequence,
    syntax.New: _new,
    syntax.Function: _function,
    syntax.Identifier: _identifier,
    syntax.ObjectLiteral: _object,
    syntax.ChunkedObject: _chunked,
    syntax.ArrayLiteral: _array,
    syntax.MemberAccess: _member,
    syntax.Subscript: _subscript,
    syntax.Call: _call,
}
