"""A short run of `make fuzz` with a fixed seed, the inputs that it has found before, and that it finds what it looks for."""

from __future__ import annotations

import logging
import time
from typing import Any

import pytest
from hypothesis import strategies as st

from development.fuzz.bounds import LoggedError, TooMuchWorkError, bounded, nothing_logged
from development.fuzz.properties import ALL
from development.fuzz.property import Property
from development.fuzz.running import check, try_out
from tests.fuzz.found import found

SEED = 1
EXAMPLES = 15
BY_NAME = {each.name: each for each in ALL}


@pytest.mark.parametrize("tried", ALL, ids=lambda tried: tried.name)
def test_no_input_of_a_short_run_is_a_problem(tried: Property[Any]) -> None:
    failure = try_out(tried, SEED, EXAMPLES)
    if failure is not None:
        pytest.fail(f"{tried.name} fails for {failure.input!r}: {failure.error!r}")


@pytest.mark.parametrize(("name", "value"), [*found()], ids=lambda part: part if isinstance(part, str) else "")
def test_what_was_found_once_is_no_problem_any_more(name: str, value: object) -> None:
    check(BY_NAME[name], value)


def test_an_input_is_made_as_small_as_it_can_be() -> None:
    def is_short(text: str) -> None:
        assert len(text) < 5

    failure = try_out(Property("short", st.text("ab"), is_short, most_calls=1_000), SEED, 200)
    assert failure is not None
    assert failure.input == "aaaaa"


def test_the_same_seed_means_the_same_inputs() -> None:
    def run(seed: int) -> list[str]:
        tried: list[str] = []
        assert try_out(Property("any", st.text(), tried.append, most_calls=1_000), seed, 20) is None
        return tried

    assert run(1) == run(1)
    assert run(1) != run(2)


def test_nothing_is_tried_when_the_time_is_over() -> None:
    tried: list[str] = []
    assert try_out(Property("any", st.text(), tried.append, most_calls=1_000), SEED, 20, lambda: True) is None
    assert tried == []


def test_work_without_end_is_noticed() -> None:
    def forever() -> None:
        while True:
            len(str(next_one()))

    def next_one() -> int:
        return 1

    start = time.monotonic()
    with pytest.raises(TooMuchWorkError), bounded(10_000):
        forever()
    assert time.monotonic() - start < 10


def test_an_exception_that_is_only_logged_is_noticed() -> None:
    logger = logging.getLogger("amplify_ls.some_part")

    def fail(error: Exception) -> None:
        try:
            raise error
        except Exception:
            logger.exception("failed")

    with pytest.raises(LoggedError), nothing_logged():
        fail(KeyError("x"))
    with nothing_logged(KeyError):
        fail(KeyError("x"))
    with nothing_logged():
        logger.error("no exception")
