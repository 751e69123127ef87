"""What is wrong with the text of a schedule, where in the text, and what was meant."""

from __future__ import annotations

import re
from enum import Enum
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.fit.schedules.cron_faults import CronFault, cron_problems
from amplify_ls.fit.schedules.schedule_meant import is_wrapped, meant_intervals, neighbours, unwrapped
from amplify_ls.model.schedules.cron import FEWEST_FIELDS
from amplify_ls.model.schedules.schedules import EVERY, LONGEST, WRONG_NUMBER, Form, interval, is_rate, verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from amplify_ls.fit.schedules.cron_faults import Mending
    from amplify_ls.model.schedules.cron import Field


class RateFault(Enum):
    """Kinds of faults of what is no cron expression."""

    FORM = "form"
    """An interval in words or units that do not exist, or no schedule at all."""
    NUMBER = "number"
    """A number of minutes or hours that is negative or has a fraction."""
    ZERO = "zero"
    BEYOND = "beyond"
    """More minutes than an hour has, or more hours than a day has."""
    UNEVEN = "uneven"
    """A number that does not divide the hour or the day."""
    SHORT = "short"
    """An interval that is shorter than the time limit of the function."""
    BLANKS = "blanks"
    WRAPPED = "wrapped"
    """``cron(...)`` or ``rate(...)``."""
    OTHER_KEY = "other key"
    """An interval as ``cron``, or a cron expression as ``rate``."""


class ScheduleProblem(NamedTuple):
    """One fault; ``start`` and ``end`` count the characters of the text."""

    fault: RateFault | CronFault
    start: int
    end: int
    is_seen: bool
    """Whether the type check sees it, too."""
    package_message: str = ""
    """What the packages object to it; empty for what they take."""
    meant: tuple[Mending, ...] = ()
    """Ways to mend it, the likeliest first."""
    field: Field | None = None
    """Of a fault of a cron expression: the field that it is in."""


class _Reading(NamedTuple):
    """A text with what decides how it is read."""

    text: str
    form: Form
    timeout: float | None
    is_seen: bool
    message: str

    def problem(self, fault: RateFault, start: int = 0, end: int | None = None, meant: Iterable[str] = ()) -> ScheduleProblem:
        """A fault that the text has as a whole, to be mended by other texts that are taken."""
        taken = (each for each in dict.fromkeys(meant) if each != self.text and self._is_taken(each))
        mendings = tuple(((0, len(self.text), each),) for each in taken)
        return ScheduleProblem(fault, start, len(self.text) if end is None else end, self.is_seen, self.message, mendings)

    def _is_taken(self, text: str) -> bool:
        found = verdict(text, self.form, self.timeout)
        return found.is_typed and not found.refusals


_BLANKS = re.compile(r"^\s+|\s{2,}|[^\S ]|\s+$")
_WORDS = re.compile(r"\s*@?[A-Za-z]{2,}")


# Every rule about schedules asks for all faults of a text.
@lru_cache(maxsize=256)
def schedule_problems(text: str, form: Form, timeout: float | None = None) -> tuple[ScheduleProblem, ...]:
    """The faults of a text, in order. ``timeout`` is that of the function in seconds, None where it is not known."""
    found = verdict(text, form, timeout)
    reading = _Reading(text, form, timeout, not found.is_typed, next(iter(found.refusals), ""))
    if is_wrapped(text):
        mended = unwrapped(text)
        return (reading.problem(RateFault.WRAPPED, meant=() if mended is None else (mended,)),)
    if _is_of_other_key(text, form):
        return (reading.problem(RateFault.OTHER_KEY),)
    if is_rate(text, form) or _is_in_words(text):
        return tuple(_rate_problems(reading))
    return tuple(
        ScheduleProblem(each.fault, each.start, each.end, reading.is_seen, each.package_message, each.meant, each.field)
        for each in cron_problems(text)
    )


def _is_of_other_key(text: str, form: Form) -> bool:
    """Whether an interval stands as ``cron``, or a cron expression as ``rate``."""
    if form is Form.CRON:
        return interval(text) is not None
    return form is Form.RATE and EVERY not in text.lower() and len(text.split()) >= FEWEST_FIELDS


def _is_in_words(text: str) -> bool:
    """Whether a text is no cron expression at all: ``Every 5m``, ``daily``."""
    return _WORDS.match(text) is not None and len(text.split()) < FEWEST_FIELDS


def _rate_problems(reading: _Reading) -> Iterator[ScheduleProblem]:
    found = interval(reading.text)
    if found is None:
        yield from _no_interval(reading)
        return
    if found.number is None:
        return
    start = len(EVERY) + 1
    if not found.number:
        yield reading.problem(RateFault.ZERO, start, meant=neighbours(reading.text))
    elif reading.message:
        yield reading.problem(RateFault.SHORT, start)
    elif found.number >= LONGEST[found.unit]:
        yield reading.problem(RateFault.BEYOND, start, meant=neighbours(reading.text))
    elif LONGEST[found.unit] % found.number:
        yield reading.problem(RateFault.UNEVEN, start, meant=neighbours(reading.text))


def _no_interval(reading: _Reading) -> Iterator[ScheduleProblem]:
    text = reading.text
    if interval(" ".join(text.split())) is not None:
        for blank in _BLANKS.finditer(text):
            is_edge = blank.start() == 0 or blank.end() == len(text)
            mended = (blank.start(), blank.end(), "" if is_edge else " ")
            yield ScheduleProblem(RateFault.BLANKS, blank.start(), blank.end(), reading.is_seen, reading.message, ((mended,),))
        return
    fault = RateFault.NUMBER if reading.message == WRONG_NUMBER else RateFault.FORM
    start = len(EVERY) + 1 if text.startswith(f"{EVERY} ") and text[len(EVERY) :].strip() else 0
    yield reading.problem(fault, start, meant=meant_intervals(text))
