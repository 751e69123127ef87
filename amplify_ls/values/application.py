"""Apply functions of the author to values."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from amplify_ls.incremental.graph import Derived
from amplify_ls.syntax.expressions import ParameterName
from amplify_ls.values.access import access
from amplify_ls.values.budget import spend, within_budget
from amplify_ls.values.escape import calls_by_name, guarded_in
from amplify_ls.values.evaluation import evaluate
from amplify_ls.values.scope import Scope
from amplify_ls.values.values import Arguments, Array, Function, Nothing, Reason, Symbol, Unknown, Value

if TYPE_CHECKING:
    from collections.abc import Callable

    from amplify_ls.syntax.expressions import Expression, ParameterObject
    from amplify_ls.syntax.expressions import Function as FunctionExpression
    from amplify_ls.values.home import Home

T = TypeVar("T")

DEEPEST_CALL = 8
"""The maximum depth of nested calls of the author's functions."""

_calls: list[FunctionExpression] = []


def apply(function: Function, arguments: Arguments) -> Value:
    """The result of a function of the author for these arguments; Unknown for recursion and too deeply nested calls."""
    result = function.expression.result
    found = None if result is None else _entered(function, lambda: _evaluated(function, arguments, (result,)))
    return found[0] if found else Unknown(function.span)


def result_of(function: Function, *roles: str) -> Value:
    """The result of a function for an unknown caller that passes one symbol for each role.

    It is computed once, and released with the function when the value around it is computed again.
    """
    return _kept(function, roles, _result_of)


def outcome_of(function: Function, *roles: str) -> Value:
    """The values that a function evaluates for an unknown caller that passes one symbol for each role, as an array.

    It contains the values of its statements and then its result, and is open if the function may do more. It is computed
    once, like ``result_of``.
    """
    return _kept(function, (_OUTCOME, *roles), _outcome_of)


_OUTCOME = "(outcome)"


def _kept(function: Function, key: tuple[str, ...], compute: Callable[[Function, tuple[str, ...]], Value]) -> Value:
    cell = function.results.get(key)
    if cell is None:
        if function.owner is not None and not function.results:
            function.owner.own(_Results(function))
        cell = function.results[key] = Derived(compute, in_cycle=_unknown_result, arguments=(function, key))
    return cell.get()


class _Results:
    """The results of a function as one object that can be released, so that function and results do not refer to each other."""

    def __init__(self, function: Function) -> None:
        self._function = function

    def drop(self) -> None:
        for cell in self._function.results.values():
            cell.drop()
        self._function.results.clear()


def _result_of(function: Function, roles: tuple[str, ...]) -> Value:
    span = function.span
    module = function.scope.module
    return on_its_own(module, lambda: apply(function, Arguments(span, tuple(Symbol(span, role) for role in roles))))


def _outcome_of(function: Function, key: tuple[str, ...]) -> Value:
    span = function.span
    arguments = Arguments(span, tuple(Symbol(span, role) for role in key[1:]))

    def compute() -> Value:
        return Array(span, run(function, arguments), function.expression.is_partial)

    return on_its_own(function.scope.module, compute)


def _unknown_result(function: Function, roles: tuple[str, ...]) -> Value:
    del roles
    return Unknown(function.span, Reason.CYCLE)


def _entered(function: Function, compute: Callable[[], tuple[Value, ...]]) -> tuple[Value, ...] | None:
    """The result of a call; None for recursion, too deeply nested calls, and an exhausted budget."""
    # The effects of a function on the names that it uses are looked up at each call.
    can_afford = spend(1 + len(function.expression.uses) // 4)
    if not can_afford or len(_calls) >= DEEPEST_CALL or any(call is function.expression for call in _calls):
        return None
    _calls.append(function.expression)
    try:
        return compute()
    finally:
        _calls.pop()


def run(function: Function, arguments: Arguments) -> tuple[Value, ...]:
    """The certain first effects of a call of a function of the author: the values of its statements, in order."""
    expression = function.expression
    parts = expression.effects if expression.result is None else (*expression.effects, expression.result)
    return _entered(function, lambda: _evaluated(function, arguments, parts)) or ()


def on_its_own(module: Home, compute: Callable[[], T]) -> T:
    """Compute a value that is kept: it must not depend on how deep in calls it was asked for first, nor on their budget."""
    saved = _calls[:]
    _calls.clear()
    try:
        with within_budget(module.count_statements):
            return compute()
    finally:
        _calls[:] = saved


def _evaluated(function: Function, arguments: Arguments, parts: tuple[Expression, ...]) -> tuple[Value, ...]:
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
    return tuple(evaluate(part, scope) for part in parts)


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
