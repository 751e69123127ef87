"""What is wrong with a cron expression, where in its text, and what was meant."""

from __future__ import annotations

import re
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from amplify_ls.fit.schedules.cron_meant import from_unix, meant_by, nearest_to
from amplify_ls.model.schedules.cron import (
    ANY_DAY,
    BOTH_DAYS,
    DAY_OF_MONTH,
    DAY_OF_WEEK,
    FEWEST_FIELDS,
    FIELDS,
    MONTH,
    TOO_FEW,
    YEAR,
    Field,
    FieldText,
    field_refusals,
    fields_of,
    refusals,
)
from amplify_ls.model.schedules.cron_times import PLAIN, can_run, times_of

if TYPE_CHECKING:
    from collections.abc import Iterator


class CronFault(Enum):
    """Kinds of faults."""

    BLANKS = "blanks"
    """More than one blank between two fields, or blanks around them."""
    TOO_FEW = "too few"
    TOO_MANY = "too many"
    """What stands behind the year, which takes the year away, too."""
    NUMBER = "number"
    """A field that is no number, or one out of range."""
    LIST = "list"
    """An item of a list that is no number in range."""
    RANGE = "range"
    STEP = "step"
    NAME = "name"
    """A name of a day or month, or one of the letters L, W and #."""
    BOTH_DAYS = "both days"
    NO_DAY = "no day"
    LARGE_STEP = "large step"
    """A step that leads out of the field at once."""
    NOTATION = "notation"
    """A number that the packages read and the service does not, as ``0x5``."""
    UNIX_DAYS = "unix days"
    """Days of the week that are others in Unix: ``1-5`` is Sunday to Thursday."""
    NEVER = "never"
    """A day that no month of the expression has."""
    PAST = "past"
    """Years that were over before there was anything that could be scheduled."""


Replacement: TypeAlias = "tuple[int, int, str]"
"""A new text for the characters from start to end."""
Mending: TypeAlias = "tuple[Replacement, ...]"


class CronProblem(NamedTuple):
    """One fault; ``start`` and ``end`` count the characters of the expression."""

    fault: CronFault
    start: int
    end: int
    field: Field | None = None
    package_message: str = ""
    """What the packages object to it; empty for what they take."""
    meant: tuple[Mending, ...] = ()
    """Ways to mend it, the likeliest first."""

    @property
    def is_refused(self) -> bool:
        return bool(self.package_message)


_BLANKS = re.compile(r"^ +| {2,}| +$")
_BLANKS_IN_LISTS = re.compile(r"(?<=,) +| +(?=,)")
_FIRST_YEAR = 2024
"""The year in which functions could be given schedules at all."""
_LETTERS = re.compile(r"[A-Za-z#]")
_UNIX_WORKDAYS = ("1-5", "1,2,3,4,5")


def cron_problems(expression: str) -> tuple[CronProblem, ...]:
    """The faults of an expression, in the order of its text."""
    fields = fields_of(expression)
    if not expression.strip():
        every_day = ((0, len(expression), "0 0 * * ?"),)
        return (CronProblem(CronFault.TOO_FEW, 0, len(expression), None, refusals(expression)[0], (every_day,)),)
    if any(not each.text for each in fields):
        return tuple(_blanks(expression))
    in_lists = tuple(_blanks_in_lists(expression))
    if in_lists:
        return in_lists
    if len(fields) < FEWEST_FIELDS:
        return (CronProblem(CronFault.TOO_FEW, 0, len(expression), None, TOO_FEW, tuple(_one_more(expression, fields))),)
    found = [*_day_problems(fields)]
    is_unix = any(problem.fault is CronFault.BOTH_DAYS for problem in found)
    for each in fields:
        if each.field is DAY_OF_WEEK and is_unix and from_unix(each.text) is not None:
            # Told with the other day field: it is one slip, the form that cron has elsewhere.
            continue
        found.extend(_field_problems(each))
    found.extend(_too_many(fields))
    if not found:
        found.extend(_never(expression, fields))
    return tuple(sorted(found, key=lambda problem: (problem.start, problem.end)))


def _one_more(expression: str, fields: tuple[FieldText, ...]) -> Iterator[Mending]:
    """The expression with the day of the week, where that alone is missing."""
    if len(fields) == FEWEST_FIELDS - 1:
        end = len(expression)
        text = f" {'*' if fields[2].text == ANY_DAY else ANY_DAY}"
        if not refusals(expression + text):
            yield ((end, end, text),)


def _blanks(expression: str) -> Iterator[CronProblem]:
    message = next(iter(refusals(expression)), "")
    for blank in _BLANKS.finditer(expression):
        is_edge = blank.start() == 0 or blank.end() == len(expression)
        mended = (blank.start(), blank.end(), "" if is_edge else " ")
        yield CronProblem(CronFault.BLANKS, blank.start(), blank.end(), package_message=message, meant=((mended,),))


def _blanks_in_lists(expression: str) -> Iterator[CronProblem]:
    """Blanks beside a comma, ``0 9, 17 * * ?``, where it is them alone that make the expression wrong."""
    found = list(_BLANKS_IN_LISTS.finditer(expression))
    if found and refusals(expression) and not refusals(_BLANKS_IN_LISTS.sub("", expression)):
        meant = tuple((blank.start(), blank.end(), "") for blank in found)
        message = refusals(expression)[0]
        yield CronProblem(CronFault.BLANKS, found[0].start(), found[0].end(), package_message=message, meant=(meant,))


def _day_problems(fields: tuple[FieldText, ...]) -> Iterator[CronProblem]:
    month_day, week_day = fields[2], fields[4]
    if month_day.text == ANY_DAY and week_day.text == ANY_DAY:
        every_day = ((month_day.start, month_day.end, "*"),)
        yield CronProblem(CronFault.NO_DAY, week_day.start, week_day.end, DAY_OF_WEEK, meant=(every_day,))
    elif ANY_DAY not in (month_day.text, week_day.text):
        is_week = month_day.text == "*" and week_day.text != "*"
        place = month_day if is_week else week_day
        meant = tuple(_one_day_field(month_day, week_day))
        yield CronProblem(CronFault.BOTH_DAYS, place.start, place.end, place.field, BOTH_DAYS, meant)


def _one_day_field(month_day: FieldText, week_day: FieldText) -> Iterator[Mending]:
    """The expression with one day field; days of the week are taken as Unix counts them, then as they stand."""
    by_month = (week_day.start, week_day.end, ANY_DAY)
    by_week = (month_day.start, month_day.end, ANY_DAY)
    if week_day.text == "*":
        yield (by_month,)
        return
    days = from_unix(week_day.text)
    if days is not None:
        yield (by_week, (week_day.start, week_day.end, days))
    if not tuple(field_refusals(week_day)):
        yield (by_week,)
    if month_day.text != "*" and not tuple(field_refusals(month_day)):
        yield (by_month,)


def _field_problems(each: FieldText) -> Iterator[CronProblem]:
    field, text = each.field, each.text
    if field is None or text == "*" or (text == ANY_DAY and field in (DAY_OF_MONTH, DAY_OF_WEEK)):
        return
    message = next(field_refusals(each), "")
    if message:
        yield from _refused(each, field, message)
    elif not PLAIN.fullmatch(text):
        yield CronProblem(CronFault.NOTATION, each.start, each.end, field)
    elif "/" in text and int(text.partition("/")[2]) > field.maximum - field.minimum:
        base, _, _ = text.partition("/")
        alone = str(field.minimum) if base == "*" else base
        meant = ((each.start, each.end, alone),)
        yield CronProblem(CronFault.LARGE_STEP, each.start + len(base) + 1, each.end, field, meant=(meant,))
    elif field is DAY_OF_WEEK and text in _UNIX_WORKDAYS:
        meant = ((each.start, each.end, from_unix(text) or text),)
        yield CronProblem(CronFault.UNIX_DAYS, each.start, each.end, field, meant=(meant,))


def _refused(each: FieldText, field: Field, message: str) -> Iterator[CronProblem]:
    mended = meant_by(each.text, field)
    if mended is None and field is DAY_OF_WEEK:
        # There is a day 0 in Unix only.
        mended = from_unix(each.text)
    meant = () if mended is None else (((each.start, each.end, mended),),)
    if "," in each.text:
        yield from _refused_items(each, field, message, meant)
    elif _LETTERS.search(each.text) and field in (DAY_OF_MONTH, DAY_OF_WEEK, MONTH):
        yield CronProblem(CronFault.NAME, each.start, each.end, field, message, meant)
    else:
        fault = CronFault.STEP if "/" in each.text else CronFault.RANGE if "-" in each.text else CronFault.NUMBER
        yield CronProblem(fault, each.start, each.end, field, message, meant or _next_to(each, field))


def _refused_items(each: FieldText, field: Field, message: str, meant: tuple[Mending, ...]) -> Iterator[CronProblem]:
    """The items of a list that do not fit; where it is known what the list should be they are one slip."""
    wrong: list[tuple[int, int, CronFault]] = []
    start = each.start
    for item in each.text.split(","):
        if tuple(field_refusals(FieldText(field, f"{item},{item}", 0, 0))):
            is_name = _LETTERS.search(item) and field in (DAY_OF_MONTH, DAY_OF_WEEK, MONTH)
            wrong.append((start, start + len(item), CronFault.NAME if is_name else CronFault.LIST))
        start += len(item) + 1
    if meant and wrong:
        yield CronProblem(wrong[0][2], wrong[0][0], wrong[-1][1], field, message, meant)
        return
    near = _next_to(each, field)
    for start, end, fault in wrong:
        yield CronProblem(fault, start, end, field, message, near)


def _next_to(each: FieldText, field: Field) -> tuple[Mending, ...]:
    near = nearest_to(each.text, field)
    if near is None or any(field_refusals(FieldText(field, near, 0, 0))):
        return ()
    return (((each.start, each.end, near),),)


def _too_many(fields: tuple[FieldText, ...]) -> Iterator[CronProblem]:
    if len(fields) > len(FIELDS):
        year = fields[FIELDS.index(YEAR)]
        last = fields[-1]
        yield CronProblem(CronFault.TOO_MANY, fields[len(FIELDS)].start, last.end, meant=(((year.end, last.end, ""),),))


def _never(expression: str, fields: tuple[FieldText, ...]) -> Iterator[CronProblem]:
    times = times_of(expression)
    if times is not None and not can_run(times):
        yield CronProblem(CronFault.NEVER, fields[2].start, fields[2].end, DAY_OF_MONTH)
    elif times is not None and times.years and max(times.years) < _FIRST_YEAR:
        yield CronProblem(CronFault.PAST, fields[-1].start, fields[-1].end)
