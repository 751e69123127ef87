"""What a field of a cron expression was meant to be, where its form is that of Unix or of the service itself."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from amplify_ls.model.schedules.cron import DAY_OF_WEEK, MONTH, Field
from amplify_ls.model.schedules.cron_times import values_of

if TYPE_CHECKING:
    from collections.abc import Sequence

WEEKDAYS = ("Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday")
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_WORD = re.compile(r"[A-Za-z]{3,}")
_UNIX_DAYS = re.compile(r"[0-7](-[0-7])?(,[0-7](-[0-7])?)*", re.ASCII)
_SHORTEST_RANGE = 3


def meant_by(text: str, field: Field) -> str | None:
    """A field that the packages take and that says the same; None where there is none.

    Names become numbers, ranges and steps in lists become the numbers that they stand for, and a range that goes on
    beyond the end of the field begins again at its start.
    """
    numbers = _in_numbers(text, field)
    if numbers is None:
        return None
    found: set[int] = set()
    for item in numbers.split(","):
        values = _wrapped(item, field)
        if values is None:
            return None
        found.update(values)
    return shortest(sorted(found), field)


def nearest_to(text: str, field: Field) -> str | None:
    """The field that is next to a number, a range, a list or a step that leads out of it; None where there is none."""
    if "/" in text:
        _, _, step = text.partition("/")
        return f"*/{step}" if step.isdecimal() and 0 < int(step) <= field.maximum - field.minimum else "*"
    items = text.split(",")
    if len(items) > 1:
        kept = [item for item in items if values_of(item, field) is not None and item.isdecimal()]
        return ",".join(kept) or None
    start, dash, end = text.partition("-")
    if not start.isdecimal() or (dash and not end.isdecimal()):
        return None
    bounds = [str(min(max(int(number), field.minimum), field.maximum)) for number in ((start, end) if dash else (start,))]
    return "-".join(bounds)


def from_unix(text: str) -> str | None:
    """Days of the week that are counted from Sunday as 0 (or 7), counted from Sunday as 1; None for anything else.

    Names are the same in both.
    """
    if _WORD.search(text):
        return meant_by(text, DAY_OF_WEEK)
    if not _UNIX_DAYS.fullmatch(text):
        return None
    found: set[int] = set()
    for item in text.split(","):
        start, _, end = item.partition("-")
        first, last = int(start), int(end or start)
        if first > last:
            return None
        found.update(day % 7 + 1 for day in range(first, last + 1))
    return shortest(sorted(found), DAY_OF_WEEK)


def shortest(numbers: Sequence[int], field: Field) -> str:
    """Numbers as a field: all of them, a range, or a list."""
    if len(numbers) == field.maximum - field.minimum + 1:
        return "*"
    is_range = numbers[-1] - numbers[0] == len(numbers) - 1 and len(numbers) >= _SHORTEST_RANGE
    return f"{numbers[0]}-{numbers[-1]}" if is_range else ",".join(map(str, numbers))


def _in_numbers(text: str, field: Field) -> str | None:
    """The text with the names of days or months as numbers."""
    if field.minimum == 0 and text == str(field.maximum + 1):
        # Midnight as 24, the full hour as 60.
        return "0"
    if not _WORD.search(text):
        return text
    names = WEEKDAYS if field is DAY_OF_WEEK else MONTHS if field is MONTH else ()
    known = {name[:3].lower(): str(index) for index, name in enumerate(names, 1)}
    words = _WORD.findall(text)
    if any(not _is_name(word, names) for word in words):
        return None
    return _WORD.sub(lambda word: known[word.group()[:3].lower()], text)


def _is_name(word: str, names: Sequence[str]) -> bool:
    return any(name.lower().startswith(word.lower()) for name in names)


def _wrapped(item: str, field: Field) -> tuple[int, ...] | None:
    start, dash, end = item.partition("-")
    if dash and start.isdecimal() and end.isdecimal() and int(start) > int(end):
        before, after = values_of(f"{field.minimum}-{end}", field), values_of(f"{start}-{field.maximum}", field)
        return None if before is None or after is None else (*before, *after)
    return values_of(item, field)
