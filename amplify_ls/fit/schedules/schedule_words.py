"""Schedules in words: ``at 09:00 on Monday to Friday``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.fit.schedules.cron_meant import MONTHS, WEEKDAYS
from amplify_ls.model.schedules.schedules import Form, interval, is_rate, schedule_times

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from amplify_ls.model.schedules.cron_times import Times

_ALL_MINUTES, _ALL_HOURS, _ALL_MONTHS = 60, 24, 12
_MOST_TIMES = 6
"""Times of the day that are named one by one."""
_SHORTEST_RANGE = 3
_UNITS = {"m": ("minute", "minutes"), "h": ("hour", "hours")}
_PERIODS = {
    "day": "every day at 00:00",
    "week": "every Sunday at 00:00",
    "month": "on the 1st of every month at 00:00",
    "year": "on the 1st of January at 00:00",
}


def in_words(text: str, form: Form = Form.PLAIN, timezone: str = "") -> str | None:
    """What a schedule means; None for one that is refused, or of which the meaning is not known."""
    times = schedule_times(text, form)
    if times is None:
        return None
    found = interval(text) if is_rate(text, form) else None
    words = times_in_words(times)
    if found is not None:
        words = _interval_in_words(found.number, found.unit) or words
    return f"{words}, {timezone}" if timezone else words


def _interval_in_words(number: int | None, unit: str) -> str | None:
    """An interval that comes at even distances; of others the times tell more."""
    if number is None:
        return _PERIODS[unit]
    if (_ALL_MINUTES if unit == "m" else _ALL_HOURS) % number:
        return None
    one, many = _UNITS[unit]
    return f"every {one}" if number == 1 else f"every {number} {many}"


def times_in_words(times: Times) -> str:
    """The times of a cron expression."""
    return " ".join((_time_of_day(times), *_days(times)))


def _time_of_day(times: Times) -> str:
    minutes, hours = times.minutes, times.hours
    step = _step(minutes, _ALL_MINUTES)
    if len(hours) == _ALL_HOURS:
        if step is not None:
            return "every minute" if step == 1 else f"every {step} minutes"
        return f"at {_counted('minute', minutes)} of every hour"
    if len(minutes) * len(hours) <= _MOST_TIMES:
        return f"at {_listed([f'{hour:02}:{minute:02}' for hour in hours for minute in minutes])}"
    hour_step = _step(hours, _ALL_HOURS)
    if hour_step is not None and len(minutes) == 1:
        return f"every {hour_step} hours" if minutes == (0,) else f"every {hour_step} hours at minute {minutes[0]}"
    during = _hours(hours)
    if step is not None:
        return f"every minute {during}" if step == 1 else f"every {step} minutes {during}"
    return f"at {_counted('minute', minutes)} of every hour {during}"


def _step(numbers: Sequence[int], size: int) -> int | None:
    """The distance of numbers that go all round at one distance."""
    if len(numbers) < 2 or size % len(numbers):
        return None
    step = size // len(numbers)
    return step if tuple(numbers) == tuple(range(0, size, step)) else None


def _hours(hours: Sequence[int]) -> str:
    """The hours that something happens all through."""
    if len(hours) == hours[-1] - hours[0] + 1:
        return f"from {hours[0]:02}:00 to {hours[-1]:02}:59"
    return f"in the {_counted('hour', hours)}"


def _counted(noun: str, numbers: Sequence[int]) -> str:
    return f"{noun}{'' if len(numbers) == 1 else 's'} {_ranges([str(number) for number in numbers], numbers)}"


def _days(times: Times) -> Iterator[str]:
    if times.weekdays is not None:
        yield f"on {_ranges([WEEKDAYS[day - 1] for day in times.weekdays], times.weekdays)}"
    elif times.days is not None:
        yield f"on the {_ranges([_ordinal(day) for day in times.days], times.days)}"
    elif len(times.minutes) * len(times.hours) <= _MOST_TIMES:
        yield "every day"
    if len(times.months) < _ALL_MONTHS:
        joint = "in" if times.days is None else "of"
        yield f"{joint} {_ranges([MONTHS[month - 1] for month in times.months], times.months)}"
    elif times.days is not None:
        yield "of every month"
    if times.years is not None and len(times.years) < _MOST_TIMES:
        yield f"in {_listed([str(year) for year in times.years])}"


def _ordinal(day: int) -> str:
    ending = {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
    return f"{day}{'th' if day // 10 == 1 else ending}"


def _ranges(names: Sequence[str], numbers: Sequence[int]) -> str:
    """Names in a row, three or more neighbours as `first to last`."""
    found: list[str] = []
    start = 0
    for index in range(len(numbers)):
        is_last = index + 1 == len(numbers) or numbers[index + 1] != numbers[index] + 1
        if is_last:
            run = names[start : index + 1]
            found.extend([f"{run[0]} to {run[-1]}"] if len(run) >= _SHORTEST_RANGE else run)
            start = index + 1
    return _listed(found)


def _listed(words: Sequence[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
