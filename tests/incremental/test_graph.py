"""Cells compute when they are asked, and again only when something that they have read has another value."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from amplify_ls.incremental.cell_map import CellMap, tidy
from amplify_ls.incremental.graph import CycleError, Derived, Input, is_equal, owned, untracked

if TYPE_CHECKING:
    from collections.abc import Callable


class Counted:
    """A derived cell that counts how often it computes."""

    def __init__(self, compute: Callable[[], int], is_same: Callable[[int, int], bool] = is_equal) -> None:
        self.count = 0
        self._inner = compute
        self.cell: Derived[int] = Derived(self._compute, is_same)

    def _compute(self) -> int:
        self.count += 1
        return self._inner()

    def get(self) -> int:
        return self.cell.get()


def test_nothing_is_computed_before_it_is_asked_for() -> None:
    number = Input(1)
    double = Counted(lambda: number.get() * 2)
    assert double.count == 0
    assert double.get() == 2
    assert double.get() == 2
    assert double.count == 1


def test_a_change_is_followed() -> None:
    number = Input(1)
    double = Counted(lambda: number.get() * 2)
    assert double.get() == 2
    number.set(2)
    assert double.get() == 4
    assert double.count == 2


def test_an_equal_input_changes_nothing() -> None:
    number = Input(1)
    double = Counted(lambda: number.get() * 2)
    double.get()
    number.set(1)
    double.get()
    assert double.count == 1


def test_a_reader_rests_when_what_it_reads_keeps_its_value() -> None:
    number = Input(1)
    sign = Counted(lambda: 1 if number.get() > 0 else -1)
    shown = Counted(lambda: sign.get() * 10)
    assert shown.get() == 10
    number.set(5)
    assert shown.get() == 10
    assert (sign.count, shown.count) == (2, 1)
    number.set(-5)
    assert shown.get() == -10
    assert (sign.count, shown.count) == (3, 2)


def test_what_is_read_may_depend_on_what_was_read() -> None:
    chooses_left, left, right = Input(1), Input(10), Input(20)
    chosen = Counted(lambda: left.get() if chooses_left.get() else right.get())
    assert chosen.get() == 10
    right.set(21)
    chosen.get()
    assert chosen.count == 1
    chooses_left.set(0)
    assert chosen.get() == 21
    left.set(11)
    chosen.get()
    assert chosen.count == 2


def test_a_cell_that_another_refreshed_is_seen_to_have_changed() -> None:
    number = Input(1)
    double = Counted(lambda: number.get() * 2)
    one, two = Counted(lambda: double.get() + 1), Counted(lambda: double.get() + 2)
    assert (one.get(), two.get()) == (3, 4)
    number.set(2)
    assert one.get() == 5
    assert two.get() == 6


def test_every_cell_of_a_cycle_has_the_same_value_whoever_is_asked_first() -> None:
    def cells() -> tuple[Derived[str], Derived[str], Derived[str]]:
        first: Derived[str] = Derived(lambda: f"({second.get()})", is_equal, lambda: "cycle")
        second: Derived[str] = Derived(lambda: f"[{first.get()}]", is_equal, lambda: "cycle")
        outside: Derived[str] = Derived(lambda: f"<{second.get()}>", is_equal, lambda: "cycle")
        return first, second, outside

    for order in ((0, 1, 2), (1, 0, 2), (2, 0, 1)):
        made = cells()
        found = {index: made[index].get() for index in order}
        assert found == {0: "cycle", 1: "cycle", 2: "<cycle>"}


def test_a_cycle_that_is_broken_is_forgotten() -> None:
    is_closed = Input(1)
    first: Derived[str] = Derived(lambda: f"({second.get()})", is_equal, lambda: "cycle")
    second: Derived[str] = Derived(lambda: first.get() if is_closed.get() else "end", is_equal, lambda: "cycle")
    assert first.get() == "cycle"
    is_closed.set(0)
    assert second.get() == "end"
    assert first.get() == "(end)"
    is_closed.set(1)
    assert second.get() == "cycle"
    assert first.get() == "cycle"


def test_a_cycle_that_nobody_foresaw_is_an_error() -> None:
    cell: Derived[int] = Derived(lambda: cell.get())
    with pytest.raises(CycleError):
        cell.get()


def test_a_cell_that_fails_is_asked_again() -> None:
    divisor = Input(0)
    share: Derived[int] = Derived(lambda: 10 // divisor.get())
    with pytest.raises(ZeroDivisionError):
        share.get()
    divisor.set(5)
    assert share.get() == 2


def test_untracked_reads_make_no_reader() -> None:
    number = Input(1)
    cell = Counted(lambda: untracked(number.get))
    assert cell.get() == 1
    number.set(2)
    assert cell.get() == 1


def test_cells_that_nobody_reads_are_let_go() -> None:
    number = Input(1)
    squares: CellMap[int, int] = CellMap(lambda key: key * key * number.get())
    kept: Derived[int] = Derived(lambda: squares.get(3) + squares.get(4))
    assert kept.get() == 25
    for key in range(10_000):
        squares.get(key)
        tidy()
    assert len(squares) <= 600
    assert len(number.readers) <= 600
    number.set(2)
    assert kept.get() == 50


def test_an_owned_cell_goes_with_the_value_that_it_was_made_for() -> None:
    source, other = Input(1), Input(10)
    made: list[Derived[int]] = []

    def compute() -> int:
        value = source.get()
        made.append(owned(lambda: other.get() + value))
        return value

    cell = Derived(compute)
    cell.get()
    assert made[0].get() == 11
    assert other.readers == {made[0]}

    source.set(2)
    cell.get()
    assert made[1].get() == 12
    assert other.readers == {made[1]}, "nobody asks the first one any more, and what it has read must not keep it"


def test_an_owned_cell_can_still_be_asked_when_its_owner_has_gone_on() -> None:
    source, other = Input(1), Input(10)
    made: list[Derived[int]] = []
    cell = Derived(lambda: made.append(owned(other.get)) or source.get())
    cell.get()
    first = made[0]
    assert first.get() == 10
    source.set(2)
    cell.get()
    other.set(11)
    assert first.get() == 11
