"""Schedules are read as the packages read them, and mean what they say."""

from __future__ import annotations

import json
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from amplify_ls.fit.schedules.cron_faults import CronFault, cron_problems
from amplify_ls.fit.schedules.schedule_faults import RateFault, schedule_problems
from amplify_ls.fit.schedules.schedule_words import in_words
from amplify_ls.model.schedules.cron import DAY_OF_MONTH, DAY_OF_WEEK, FIELDS, HOURS, MINUTES, MONTH, YEAR, Field, js_number
from amplify_ls.model.schedules.cron import refusals as cron_refusals
from amplify_ls.model.schedules.cron_times import next_runs, times_of, values_of
from amplify_ls.model.schedules.schedules import Form, cron_of, interval, is_rate, schedule_times, verdict
from amplify_ls.model.schedules.timezones import is_unknown, meant, zone

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.fit.schedules.schedule_faults import ScheduleProblem

RECORDED = [
    json.loads(line) for line in (Path(__file__).parent / "schedule_verdicts.jsonl").read_text(encoding="utf-8").splitlines()
]
"""What the functions of the packages said of texts, and the type check of literals."""
SUNDAY = datetime(2026, 11, 22, 6, 0, tzinfo=timezone.utc)


@pytest.mark.parametrize("record", RECORDED, ids=lambda record: f"{record['form']}:{record['text']}")
class TestRecordedVerdicts:
    def test_the_verdict_is_that_of_the_packages(self, record: dict[str, Any]) -> None:
        found = verdict(record["text"], Form(record["form"]), record["timeout"])
        assert list(found.refusals) == record["refusals"]
        assert found.is_typed == record["is_typed"]

    def test_what_is_refused_has_a_fault_and_nothing_else_has_one_of_these(self, record: dict[str, Any]) -> None:
        found = schedule_problems(record["text"], Form(record["form"]), record["timeout"])
        assert any(problem.package_message for problem in found) == bool(record["refusals"])
        assert any(problem.is_seen for problem in found) == (not record["is_typed"])

    def test_the_expression_is_that_of_the_template(self, record: dict[str, Any]) -> None:
        text, form = record["text"], Form(record["form"])
        expression = cron_of(text, form)
        if not record["cron"] or expression is None or any(not field for field in expression.split(" ")):
            return
        fields = expression.split(" ")
        year = fields[5] if len(fields) == len(FIELDS) else "*"
        if fields[2] != "?" or fields[4] != "?":
            assert record["cron"] == f"cron({' '.join([*fields[:5], year])})"


def numbers_of(text: str, field: Field) -> set[int]:
    """What a field means, number by number: the slow way."""
    found = set()
    for number in range(field.minimum, field.maximum + 1):
        base, _, step = text.partition("/")
        if step:
            start = field.minimum if base == "*" else int(base)
            fits = number >= start and (number - start) % int(step) == 0
        elif "-" in text:
            start, end = map(int, text.split("-"))
            fits = start <= number <= end
        else:
            fits = text == "*" or str(number) in text.split(",")
        if fits:
            found.add(number)
    return found


def field_texts(field: Field) -> st.SearchStrategy[str]:
    """Fields that are taken."""
    number = st.integers(field.minimum, field.maximum)
    step = st.integers(1, 40)
    ordered = st.tuples(number, number).map(lambda pair: f"{min(pair)}-{max(pair)}")
    return st.one_of(
        st.just("*"),
        number.map(str),
        ordered,
        st.tuples(number, step).map(lambda pair: f"{pair[0]}/{pair[1]}"),
        step.map(lambda size: f"*/{size}"),
        st.lists(number, min_size=2, max_size=4).map(lambda items: ",".join(map(str, items))),
    )


@st.composite
def expressions(draw: st.DrawFn) -> str:
    """Expressions that are taken."""
    day, weekday = draw(field_texts(DAY_OF_MONTH)), draw(field_texts(DAY_OF_WEEK))
    by_week = draw(st.booleans())
    parts = [draw(field_texts(MINUTES)), draw(field_texts(HOURS)), "?" if by_week else day, draw(field_texts(MONTH))]
    return " ".join([*parts, weekday if by_week else "?"])


class TestMeaning:
    @given(
        st.sampled_from([MINUTES, HOURS, DAY_OF_MONTH, MONTH, DAY_OF_WEEK]).flatmap(
            lambda f: st.tuples(st.just(f), field_texts(f))
        )
    )
    def test_a_field_means_the_numbers_that_it_says(self, case: tuple[Field, str]) -> None:
        field, text = case
        assert set(values_of(text, field) or ()) == numbers_of(text, field)

    @given(expressions())
    def test_what_is_taken_has_times_and_words(self, expression: str) -> None:
        assert cron_refusals(expression) == ()
        assert times_of(expression) is not None
        assert in_words(expression)

    @settings(max_examples=60, deadline=None)
    @given(expressions(), st.integers(0, 60 * 24 * 365))
    def test_the_next_run_is_the_first_minute_that_fits(self, expression: str, minutes: int) -> None:
        times = times_of(expression)
        assert times is not None
        after = SUNDAY + timedelta(minutes=minutes)
        first = next_runs(times, after, timezone.utc, 1)
        days = 3
        slow = next(_matches(expression, after, days * 24 * 60), None)
        if slow is None:
            assert not first or first[0] > after + timedelta(days=days)
        else:
            assert first == [slow]

    @given(st.text(alphabet="0123456789*/,-?LW# xeMON.", max_size=20))
    def test_no_text_breaks_anything(self, text: str) -> None:
        for form in Form:
            found = schedule_problems(text, form, 3)
            said = verdict(text, form, 3)
            assert any(problem.package_message for problem in found) == bool(said.refusals)
            assert all(0 <= problem.start <= problem.end <= len(text) for problem in found)
            in_words(text, form)

    @given(st.text(alphabet="every 0123456789mhdaywk-.", max_size=14).map(lambda text: f"every {text}"))
    def test_no_interval_breaks_anything(self, text: str) -> None:
        found = schedule_problems(text, Form.PLAIN, 3)
        said = verdict(text, Form.PLAIN, 3)
        assert any(problem.package_message for problem in found) == bool(said.refusals)
        assert any(problem.is_seen for problem in found) == (not said.is_typed)

    @given(st.integers(1, 59))
    def test_an_even_interval_has_no_fault_and_an_uneven_one_has_neighbours(self, number: int) -> None:
        found = schedule_problems(f"every {number}m", Form.PLAIN, 3)
        assert bool(found) == (60 % number != 0)
        for problem in found:
            assert problem.fault is RateFault.UNEVEN
            assert problem.meant

    @given(expressions())
    def test_what_is_meant_is_taken(self, expression: str) -> None:
        unix = expression.replace("?", "*")
        assume(cron_refusals(unix))
        for problem in cron_problems(unix):
            for text in mended(unix, problem):
                assert cron_refusals(text) == () or problem.fault is not CronFault.BOTH_DAYS


def _matches(expression: str, after: datetime, minutes: int) -> Iterator[datetime]:
    """The minutes that fit, one by one."""
    texts = zip(FIELDS, expression.split(" "), strict=False)
    minute, hour, day, month, weekday = [None if text == "?" else numbers_of(text, field) for field, text in texts]
    moment = after.replace(second=0, microsecond=0)
    for _ in range(minutes):
        moment += timedelta(minutes=1)
        found = (moment.minute, moment.hour, moment.day, moment.month, moment.isoweekday() % 7 + 1)
        allowed = (minute, hour, day, month, weekday)
        if all(numbers is None or number in numbers for number, numbers in zip(found, allowed, strict=True)):
            yield moment


def mended(text: str, problem: ScheduleProblem | Any) -> list[str]:
    """The texts after the ways to mend a fault."""
    found = []
    for mending in problem.meant:
        new = text
        for start, end, part in sorted(mending, reverse=True):
            new = new[:start] + part + new[end:]
        found.append(new)
    return found


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("every 5m", "every 5 minutes"),
        ("every 1h", "every hour"),
        ("every 45m", "at minutes 0 and 45 of every hour"),
        ("every 7h", "at 00:00, 07:00, 14:00 and 21:00 every day"),
        ("every week", "every Sunday at 00:00"),
        ("every month", "on the 1st of every month at 00:00"),
        ("0 9 ? * 2-6", "at 09:00 on Monday to Friday"),
        ("0 9 * * ?", "at 09:00 every day"),
        ("*/15 9-17 ? * 2-6", "every 15 minutes from 09:00 to 17:59 on Monday to Friday"),
        ("30 */2 * * ?", "every 2 hours at minute 30"),
        ("0 0 1,15 * ?", "at 00:00 on the 1st and 15th of every month"),
        ("0 12 ? 6-8 1,7 2027", "at 12:00 on Sunday and Saturday in June to August in 2027"),
        ("5 * 22 2 ?", "at minute 5 of every hour on the 22nd of February"),
        ("0/15 8,10,14 * * ?", "every 15 minutes in the hours 8, 10 and 14"),
        ("1,2,31 9-17 ? * 3", "at minutes 1, 2 and 31 of every hour from 09:00 to 17:59 on Tuesday"),
        ("* 9 * * ?", "every minute from 09:00 to 09:59"),
    ],
)
def test_words(text: str, words: str) -> None:
    assert in_words(text) == words
    assert in_words(text, timezone="Europe/Paris") == f"{words}, Europe/Paris"


@pytest.mark.parametrize(
    "text", ["every 60m", "every 0m", "every hour", "0 9 * * *", "0x5 9 1 * ?", "0 9 1 * ? 2027 9", "", "x"]
)
def test_what_is_wrong_has_no_words(text: str) -> None:
    assert in_words(text) is None


@pytest.mark.parametrize(
    ("text", "meant_texts"),
    [
        ("0 9 * * *", ["0 9 * * ?"]),
        ("0 9 * * 1-5", ["0 9 ? * 2-6", "0 9 ? * 1-5"]),
        ("0 9 * * MON-FRI", ["0 9 ? * 2-6"]),
        ("0 9 * * 0", ["0 9 ? * 1"]),
        ("0 9 1 * 1", ["0 9 ? * 2", "0 9 ? * 1", "0 9 1 * ?"]),
        ("0 9 ? * MON,WED *", ["0 9 ? * 2,4 *"]),
        ("0 9 ? * FRI-MON", ["0 9 ? * 1,2,6,7"]),
        ("0 9 1 JAN,JUL ?", ["0 9 1 1,7 ?"]),
        ("0 9,10-12 ? * 2", ["0 9-12 ? * 2"]),
        ("0 22-2 * * ?", ["0 0,1,2,22,23 * * ?"]),
        ("0 24 * * ?", ["0 0 * * ?"]),
        ("0  9 1 * ?", ["0 9 1 * ?"]),
        ("0 9 ? * ?", ["0 9 * * ?"]),
        ("0 9 1 * ? 2027 9", ["0 9 1 * ? 2027"]),
        ("0 9 L * ?", []),
        ("every hour", ["every 1h"]),
        ("every 5 minutes", ["every 5m"]),
        ("Every 5m", ["every 5m"]),
        ("every 2 days", ["0 0 */2 * ?"]),
        ("every weekday", ["0 0 ? * 2-6"]),
        ("every monday", ["0 0 ? * 2"]),
        ("@daily", ["every day"]),
        ("hourly", ["every 1h"]),
        ("every 3 months", ["0 0 1 */3 ?"]),
        ("every 30s", ["every 1m"]),
        ("every 0.5h", ["every 30m"]),
        ("every -5m", ["every 5m"]),
        ("every 60m", ["every 1h"]),
        ("every 24h", ["every day"]),
        ("every 90m", ["every 1h", "every 2h"]),
        ("every 45m", ["every 30m", "every 1h"]),
        ("every  5m", ["every 5m"]),
        ("rate(5 minutes)", ["every 5m"]),
        ("cron(0 9 ? * 2-6 *)", ["0 9 ? * 2-6 *"]),
    ],
)
def test_what_is_meant(text: str, meant_texts: list[str]) -> None:
    (problem,) = schedule_problems(text, Form.PLAIN, 3)
    assert mended(text, problem) == meant_texts


def test_an_interval_that_is_shorter_than_the_timeout_is_not_offered() -> None:
    (problem,) = schedule_problems("every 5 minutes", Form.PLAIN, 900)
    assert problem.meant == ()


@pytest.mark.parametrize(
    ("expression", "part"),
    [
        ("60 9 ? * 2", "60"),
        ("0 9,25,10 ? * 2", "25"),
        ("0 9 ? * MON", "MON"),
        ("0/61 * * * ?", "61"),
        ("0   9 1 * ?", "   "),
        ("0 9 1 * ? 2027 9 9", "9 9"),
        ("0 9 * * *", "*"),
    ],
)
def test_the_smallest_part_is_told(expression: str, part: str) -> None:
    (problem,) = cron_problems(expression)
    assert expression[problem.start : problem.end] == part


class TestRuns:
    def test_a_time_that_the_clocks_leave_out_is_left_out(self) -> None:
        paris = zone("Europe/Paris")
        times = times_of("30 2 * * ?")
        assert paris is not None
        assert times is not None
        runs = next_runs(times, datetime(2026, 3, 28, 12, tzinfo=timezone.utc), paris, 2)
        assert [run.day for run in runs] == [30, 31]

    def test_a_time_that_comes_twice_is_taken_once(self) -> None:
        paris = zone("Europe/Paris")
        times = times_of("30 2 * * ?")
        assert paris is not None
        assert times is not None
        runs = next_runs(times, datetime(2026, 10, 24, 12, tzinfo=timezone.utc), paris, 2)
        assert [run.astimezone(timezone.utc).isoformat() for run in runs] == [
            "2026-10-25T00:30:00+00:00",
            "2026-10-26T01:30:00+00:00",
        ]

    def test_no_run_is_left(self) -> None:
        times = times_of("0 0 1 1 ? 1999")
        assert times is not None
        assert next_runs(times, SUNDAY, timezone.utc) == []

    def test_a_leap_day_comes(self) -> None:
        times = times_of("0 0 29 2 ?")
        assert times is not None
        assert [run.year for run in next_runs(times, SUNDAY, timezone.utc)] == [2028, 2032, 2036]

    def test_intervals_run_as_cron_expressions(self) -> None:
        times = schedule_times("every week")
        assert times is not None
        assert [run.day for run in next_runs(times, SUNDAY, timezone.utc, 2)] == [29, 6]


class TestTimezones:
    @pytest.mark.parametrize("name", ["UTC", "Europe/Paris", "US/Pacific", "EST", "America/Argentina/Buenos_Aires"])
    def test_known(self, name: str) -> None:
        assert not is_unknown(name)

    @pytest.mark.parametrize(
        ("name", "right"),
        [
            ("Europe/Pariss", "Europe/Paris"),
            ("europe/paris", "Europe/Paris"),
            ("Paris", "Europe/Paris"),
            ("America/NewYork", "America/New_York"),
            ("New York", "America/New_York"),
            ("PST", "America/Los_Angeles"),
            ("", "UTC"),
        ],
    )
    def test_unknown(self, name: str, right: str) -> None:
        assert is_unknown(name)
        assert meant(name)[0] == right

    def test_nothing_is_meant(self) -> None:
        assert is_unknown("Mars/Base")
        assert meant("Mars/Base") == ()

    def test_a_machine_without_zones_knows_nothing(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("amplify_ls.model.schedules.timezones.zone", lambda name: None)
        assert not is_unknown("Mars/Base")


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("", 0),
        (" 7 ", 7),
        ("0x10", 16),
        ("0b11", 3),
        ("1e1", 10),
        (".5", 0.5),
        ("5.", 5),
        ("-3", -3),
        ("Infinity", float("inf")),
    ],
)
def test_numbers_of_javascript(text: str, number: float) -> None:
    assert js_number(text) == number


@pytest.mark.parametrize("text", ["x", "1_000", "0x", "++5", "5m", "Infinit", "-0x5", "١"])
def test_what_is_no_number_in_javascript(text: str) -> None:
    assert js_number(text) != js_number(text)


def test_forms() -> None:
    assert interval("every 5m") == (5, "m")
    assert interval("every day") == (None, "day")
    assert interval("every 5m ") is None
    assert is_rate("every 5m", Form.PLAIN)
    assert not is_rate("every 5m", Form.CRON)
    assert YEAR in FIELDS
