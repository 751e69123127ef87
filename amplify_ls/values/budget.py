"""The limit of work for one stored value.

A few lines can describe more values than memory can hold: ten helpers that call the next one ten times, or a string that is
concatenated with itself sixteen times. Each stored value (a name, a statement, a member of a large object) has a budget of
units, and is Unknown if it needs more. The budget depends on the text of the file alone, so the same text always has the same
findings.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

UNITS_FOR_A_FILE = 400_000
"""Units that the statements of a file share; one unit takes about five microseconds: a call of a small function."""
LEAST_UNITS = 2_000
"""Units that every kept value has, however many there are in its file."""
ITEMS_A_UNIT = 10
"""Items of a list or members of an object that can be put together for one unit."""
LONGEST_TEXT = 100_000
"""Characters; longer texts are not followed."""


class Budget:
    """The units that are left for the value that is being computed."""

    __slots__ = ("_count", "_is_raised", "_left")

    def __init__(self, count: Callable[[], int]) -> None:
        self._count = count
        self._left = LEAST_UNITS
        self._is_raised = False

    def spend(self, units: int) -> bool:
        """Take some units; False when there are not that many left."""
        self._left -= units
        if self._left >= 0:
            return True
        if not self._is_raised:
            # Asked as late as possible: a value that needs little must not depend on the other statements of its file.
            self._is_raised = True
            self._left += max(UNITS_FOR_A_FILE // max(self._count(), 1) - LEAST_UNITS, 0)
        return self._left >= 0


_current: list[Budget] = [Budget(lambda: 1)]


def within_budget(count: Callable[[], int]) -> _Within:
    """A budget of its own for what is computed inside; ``count`` says how many statements the file has."""
    return _Within(Budget(count))


class _Within:
    __slots__ = ("_budget",)

    def __init__(self, budget: Budget) -> None:
        self._budget = budget

    def __enter__(self) -> None:
        _current.append(self._budget)

    def __exit__(self, *_: object) -> None:
        _current.pop()


def spend(units: int) -> bool:
    """Take units from the budget of the value that is being computed; False when it is used up."""
    return _current[-1].spend(units)


def spend_on_items(count: int) -> bool:
    """Take the units for a list or object of so many parts."""
    return _current[-1].spend(count // ITEMS_A_UNIT)
