"""Derived cells by key, created when they are first read."""

from __future__ import annotations

from operator import is_
from typing import TYPE_CHECKING, Any, Generic, TypeVar
from weakref import WeakSet

from amplify_ls.incremental.graph import Derived, current, drop_what_is_not_asked

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Sized

    from amplify_ls.incremental.graph import Cell

T = TypeVar("T")
K = TypeVar("K", bound="Hashable")

GROUP_SIZE = 24
"""How many items of a long list are read in one cell, between those of the items and that of the list: a keystroke in one of
hundreds must not go through all of them."""


def group_starts(items: Sized) -> range:
    """The index of the first item of each group of a long list; a group has ``GROUP_SIZE`` items."""
    return range(0, len(items), GROUP_SIZE)


class CellMap(Generic[K, T]):
    """Derived cells by key, created when they are first read.

    Keys come and go as the author types. If there are many, ``tidy`` removes the cells that are no longer read, so that a long
    session needs no more memory than a short one.
    """

    __slots__ = ("__weakref__", "_cells", "_compute", "_in_cycle", "_is_same", "_limit")

    def __init__(
        self,
        compute: Callable[[K], T],
        is_same: Callable[[T, T], bool] = is_,
        in_cycle: Callable[[K], T] | None = None,
    ) -> None:
        self._compute = compute
        self._is_same = is_same
        self._in_cycle = in_cycle
        self._cells: dict[K, Derived[T]] = {}
        self._limit = 256
        _all.add(self)

    def __len__(self) -> int:
        return len(self._cells)

    def get(self, key: K) -> T:
        """The value of a cell."""
        found = self._cells.get(key)
        if found is None:
            found = self.cell(key)
        return found.get()

    def cell(self, key: K) -> Derived[T]:
        """The cell itself."""
        found = self._cells.get(key)
        if found is not None:
            return found
        if len(self._cells) == self._limit:
            _overfull.append(self)
        made = self._cells[key] = Derived(self._compute, self._is_same, self._in_cycle, (key,))
        return made

    def drop(self) -> None:
        """Remove all cells, because they are no longer needed."""
        for cell in self._cells.values():
            cell.drop()
        self._cells = {}

    def cells(self) -> Iterable[Derived[T]]:
        """All cells that were ever read."""
        return self._cells.values()

    def prune(self) -> int:
        """Remove the cells without readers, and return their number."""
        idle = [key for key, cell in self._cells.items() if not cell.readers and not cell.is_active]
        for key in idle:
            self._cells.pop(key).drop()
        self._limit = max(256, 2 * len(self._cells))
        return len(idle)


def owned_map(compute: Callable[[K], T], is_same: Callable[[T, T], bool] = is_) -> CellMap[K, T]:
    """Cells by key that belong to the value that is being computed, see ``owned``."""
    cells = CellMap(compute, is_same)
    owner = current()
    if owner is not None:
        owner.own(cells)
    return cells


_all: WeakSet[CellMap[Any, Any]] = WeakSet()
_overfull: list[CellMap[Any, Any]] = []


def tidy() -> None:
    """Remove cells without readers. Must not be called during a computation, when a new cell has no reader yet."""
    while _overfull:
        _overfull.pop().prune()


def sweep(inputs: Iterable[Cell[Any]]) -> None:
    """Remove all cells without readers, in all maps, and those that only such cells have read.

    It first releases the values of all cells that some inputs and the maps lead to and that were not asked since they were
    marked, because these are readers of former cells. It visits all cells, and is called after files were deleted, whose cells
    will not be read again. Must not be called during a computation.
    """
    drop_what_is_not_asked([*inputs, *(cell for cells in list(_all) for cell in cells.cells())])
    while sum(cells.prune() for cells in list(_all)):
        pass
