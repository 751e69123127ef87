"""Calls: of the author's functions, of what JavaScript brings along, of anything else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.syntax import expressions as syntax
from amplify_ls.syntax.outline import Span, span_at
from amplify_ls.values.access import access, as_chain, called, method_called
from amplify_ls.values.application import apply
from amplify_ls.values.builtins import call_on_value
from amplify_ls.values.containers import values_of
from amplify_ls.values.evaluation import evaluates, span_of
from amplify_ls.values.names import receiver
from amplify_ls.values.values import Arguments, Chain, External, Function, Unknown, Value

if TYPE_CHECKING:
    from amplify_ls.values.scope import Scope


@evaluates(syntax.Call)
def _call(expression: syntax.Call, scope: Scope) -> Value:
    given = expression.arguments
    values, is_open = values_of(given, scope) if given else ((), False)
    anchor, end = scope.anchor, expression.end
    span = span_at((anchor, expression.start, end))
    arguments = Arguments(span_at((anchor, expression.arguments_start, end)), values, is_open)
    inner = expression.callee
    if isinstance(inner, syntax.MemberAccess):
        return _method(inner, arguments, span, scope)
    return _result(receiver(inner, scope), arguments, span)


def _method(callee: syntax.MemberAccess, arguments: Arguments, span: Span, scope: Scope) -> Value:
    """``target.name(arguments)``."""
    inner = callee.object
    # A chain has one of these for each of its calls.
    target = _call(inner, scope) if isinstance(inner, syntax.Call) else receiver(inner, scope)
    if not isinstance(target, (Chain, External)):
        known = call_on_value(target, callee.name, arguments, span)
        if known is not None:
            return known
    name_span = span_at((scope.anchor, callee.name_start, callee.end))
    chain = method_called(target, callee.name, name_span, arguments, span)
    if chain is not None:
        return chain
    return _result(access(target, callee.name, name_span, span_of(callee, scope), scope), arguments, span)


def _result(callee: Value, arguments: Arguments, span: Span) -> Value:
    if isinstance(callee, Function):
        return _at(apply(callee, arguments), span)
    chain = as_chain(callee)
    return Unknown(span) if chain is None else called(chain, arguments, span)


def _at(value: Value, span: Span) -> Value:
    """The place of an unknown result of a function is the call."""
    return Unknown(span) if isinstance(value, Unknown) else value
