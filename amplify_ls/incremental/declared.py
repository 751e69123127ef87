"""Cells that a class declares where it computes them.

```python
class Shelf:
    @derived
    def titles(self) -> tuple[str, ...]:
        return tuple(book.title for book in self.books.get())

    @derived_map
    def author(self, title: str) -> str | None:
        return find_author(self.books.get(), title)
```

``shelf.titles`` and ``shelf.author("Emma")`` read cells that are created when they are first read. Each object has its own
cells; ``own_cells`` removes them when the object is no longer needed. A value that equals the previous one is not a change;
``derived_by`` and ``derived_map_by`` specify another comparison, such as ``operator.is_`` for values that are large or have no
equality.
"""

from __future__ import annotations

from types import MethodType
from typing import TYPE_CHECKING, Any, Generic, TypeVar, overload

from amplify_ls.incremental.cell_map import CellMap
from amplify_ls.incremental.graph import Derived, current, is_equal

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from amplify_ls.incremental.graph import Droppable

Owner = TypeVar("Owner")
K = TypeVar("K", bound="Hashable")
T = TypeVar("T")
_ALL = "(cells)"
"""The attribute in which an object stores its cells."""


class derived(Generic[Owner, T]):  # noqa: N801 - used like `property`
    """An attribute whose value is computed from other cells, once, and again only if these may have changed."""

    def __init__(self, compute: Callable[[Owner], T], is_same: Callable[[T, T], bool] = is_equal) -> None:
        self.__doc__ = compute.__doc__
        self._compute = compute
        self._is_same = is_same
        self._cell = ""

    def __set_name__(self, owner: type[Owner], name: str) -> None:
        self._cell = f"{name} (cell)"

    @overload
    def __get__(self, instance: None, owner: type[Owner]) -> derived[Owner, T]: ...
    @overload
    def __get__(self, instance: Owner, owner: type[Owner]) -> T: ...
    def __get__(self, instance: Owner | None, owner: type[Owner]) -> T | derived[Owner, T]:
        if instance is None:
            return self
        try:
            found: Derived[T] = instance.__dict__[self._cell]
        except KeyError:
            found = self.cell(instance)
        return found.get()

    def cell(self, instance: Owner) -> Derived[T]:
        """The cell itself: ``Shelf.titles.cell(shelf)``."""
        found: Derived[T] | None = instance.__dict__.get(self._cell)
        if found is None:
            found = instance.__dict__[self._cell] = Derived(self._compute, self._is_same, None, (instance,))
            _note(instance, found)
        return found


class derived_map(Generic[Owner, K, T]):  # noqa: N801 - used like `property`
    """A method of one argument whose answers are computed from other cells, each in a cell of its own."""

    def __init__(self, compute: Callable[[Owner, K], T], is_same: Callable[[T, T], bool] = is_equal) -> None:
        self.__doc__ = compute.__doc__
        self._compute = compute
        self._is_same = is_same
        self._name = ""

    def __set_name__(self, owner: type[Owner], name: str) -> None:
        self._name = name

    @overload
    def __get__(self, instance: None, owner: type[Owner]) -> derived_map[Owner, K, T]: ...
    @overload
    def __get__(self, instance: Owner, owner: type[Owner]) -> Callable[[K], T]: ...
    def __get__(self, instance: Owner | None, owner: type[Owner]) -> Callable[[K], T] | derived_map[Owner, K, T]:
        if instance is None:
            return self
        cells: CellMap[K, T] = CellMap(MethodType(self._compute, instance), self._is_same)
        _note(instance, cells)
        # From now on it is found before this descriptor, so that access is as fast as the cells.
        get = instance.__dict__[self._name] = cells.get
        return get


class _Cells:
    """The cells of some objects that exist when they are released."""

    __slots__ = ("_objects",)

    def __init__(self, objects: tuple[object, ...]) -> None:
        self._objects = objects

    def drop(self) -> None:
        for each in self._objects:
            for cell in vars(each).get(_ALL, ()):
                cell.drop()


def own_cells(*objects: object) -> None:
    """Release the declared cells of objects together with the value that is being computed, see ``graph.owned``."""
    owner = current()
    if owner is not None:
        owner.own(_Cells(objects))


def _note(instance: object, cell: Droppable) -> None:
    vars(instance).setdefault(_ALL, []).append(cell)


def derived_by(is_same: Callable[[Any, Any], bool]) -> Callable[[Callable[[Owner], T]], derived[Owner, T]]:
    """Like ``derived``, with a comparison that decides whether a new value counts as a change."""
    return lambda compute: derived(compute, is_same)


def derived_map_by(is_same: Callable[[Any, Any], bool]) -> Callable[[Callable[[Owner, K], T]], derived_map[Owner, K, T]]:
    """Like ``derived_map``, with a comparison that decides whether a new value counts as a change."""
    return lambda compute: derived_map(compute, is_same)
