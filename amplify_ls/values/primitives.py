"""Strings, numbers and truthiness: JavaScript's operations on primitive values."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from amplify_ls.values.budget import LONGEST_TEXT
from amplify_ls.values.values import Array, Boolean, Function, Interpolation, Nothing, Number, Object, Text, Unknown, Value

if TYPE_CHECKING:
    from collections.abc import Callable

    from amplify_ls.syntax.outline import Span

MOST_PARTS = 1_000
"""Parts of a text with unknown parts; nothing is said of one that has more."""
_EXACT = 2**53
"""Whole numbers below it are exact in JavaScript."""


def is_true(value: Value) -> bool | None:
    """Whether a value is truthy; None if that is unknown."""
    if isinstance(value, (Text, Boolean)):
        return bool(value.value)
    if isinstance(value, Number):
        return value.value != 0 and not math.isnan(value.value)
    if isinstance(value, Nothing):
        return False
    if isinstance(value, (Object, Array, Function)):
        return True
    return True if known_text(value) else None


def as_text(value: Value) -> str | None:
    """The string of a value in a template; None if that is unknown."""
    if isinstance(value, Text):
        return value.value
    if isinstance(value, Boolean):
        return "true" if value.value else "false"
    return _number_text(value.value) if isinstance(value, Number) else None


def known_text(value: Value) -> str:
    """The known parts of a string."""
    if isinstance(value, Text):
        return value.value
    return "".join(map(known_text, value.parts)) if isinstance(value, Interpolation) else ""


def joined(span: Span, parts: tuple[Value, ...]) -> Text | Interpolation:
    """Parts of a text, one after the other."""
    texts = [as_text(part) for part in parts]
    known = [text for text in texts if text is not None]
    if len(known) == len(parts) and sum(map(len, known)) <= LONGEST_TEXT:
        return Text(span, "".join(known))
    # Flat, so that a string that is repeatedly concatenated with itself does not nest, and each part is visited once.
    flat = tuple(each for part in parts for each in (part.parts if isinstance(part, Interpolation) else (part,)))
    is_long = len(flat) > MOST_PARTS or len(known) == len(parts)
    return Interpolation(span, (Unknown(span),) if is_long else flat)


def is_equal(left: Value, right: Value) -> bool | None:
    """The result of ``===``; None if that is unknown."""
    if isinstance(left, Nothing) and isinstance(right, Nothing):
        return left.is_null == right.is_null
    kinds = (Text, Number, Boolean)
    if isinstance(left, kinds) and isinstance(right, kinds):
        return type(left) is type(right) and left.value == right.value
    if isinstance(left, Nothing) or isinstance(right, Nothing):
        other = right if isinstance(left, Nothing) else left
        return False if isinstance(other, (*kinds, Interpolation, Object, Array, Function)) else None
    return None


def operated(operator: str, operands: tuple[Value, ...], span: Span) -> Value | None:
    """The result of an operator; None if that is unknown."""
    if len(operands) == 1:
        return _of_one(operator, operands[0], span)
    left, right = operands
    if operator == "+" and any(isinstance(each, (Text, Interpolation)) for each in operands):
        return joined(span, operands)
    if operator in _EQUALITIES:
        same = None if len(operator) == 2 and type(left) is not type(right) else is_equal(left, right)
        return None if same is None else Boolean(span, same == _EQUALITIES[operator])
    if isinstance(left, Number) and isinstance(right, Number):
        return _of_numbers(operator, left.value, right.value, span)
    return None


def _of_one(operator: str, operand: Value, span: Span) -> Value | None:
    if operator == "!":
        truth = is_true(operand)
        return None if truth is None else Boolean(span, not truth)
    if operator in ("-", "+") and isinstance(operand, Number):
        return Number(span, -operand.value if operator == "-" else operand.value)
    return None


def _of_numbers(operator: str, left: float, right: float, span: Span) -> Value | None:
    if operator in _COMPARISONS:
        return Boolean(span, _COMPARISONS[operator](left, right))
    compute = _ARITHMETIC.get(operator)
    if compute is None or (operator in ("/", "%") and right == 0):
        return None
    try:
        result = compute(left, right)
    except (OverflowError, ValueError):
        return None
    if isinstance(result, complex) or not abs(result) < _EXACT:
        return None
    return Number(span, int(result) if result == int(result) else result)


def _number_text(value: float) -> str | None:
    if isinstance(value, int) and abs(value) < _EXACT:
        return str(value)
    # Outside of these bounds JavaScript writes an exponent.
    return repr(value) if isinstance(value, float) and 1e-4 <= abs(value) < 1e15 and not value.is_integer() else None


def _power(left: float, right: float) -> float:
    return left**right if abs(right) <= 64 else math.pow(left, right)


_EQUALITIES = {"===": True, "!==": False, "==": True, "!=": False}
_COMPARISONS: dict[str, Callable[[float, float], bool]] = {
    "<": lambda left, right: left < right,
    "<=": lambda left, right: left <= right,
    ">": lambda left, right: left > right,
    ">=": lambda left, right: left >= right,
}
_ARITHMETIC: dict[str, Callable[[float, float], float]] = {
    "+": lambda left, right: left + right,
    "-": lambda left, right: left - right,
    "*": lambda left, right: left * right,
    "/": lambda left, right: left / right,
    "%": math.fmod,
    "**": _power,
}
