"""What a schedule was meant to be: intervals in words, in units that do not exist, or that do not come out even."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from amplify_ls.catalog.nearest import nearest
from amplify_ls.fit.schedules.cron_meant import WEEKDAYS
from amplify_ls.model.schedules.schedules import LONGEST, interval

if TYPE_CHECKING:
    from collections.abc import Iterator

_LOOSE = re.compile(r"@?(?:every)?\s*(?P<number>\d+(?:\.\d+)?|\.\d+|an?\b|one\b)?\s*(?P<unit>[a-z]+)", re.ASCII)
_RATE_CALL = re.compile(r"\s*rate\s*\((.*)\)\s*", re.IGNORECASE)
_CRON_CALL = re.compile(r"\s*cron\s*\((.*)\)\s*", re.IGNORECASE)
_MINUTES = {
    **dict.fromkeys(("s", "sec", "secs", "second", "seconds"), 1 / 60),
    **dict.fromkeys(("m", "min", "mins", "minute", "minutes", "minutely"), 1),
    **dict.fromkeys(("h", "hr", "hrs", "hour", "hours", "hourly"), 60),
    **dict.fromkeys(("d", "day", "days", "daily", "midnight", "night", "nightly"), 1440),
    **dict.fromkeys(("w", "week", "weeks", "weekly"), 10080),
}
_MONTHS = {
    **dict.fromkeys(("mo", "month", "months", "monthly"), 1),
    **dict.fromkeys(("y", "yr", "year", "years", "yearly", "annually"), 12),
}
_EVERY = "every"
_LONG_UNITS = tuple(unit for unit in (*_MINUTES, *_MONTHS) if len(unit) > 2)
"""Units that are long enough to be recognized when they are misspelled."""
_HOUR, _DAY, _WEEK = 60, 1440, 10080
_LONGEST_MONTH = 31
_MONTHS_OF_YEAR = 12
_EVEN = (
    *(number for number in range(1, _HOUR) if LONGEST["m"] % number == 0),
    *(number * _HOUR for number in range(1, LONGEST["h"]) if LONGEST["h"] % number == 0),
    _DAY,
)
"""The lengths of intervals, in minutes, that come at even distances."""


def is_wrapped(text: str) -> bool:
    """Whether a text is ``cron(...)`` or ``rate(...)``, as the service itself writes them."""
    return _CRON_CALL.fullmatch(text) is not None or _RATE_CALL.fullmatch(text) is not None


def unwrapped(text: str) -> str | None:
    """What a wrapped text says, without the wrapper; None where that is no schedule."""
    cron = _CRON_CALL.fullmatch(text)
    if cron is not None:
        return " ".join(cron.group(1).split()) or None
    rate = _RATE_CALL.fullmatch(text)
    return None if rate is None else next(meant_intervals(f"every {rate.group(1)}"), None)


def meant_intervals(text: str) -> Iterator[str]:
    """Schedules that say what a text says in other words, the likeliest first."""
    words = _with_every(" ".join(text.lower().split()))
    day = _day_of_week(words)
    if day is not None:
        yield day
        return
    found = _LOOSE.fullmatch(words.replace("-", ""))
    if found is None:
        return
    number = found.group("number")
    count = float(number) if number and number not in ("a", "an", "one") else 1.0
    unit = found.group("unit")
    if unit not in _MINUTES and unit not in _MONTHS:
        unit = nearest(unit, _LONG_UNITS) or unit
    if unit in _MINUTES:
        minutes = count * _MINUTES[unit]
        yield from (*_of_minutes(minutes),) or _nearest(minutes)
    elif unit in _MONTHS:
        yield from _of_months(count * _MONTHS[unit])


def _with_every(words: str) -> str:
    """The words with ``every`` in its place, if it is misspelled."""
    first, space, rest = words.partition(" ")
    return f"every {rest}" if space and first != _EVERY and nearest(first, (_EVERY, *WEEKDAYS)) == _EVERY else words


def neighbours(text: str) -> Iterator[str]:
    """The intervals next to one that does not come out even: the shorter, then the longer one."""
    found = interval(text)
    if found is None or found.number is None:
        return
    minutes = found.number * (_HOUR if found.unit == "h" else 1)
    exact = next(_of_minutes(minutes), None) if minutes in _EVEN or minutes == _WEEK else None
    if exact is not None and exact != text:
        yield exact
    else:
        yield from _nearest(minutes)


def _nearest(minutes: float) -> Iterator[str]:
    """The intervals of an even length below and above a length."""
    shorter = [each for each in _EVEN if each < minutes]
    longer = [each for each in _EVEN if each > minutes]
    for near in (*shorter[-1:], *longer[:1]):
        yield from _of_minutes(near)


def _day_of_week(words: str) -> str | None:
    """``every monday`` as a cron expression."""
    name = words.removeprefix("every ").removeprefix("on ")
    if name in ("weekday", "weekdays", "workday", "working day"):
        return "0 0 ? * 2-6"
    if name in ("weekend", "weekends"):
        return "0 0 ? * 1,7"
    for number, day in enumerate(WEEKDAYS, 1):
        if name.removesuffix("s") in (day.lower(), day[:3].lower()):
            return f"0 0 ? * {number}"
    return None


def _of_minutes(minutes: float) -> Iterator[str]:
    if 0 < minutes < 1:
        yield "every 1m"
    if not float(minutes).is_integer() or minutes < 1:
        return
    whole = int(minutes)
    if whole < _HOUR:
        yield f"every {whole}m"
    elif whole % _HOUR == 0 and whole < _DAY:
        yield f"every {whole // _HOUR}h"
    elif whole in (_DAY, _WEEK):
        yield "every day" if whole == _DAY else "every week"
    elif whole % _DAY == 0 and whole // _DAY < _LONGEST_MONTH:
        yield f"0 0 */{whole // _DAY} * ?"


def _of_months(months: float) -> Iterator[str]:
    if months == _MONTHS_OF_YEAR:
        yield "every year"
    elif months == 1:
        yield "every month"
    elif months.is_integer() and 1 < months < _MONTHS_OF_YEAR:
        yield f"0 0 1 */{int(months)} ?"
