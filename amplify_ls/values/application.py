"""Functions of the author's, applied to values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.syntax.expressions import ParameterName
from amplify_ls.values.access import access
from amplify_ls.values.escape import calls_by_name, guarded_in
from amplify_ls.values.evaluation import evaluate
from amplify_ls.values.scope import Scope
from amplify_ls.values.values import Array, Function, Nothing, Unknown, Value

if TYPE_CHECKING:
    from collections.abc import Callable

    from amplify_ls.syntax.expressions import Function as FunctionExpression
    from amplify_ls.syntax.expressions import ParameterObject
    from amplify_ls.values.values import Arguments

DEEPEST_CALL = 8
"""How many of the author's functions are followed into one another."""

_calls: list[FunctionExpression] = []


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
    local: dict[str, Value] = {name: Unknown(function.span) for name in expression.hidden}
    scope = Scope(outer.module, outer.anchor, local, outer, calls_by_name(outer.module, expression.uses))
    given: dict[str, Value] = {}
    for index, parameter in enumerate(expression.parameters):
        _bind(parameter, index, arguments, given, scope)
    for name, value in given.items():
        local[name] = guarded_in(outer.module, name, value, expression.uses)
    for constant in expression.constants:
        local[constant.name] = guarded_in(outer.module, constant.name, evaluate(constant.value, scope), expression.uses)
    assert expression.result is not None
    return evaluate(expression.result, scope)


def _bind(
    parameter: ParameterName | ParameterObject,
    index: int,
    arguments: Arguments,
    local: dict[str, Value],
    scope: Scope,
) -> None:
    given = arguments[index]
    if isinstance(parameter, ParameterName):
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
