"""When a function runs by itself: the texts of ``schedule``, as the packages read them.

A text is an interval, ``every 5m`` or ``every day``, or a cron expression. Intervals become cron expressions, too: that is
why ``every 45m`` runs at the minutes 0 and 45 of each hour.
"""

from __future__ import annotations

import re
from enum import Enum
from typing import NamedTuple

from amplify_ls.model.schedules.cron import js_number
from amplify_ls.model.schedules.cron import refusals as cron_refusals
from amplify_ls.model.schedules.cron_times import Times, times_of


class Form(Enum):
    """Where a text stands, which decides how it is read."""

    PLAIN = "plain"
    """``schedule: '...'``, or an item of a list there: an interval or a cron expression."""
    RATE = "rate"
    """``{ rate: '...' }``."""
    CRON = "cron"
    """``{ cron: '...' }``."""


class Verdict(NamedTuple):
    """What the real pipeline says of a text."""

    is_typed: bool
    """Whether the type check takes it as a literal."""
    refusals: tuple[str, ...]
    """What the packages object to, in their words."""


class Interval(NamedTuple):
    """``every`` with a number and a unit, or with a unit alone."""

    number: int | None
    unit: str
    """``m``, ``h``, ``day``, ``week``, ``month`` or ``year``."""


EVERY = "every"
UNITS = ("m", "h", "day", "week", "month", "year")
LONGEST = {"m": 60, "h": 24}
"""How many of the unit there are before it begins anew."""
WRONG_NUMBER = "Function schedule rate must be set with a positive whole number"

_INTERVAL = re.compile(r"every (?:(\d+)([mh])|(day|week|month|year))", re.ASCII)
_TYPED_RATE = re.compile(r"every (?:day|week|month|year|(.*)[mh])", re.DOTALL)
_NUMBER = re.compile(r"-?\d+\.?\d*", re.ASCII)
_UNIT = re.compile(r"[a-zA-Z]+")
_FIELD_BLANKS = 4
_CRON_OF_UNIT = {"day": "0 0 * * ?", "week": "0 0 ? * 1", "month": "0 0 1 * ?", "year": "0 0 1 1 ?"}


def interval(text: str) -> Interval | None:
    """The interval that a text says, None for what is no interval, or a crooked one."""
    found = _INTERVAL.fullmatch(text)
    if found is None:
        return None
    number, counted, unit = found.groups()
    return Interval(int(number), counted) if counted else Interval(None, unit)


def is_rate(text: str, form: Form) -> bool:
    """Whether the packages take a text for an interval."""
    return form is Form.RATE or (form is Form.PLAIN and EVERY in text)


def cron_of(text: str, form: Form = Form.PLAIN) -> str | None:
    """The cron expression that a text becomes; None where it becomes none, or where its meaning is not known."""
    if not is_rate(text, form):
        return text
    found = interval(text)
    if found is None:
        return None
    if found.number is None:
        return _CRON_OF_UNIT[found.unit]
    return f"*/{found.number} * * * ?" if found.unit == "m" else f"0 */{found.number} * * ?"


def schedule_times(text: str, form: Form = Form.PLAIN) -> Times | None:
    """The times that a text means; None for one that is refused or of which the meaning is not known."""
    expression = cron_of(text, form)
    if expression is None:
        return None
    found = interval(text) if is_rate(text, form) else None
    if found is not None and found.number is not None and not 0 < found.number < LONGEST[found.unit]:
        return None
    return times_of(expression)


def verdict(text: str, form: Form, timeout: float | None = None) -> Verdict:
    """What the real pipeline says. ``timeout`` is that of the function in seconds, None where it is not known."""
    return Verdict(_is_typed(text, form), _refusals(text, form, timeout))


def _is_typed(text: str, form: Form) -> bool:
    rate = form is not Form.CRON and _is_typed_rate(text)
    return rate or (form is not Form.RATE and text.count(" ") >= _FIELD_BLANKS)


def _is_typed_rate(text: str) -> bool:
    found = _TYPED_RATE.fullmatch(text)
    if found is None:
        return False
    number = found.group(1)
    # The type check takes for a number what JavaScript turns into one, blanks around it included.
    return number is None or (bool(number) and abs(js_number(number)) < float("inf"))


def _refusals(text: str, form: Form, timeout: float | None) -> tuple[str, ...]:
    if not is_rate(text, form):
        return cron_refusals(text)
    parts = text.split(" ")
    if parts[0] != EVERY:
        return ("Cannot read properties of undefined (reading 'split')",)
    if len(parts) == 1:
        return ("Cannot read properties of undefined (reading 'endsWith')",)
    if len(parts) != len(("every", "5m")) or not parts[1].endswith(UNITS):
        return ("Cannot read properties of undefined (reading 'split')",)
    return tuple(_rate_refusals(parts[1], timeout))


def _rate_refusals(part: str, timeout: float | None) -> list[str]:
    found, unit = _NUMBER.search(part), _UNIT.search(part)
    value = None if found is None else float(found.group())
    name = None if unit is None else unit.group()
    if value and (value < 0 or value % 1 != 0):
        return [WRONG_NUMBER]
    if value and timeout is not None and name == "m" and value * 60 < timeout:
        return [shorter_than(timeout)]
    return [] if name in UNITS else ["Could not determine the schedule rate for the function"]


def shorter_than(timeout: float) -> str:
    """What the packages say of an interval that is shorter than the time limit."""
    unit = "seconds" if timeout > 1 else "second"
    return f"Function schedule rate must be greater than the function timeout of {timeout:g} {unit}"
