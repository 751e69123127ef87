"""The times that a cron expression means: sets of minutes, hours and days, and the runs that follow from them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.model.schedules.cron import (
    ANY_DAY,
    DAY_OF_MONTH,
    DAY_OF_WEEK,
    FEWEST_FIELDS,
    FIELDS,
    Field,
    fields_of,
    refusals,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime, tzinfo

PLAIN = re.compile(r"\*(/\d+)?|\d+(/\d+|-\d+|(,\d+)*)", re.ASCII)
"""A field as the service reads it, too; the packages take more than that, such as ``0x5``."""

_YEARS_AHEAD = 40
"""The 29th of February on a given day of the week comes within so many years."""


class Times(NamedTuple):
    """What the fields of an expression allow; None where a field allows all, or leaves the days to the other one."""

    minutes: tuple[int, ...]
    hours: tuple[int, ...]
    days: tuple[int, ...] | None
    months: tuple[int, ...]
    weekdays: tuple[int, ...] | None
    """1 is Sunday."""
    years: tuple[int, ...] | None

    def allows(self, year: int, month: int, day: int) -> bool:
        """Whether it runs on a day."""
        if self.days is not None and day not in self.days:
            return False
        if self.weekdays is None:
            return True
        from calendar import weekday

        # Python counts from Monday, which is 0.
        return (weekday(year, month, day) + 1) % 7 + 1 in self.weekdays


def times_of(expression: str) -> Times | None:
    """The times of an expression; None for one that is refused, or of which the meaning is not known."""
    fields = fields_of(expression)
    if refusals(expression) or not FEWEST_FIELDS <= len(fields) <= len(FIELDS):
        return None
    values: list[tuple[int, ...] | None] = []
    for each in fields:
        assert each.field is not None
        if each.text == ANY_DAY:
            values.append(None)
            continue
        found = values_of(each.text, each.field)
        if found is None:
            return None
        values.append(None if each.text == "*" and each.field in (DAY_OF_MONTH, DAY_OF_WEEK) else found)
    minutes, hours, days, months, weekdays = values[:5]
    assert minutes is not None
    assert hours is not None
    assert months is not None
    return Times(minutes, hours, days, months, weekdays, values[5] if len(values) == len(FIELDS) else None)


def values_of(text: str, field: Field) -> tuple[int, ...] | None:
    """The numbers that a field stands for, in order; None for what is no plain field of numbers in range."""
    if not PLAIN.fullmatch(text):
        return None
    everything = range(field.minimum, field.maximum + 1)
    if "/" in text:
        base, step = text.split("/")
        if int(step) < 1:
            return None
        found = set(range(field.minimum if base == "*" else int(base), field.maximum + 1, int(step)))
    elif "-" in text:
        start, end = map(int, text.split("-"))
        found = set(range(start, end + 1))
    else:
        found = set(everything) if text == "*" else set(map(int, text.split(",")))
    return tuple(sorted(found)) if found and found <= set(everything) else None


def next_runs(times: Times, after: datetime, zone: tzinfo, count: int = 3) -> list[datetime]:
    """The first runs after a moment, in the time of a zone; fewer where there are no more.

    A time that the clocks leave out in spring is left out, and one that comes twice in autumn is taken once, as the
    scheduler of AWS does.
    """
    from datetime import timezone

    found: list[datetime] = []
    for moment in _moments(times, after.astimezone(zone), zone):
        # Two times of one zone are compared by their clocks, which are set back in autumn.
        if moment.astimezone(timezone.utc) > after.astimezone(timezone.utc):
            found.append(moment)
        if len(found) == count:
            break
    return found


def _moments(times: Times, start: datetime, zone: tzinfo) -> Iterator[datetime]:
    from datetime import datetime, timezone

    for year, month, day in _days(times, start):
        for hour in times.hours:
            for minute in times.minutes:
                moment = datetime(year, month, day, hour, minute, tzinfo=zone)
                back = moment.astimezone(timezone.utc).astimezone(zone)
                if back.replace(tzinfo=None) == moment.replace(tzinfo=None):
                    yield moment


def _days(times: Times, start: datetime) -> Iterator[tuple[int, int, int]]:
    """The days that it runs on, from that of a moment on."""
    from calendar import monthrange

    for year in range(start.year, min(start.year + _YEARS_AHEAD, 9999)):
        if times.years is not None and year not in times.years:
            continue
        for month in times.months:
            if (year, month) < (start.year, start.month):
                continue
            for day in range(1, monthrange(year, month)[1] + 1):
                if (year, month, day) >= (start.year, start.month, start.day) and times.allows(year, month, day):
                    yield year, month, day


def can_run(times: Times) -> bool:
    """Whether any month of it has one of its days: the 30th of February never comes."""
    if times.days is None:
        return True
    from calendar import monthrange

    longest = max(monthrange(2000, month)[1] for month in times.months)
    return min(times.days) <= longest
