"""Simple expressions: literals, operators, casts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.incremental.graph import current
from amplify_ls.syntax import expressions as syntax
from amplify_ls.syntax.outline import Span
from amplify_ls.values.containers import values_of
from amplify_ls.values.evaluation import evaluate, evaluates, span_of
from amplify_ls.values.primitives import joined, operated
from amplify_ls.values.regex import Regex
from amplify_ls.values.values import (
    Arguments,
    Boolean,
    Creation,
    Function,
    Nothing,
    Number,
    Reason,
    Text,
    Unknown,
    Value,
)

if TYPE_CHECKING:
    from amplify_ls.values.scope import Scope

_TRUTHS = frozenset({"!", "===", "!==", "==", "!=", "<", "<=", ">", ">=", "in", "instanceof"})
"""Operators that give `true` or `false`."""


@evaluates(syntax.StringLiteral)
def _text(expression: syntax.StringLiteral, scope: Scope) -> Value:
    return Text(span_of(expression, scope), expression.value)


@evaluates(syntax.NumberLiteral)
def _number(expression: syntax.NumberLiteral, scope: Scope) -> Value:
    return Number(span_of(expression, scope), expression.value)


@evaluates(syntax.RegexLiteral)
def _regex(expression: syntax.RegexLiteral, scope: Scope) -> Value:
    return Regex(span_of(expression, scope), expression.pattern, expression.flags)


@evaluates(syntax.BooleanLiteral)
def _boolean(expression: syntax.BooleanLiteral, scope: Scope) -> Value:
    return Boolean(span_of(expression, scope), expression.value)


@evaluates(syntax.NullLiteral)
def _null(expression: syntax.NullLiteral, scope: Scope) -> Value:
    return Nothing(span_of(expression, scope), is_null=True)


@evaluates(syntax.Template)
def _template(expression: syntax.Template, scope: Scope) -> Value:
    """A text where all that goes into it is known: `${ROOT}/*` with a constant."""
    return joined(span_of(expression, scope), tuple(evaluate(part, scope) for part in expression.parts))


@evaluates(syntax.Operation)
def _operation(expression: syntax.Operation, scope: Scope) -> Value:
    operands = tuple(evaluate(operand, scope) for operand in expression.operands)
    span = span_of(expression, scope)
    found = operated(expression.operator, operands, span)
    if found is None and expression.operator in _TRUTHS:
        return Unknown(span, arms=(Boolean(span, value=True), Boolean(span, value=False)))
    return found or Unknown(span)


@evaluates(syntax.Broken)
def _broken(expression: syntax.Broken, scope: Scope) -> Value:
    return Unknown(span_of(expression, scope), Reason.BROKEN)


@evaluates(syntax.Cast)
def _cast(expression: syntax.Cast, scope: Scope) -> Value:
    return evaluate(expression.value, scope)


@evaluates(syntax.Sequence)
def _sequence(expression: syntax.Sequence, scope: Scope) -> Value:
    return evaluate(expression.items[-1], scope)


@evaluates(syntax.DynamicImport)
def _dynamic_import(expression: syntax.DynamicImport, scope: Scope) -> Value:
    module = scope.module
    return module.sources.imported(module.path, expression.module, "*", span_of(expression, scope))


@evaluates(syntax.New)
def _new(expression: syntax.New, scope: Scope) -> Value:
    values, is_open = values_of(expression.arguments, scope)
    given = Arguments(Span(scope.anchor, expression.arguments_start, expression.end), values, is_open)
    made = Creation(evaluate(expression.constructor, scope), given)
    return Unknown(span_of(expression, scope), Reason.CREATED, expression.class_name, made)


@evaluates(syntax.Function)
def _function(expression: syntax.Function, scope: Scope) -> Value:
    return Function(span_of(expression, scope), expression, scope, current())
