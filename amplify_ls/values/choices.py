"""Choices: ``a ? b : c``, ``a ?? b`` and similar, whose result is unknown.

The sides are kept, because TypeScript checks both of them. It compares types instead of values, so a side whose type may
differ from its value is unknown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.syntax import expressions as syntax
from amplify_ls.values.evaluation import evaluate, evaluates, span_of
from amplify_ls.values.primitives import is_true
from amplify_ls.values.values import (
    Array,
    Boolean,
    Chain,
    Function,
    Interpolation,
    Nothing,
    Number,
    Object,
    Text,
    Unknown,
    Value,
    arms_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.syntax.outline import Span
    from amplify_ls.values.scope import Scope

MOST_ARMS = 32
"""Nested choices multiply quickly; with more sides than this, the value is unknown."""
_LONGEST_ALIAS = 4


@evaluates(syntax.Conditional)
def _conditional(expression: syntax.Conditional, scope: Scope) -> Value:
    truth = is_true(evaluate(expression.condition, scope))
    if truth is not None:
        return evaluate(expression.consequence if truth else expression.alternative, scope)
    narrowed = frozenset(_names_in(expression.condition))
    sides = (expression.consequence, expression.alternative)
    both = tuple(evaluate(side, scope) for side in sides)
    arms = (arm for value, side in zip(both, sides, strict=True) for arm in _seen(value, side, scope, narrowed))
    return _one_of(both, tuple(arms), span_of(expression, scope))


@evaluates(syntax.Fallback)
def _fallback(expression: syntax.Fallback, scope: Scope) -> Value:
    first, second = evaluate(expression.first, scope), evaluate(expression.second, scope)
    is_so = _is_missing(first) if expression.operator == "??" else is_true(first)
    if is_so is not None:
        return first if is_so == (expression.operator == "||") else second
    span = span_of(expression, scope)
    arms = (first, *_seen(second, expression.second, scope, frozenset()))
    # For TypeScript, the whole may be only the first side.
    return _one_of((first, second), arms if _is_environment(first) else (*arms, Unknown(span)), span)


def _is_missing(value: Value) -> bool | None:
    """Whether it is null or undefined."""
    if isinstance(value, Nothing):
        return True
    return False if isinstance(value, (Text, Interpolation, Number, Boolean, Object, Array, Function)) else None


def _one_of(both: tuple[Value, ...], arms: tuple[Value, ...], span: Span) -> Value:
    """It is unknown which of the two it is, but known that it is a string if both are."""
    flat = tuple(each for arm in arms for each in arms_of(arm) or (arm,))
    choice = Unknown(span, arms=flat if len(flat) <= MOST_ARMS else ())
    return Interpolation(span, (choice,)) if all(map(_is_text, both)) else choice


def _seen(value: Value, side: syntax.Expression, scope: Scope, narrowed: frozenset[str]) -> tuple[Value, ...]:
    """A side as TypeScript sees it: the tested name has a narrowed type there."""
    if not _is_environment(value) and not narrowed.isdisjoint(_names_in(side)):
        return (Unknown(span_of(side, scope)),)
    return (value, Unknown(span_of(side, scope))) if _may_be_any(side, value, scope) else (value,)


def _may_be_any(side: syntax.Expression, value: Value, scope: Scope) -> bool:
    """Whether the type of a side may be ``any`` although its value is known: by a cast or a declaration."""
    for _ in range(_LONGEST_ALIAS):
        if isinstance(side, syntax.Cast):
            return side.kind is syntax.CastKind.ANY
        if isinstance(side, (syntax.MemberAccess, syntax.Subscript)):
            side = side.object
        elif isinstance(side, syntax.Call):
            side = side.callee
        elif isinstance(side, syntax.Identifier):
            declared = _declared(side.name, scope)
            if declared is None:
                return not isinstance(value, (Chain, Nothing))
            side = declared
        else:
            return False
    return True


def _declared(name: str, scope: Scope) -> syntax.Expression | None:
    """What a name at the top of the file is declared as; None for imports and for names within functions."""
    site = scope.module.file.site(name) if scope.find(name) is None else None
    content = None if site is None or site.is_import else site.statement.content.get()
    if site is None or content is None or site.place >= len(content.bindings):
        return None
    return content.bindings[site.place].value


def _names_in(expression: object) -> Iterator[str]:
    """The names that an expression mentions, except those that a choice within it tests."""
    waiting = [expression]
    while waiting:
        current = waiting.pop()
        if isinstance(current, syntax.Identifier):
            yield current.name
        elif isinstance(current, syntax.Conditional):
            waiting.extend((current.consequence, current.alternative))
        elif isinstance(current, tuple):
            waiting.extend(current)


def _is_text(value: Value) -> bool:
    return isinstance(value, (Text, Interpolation)) or _is_environment(value)


def _is_environment(value: Value) -> bool:
    if not isinstance(value, Chain) or not isinstance(value.base, Unknown) or value.base.name != "process":
        return False
    return bool(value.links) and value.links[0].name == "env"
