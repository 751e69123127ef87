"""Expressions that stand for themselves: literals, choices, casts."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from amplify_ls.incremental.graph import current
from amplify_ls.syntax import expressions as syntax
from amplify_ls.syntax.outline import Span
from amplify_ls.values.containers import values_of
from amplify_ls.values.evaluation import evaluate, evaluates, span_of
from amplify_ls.values.primitives import is_true, joined, operated
from amplify_ls.values.values import (
    Arguments,
    Array,
    Boolean,
    Chain,
    Creation,
    Function,
    Interpolation,
    Nothing,
    Number,
    Object,
    Reason,
    Text,
    Unknown,
    Value,
    arms_of,
)

if TYPE_CHECKING:
    from amplify_ls.values.scope import Scope

_TRUTHS = frozenset({"!", "===", "!==", "==", "!=", "<", "<=", ">", ">=", "in", "instanceof"})
"""Operators that give `true` or `false`."""
MOST_ARMS = 32
"""Choices between choices double a few times to more than anybody wrote: of so many nothing is said."""


@evaluates(syntax.StringLiteral)
def _text(expression: syntax.StringLiteral, scope: Scope) -> Value:
    return Text(span_of(expression, scope), expression.value)


@evaluates(syntax.NumberLiteral)
def _number(expression: syntax.NumberLiteral, scope: Scope) -> Value:
    return Number(span_of(expression, scope), expression.value)


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


@evaluates(syntax.Conditional)
def _conditional(expression: syntax.Conditional, scope: Scope) -> Value:
    truth = is_true(evaluate(expression.condition, scope))
    if truth is not None:
        return evaluate(expression.consequence if truth else expression.alternative, scope)
    sides = (expression.consequence, expression.alternative)
    both = (evaluate(sides[0], scope), evaluate(sides[1], scope))
    return _one_of(both, span_of(expression, scope), is_checked=not any(map(_is_any, sides)))


@evaluates(syntax.Fallback)
def _fallback(expression: syntax.Fallback, scope: Scope) -> Value:
    first, second = evaluate(expression.first, scope), evaluate(expression.second, scope)
    is_so = _is_missing(first) if expression.operator == "??" else is_true(first)
    if is_so is None:
        # To the type check the whole may be the first side alone.
        is_checked = _is_environment(first) and not _is_any(expression.second)
        return _one_of((first, second), span_of(expression, scope), is_checked=is_checked)
    return first if is_so == (expression.operator == "||") else second


def _is_missing(value: Value) -> bool | None:
    """Whether it is null or undefined."""
    if isinstance(value, Nothing):
        return True
    return False if isinstance(value, (Text, Interpolation, Number, Boolean, Object, Array, Function)) else None


def _one_of(both: tuple[Value, Value], span: Span, *, is_checked: bool) -> Value:
    """Which of the two it is cannot be seen; that it is a text can, where both are.

    ``is_checked`` tells that the type check looks at both. Where the whole is ``any`` to it, something unseen is among what
    it may be.
    """
    arms = tuple(arm for value in both for arm in arms_of(value) or (value,))
    choice = Unknown(span, arms=arms if len(arms) <= MOST_ARMS else ())
    if not is_checked:
        choice = replace(choice, arms=(*choice.arms, Unknown(span)))
    return Interpolation(span, (choice,)) if all(map(_is_text, both)) else choice


@evaluates(syntax.Operation)
def _operation(expression: syntax.Operation, scope: Scope) -> Value:
    operands = tuple(evaluate(operand, scope) for operand in expression.operands)
    span = span_of(expression, scope)
    found = operated(expression.operator, operands, span)
    if found is None and expression.operator in _TRUTHS:
        return Unknown(span, arms=(Boolean(span, value=True), Boolean(span, value=False)))
    return found or Unknown(span)


def _is_any(expression: syntax.Expression) -> bool:
    return isinstance(expression, syntax.Cast) and expression.kind is syntax.CastKind.ANY


def _is_text(value: Value) -> bool:
    return isinstance(value, (Text, Interpolation)) or _is_environment(value)


def _is_environment(value: Value) -> bool:
    if not isinstance(value, Chain) or not isinstance(value.base, Unknown) or value.base.name != "process":
        return False
    return bool(value.links) and value.links[0].name == "env"


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
