"""The dispatch of evaluation: the function that evaluates each kind of expression."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from amplify_ls.syntax.outline import Span, span_at
from amplify_ls.values.values import Unknown, Value

if TYPE_CHECKING:
    from collections.abc import Callable

    from amplify_ls.syntax.expressions import Expression
    from amplify_ls.values.scope import Scope

Handler = TypeVar("Handler", bound="Callable[[Any, Scope], Value]")


def evaluate(expression: Expression, scope: Scope) -> Value:
    """The value of an expression. Never fails: what cannot be determined is Unknown."""
    handler = _HANDLERS.get(type(expression))
    if handler is None:
        return Unknown(span_of(expression, scope))
    return handler(expression, scope)


def span_of(expression: Expression, scope: Scope) -> Span:
    """The span of an expression."""
    return span_at((scope.anchor, expression.start, expression.end))


def evaluates(kind: type) -> Callable[[Handler], Handler]:
    """Say that a function evaluates expressions of a kind."""

    def note(handler: Handler) -> Handler:
        _HANDLERS[kind] = handler
        return handler

    return note


_HANDLERS: dict[type, Callable[[Any, Scope], Value]] = {}
