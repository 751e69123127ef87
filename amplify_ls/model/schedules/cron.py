"""Cron expressions as the functions of the packages read them.

Five fields, or six with a year, parted by single blanks. A field is ``*``, a number, a range ``a-b``, a step ``n/s`` or
``*/s``, or a list of numbers; exactly one of the two day fields is ``?``. ``refusals`` answers what the packages answer, down
to their words; what it lets pass may still be wrong: see ``cron_faults``.
"""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator


class Field(NamedTuple):
    """One of the six fields; both ends are included."""

    name: str
    """What the packages call it."""
    minimum: int
    maximum: int


MINUTES = Field("minutes", 0, 59)
HOURS = Field("hours", 0, 23)
DAY_OF_MONTH = Field("day-of-month", 1, 31)
MONTH = Field("month", 1, 12)
DAY_OF_WEEK = Field("day-of-week", 1, 7)
"""1 is Sunday, 7 is Saturday."""
YEAR = Field("year", 1970, 2199)
FIELDS = (MINUTES, HOURS, DAY_OF_MONTH, MONTH, DAY_OF_WEEK, YEAR)
FEWEST_FIELDS = 5
ANY_DAY = "?"
BOTH_DAYS = "Cron expressions cannot have both day-of-month and day-of-week defined, you must use a ? in one of the fields"
TOO_FEW = "Cannot read properties of undefined (reading 'includes')"
"""All that the packages say of an expression with too few fields."""

_DECIMAL = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?", re.ASCII)
_PREFIXED = re.compile(r"0[xX][0-9a-fA-F]+|0[oO][0-7]+|0[bB][01]+")


class FieldText(NamedTuple):
    """A field as it is written; ``start`` and ``end`` count the characters of the expression."""

    field: Field | None
    """None for what stands behind the sixth field."""
    text: str
    start: int
    end: int


def fields_of(expression: str) -> tuple[FieldText, ...]:
    """The fields, parted at every blank as the packages do: two blanks in a row have an empty field between them."""
    found: list[FieldText] = []
    start = 0
    for index, text in enumerate(expression.split(" ")):
        field = FIELDS[index] if index < len(FIELDS) else None
        found.append(FieldText(field, text, start, start + len(text)))
        start += len(text) + 1
    return tuple(found)


def refusals(expression: str) -> tuple[str, ...]:
    """What the packages object to, in their words and order; empty for what they take."""
    fields = fields_of(expression)
    if len(fields) < FEWEST_FIELDS:
        return (TOO_FEW,)
    found = [message for each in fields for message in field_refusals(each)]
    if fields[2].text != ANY_DAY and fields[4].text != ANY_DAY:
        found.append(BOTH_DAYS)
    return tuple(found)


def field_refusals(field_text: FieldText) -> Iterator[str]:
    """What the packages object to in one field, however many fields there are."""
    field, text = field_text.field, field_text.text
    if field is None or text == "*" or (field in (DAY_OF_MONTH, DAY_OF_WEEK) and text == ANY_DAY):
        return
    if field is YEAR and not text:
        return
    if "," in text:
        items = text.split(",")
        if not all(_is_within(js_number(item), field) for item in items):
            yield f"Cron list for {field.name} must contain whole numbers between {field.minimum} and {field.maximum}"
        for item in items:
            yield from _step_refusals(item, field) if "/" in item else _range_refusals(item, field) if "-" in item else ()
    elif "/" in text:
        yield from _step_refusals(text, field)
    elif "-" in text:
        yield from _range_refusals(text, field)
    elif not _is_within(js_number(text), field):
        yield f"Cron field for {field.name} must be a whole number between {field.minimum} and {field.maximum}"


def _step_refusals(text: str, field: Field) -> Iterator[str]:
    base, step = text.split("/")[:2]
    size = js_number(step)
    if base == "*":
        if not size > 0 or size % 1 != 0:
            yield f"Cron step values for {field.name} must be positive whole numbers"
    elif not _is_within(js_number(base), field) or not size > 0:
        yield f"Cron step values for {field.name} must be whole numbers between {field.minimum} and {field.maximum}"


def _range_refusals(text: str, field: Field) -> Iterator[str]:
    start, end = map(js_number, text.split("-")[:2])
    if not _is_within(start, field) or not _is_within(end, field) or start > end:
        yield f"Cron range for {field.name} must be whole numbers between {field.minimum} and {field.maximum}"


def _is_within(number: float, field: Field) -> bool:
    return field.minimum <= number <= field.maximum and number % 1 == 0


def js_number(text: str) -> float:
    """What ``Number(text)`` is in JavaScript: 0 for nothing, NaN for no number."""
    stripped = text.strip()
    if not stripped:
        return 0.0
    if _DECIMAL.fullmatch(stripped):
        return float(stripped)
    if _PREFIXED.fullmatch(stripped):
        return float(int(stripped, 0))
    if stripped.lstrip("+-") == "Infinity" and len(stripped) <= len("-Infinity"):
        return -math.inf if stripped[0] == "-" else math.inf
    return math.nan
