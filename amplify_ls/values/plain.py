"""Expressions that stand for themselves: literals, choices, casts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.syntax import expressions as syntax
from amplify_ls.syntax.outline import Span
from amplify_ls.values.containers import values_of
from amplify_ls.values.evaluation import evaluate, evaluates, span_of
from amplify_ls.values.values import (
    Arguments,
    Boolean,
    Chain,
    Creation,
    Function,
    Interpolation,
    Nothing,
    Number,
    Reason,
    Text,
    Unknown,
    Value,
)

if TYPE_CHECKING:
    from amplify_ls.values.scope import Scope


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
    """A text where all that goes into it is one: `${ROOT}/*` with a constant."""
    span, parts = span_of(expression, scope), tuple(evaluate(part, scope) for part in expression.parts)
    texts = [part.value for part in parts if isinstance(part, Text)]
    return Text(span, "".join(texts)) if len(texts) == len(parts) else Interpolation(span, parts)


@evaluates(syntax.Conditional)
def _conditional(expression: syntax.Conditional, scope: Scope) -> Value:
    """Which of the two it is cannot be seen; that it is a text can, where both are."""
    span = span_of(expression, scope)
    both = (evaluate(expression.consequence, scope), evaluate(expression.alternative, scope))
    return Interpolation(span, (Unknown(span),)) if all(map(_is_text, both)) else Unknown(span)


def _is_text(value: Value) -> bool:
    if isinstance(value, Chain):
        base, link = value.base, value.links[0] if value.links else None
        return isinstance(base, Unknown) and base.name == "process" and link is not None and link.name == "env"
    return isinstance(value, (Text, Interpolation))


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
    return Function(span_of(expression, scope), expression, scope)
