"""Cells that belong to a fact and are made when somebody first asks for them.

A layer above the one that declares a fact can so keep what it derives from it: the fact knows nothing of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from amplify_ls.incremental.graph import Derived, current, is_equal

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")
Fact = TypeVar("Fact")


class Attached:
    """The cells of one fact. They are dropped with the cell that made the fact."""

    __slots__ = ("_cells", "_owner")

    def __init__(self) -> None:
        self._owner = current()
        self._cells: dict[Callable[..., Any], Derived[Any]] | None = None

    def get(self, compute: Callable[[Fact], T], fact: Fact) -> T:
        """What a function derives from the fact; computed again when something that it has read changes."""
        if self._cells is None:
            self._cells = {}
        cell: Derived[T] | None = self._cells.get(compute)
        if cell is None:
            cell = Derived(compute, is_equal, arguments=(fact,))
            self._cells[compute] = cell
            if self._owner is not None:
                self._owner.own(cell)
        return cell.get()
