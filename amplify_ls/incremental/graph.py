"""A graph of cells that are only recomputed if a change may affect them.

An ``Input`` contains a fact from outside. A ``Derived`` computes a value by reading other cells, and records which. When an
input changes, everything that may depend on it is marked, and nothing is computed until it is read. A marked cell first
updates the cells that it has read: if none of them has a new value, it keeps its own without computing it.

The graph is used from one thread.
"""

from __future__ import annotations

from operator import is_
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

T = TypeVar("T")


DEEPEST_READS = 60
"""The maximum number of nested computations."""


class CycleError(Exception):
    """A derived cell without a value for cycles was read while it was being computed."""


# The states of a cell. Plain numbers, because they are compared a thousand times per keystroke.
_CLEAN = 0
_MARKED = 1
"""A cell that it has read may have changed."""
_STALE = 2
"""It must be computed."""


class _Clock:
    """Counts the changes of one process: cells of two graphs never meet, so one counter is enough."""

    now = 0


_reading: list[Derived[Any]] = []
_active: list[Derived[Any]] = []
_MISSING: Any = object()


class Droppable(Protocol):
    """A cell that can be released."""

    def drop(self) -> None:
        """Release the value and all dependencies."""


class Cell(Generic[T]):
    """The parts that both kinds of cells share: readers, and the time of the last change."""

    __slots__ = ("changed_at", "readers", "state")

    readers: set[Derived[Any]] | None
    """None until it is first read: many facts of a file are never read."""
    changed_at: int
    state: int

    def _note_read(self) -> None:
        if not _reading:
            return
        reader = _reading[-1]
        readers = self.readers
        if readers is None:
            self.readers = {reader}
        elif reader not in readers:
            readers.add(reader)
        else:
            return
        reader.read.append(self)

    def _mark_readers(self) -> None:
        stack = list(self.readers or ())
        while stack:
            reader = stack.pop()
            if not reader.state:
                reader.state = _MARKED
                stack.extend(reader.readers or ())


class Input(Cell[T]):
    """A fact from outside."""

    __slots__ = ("_value",)

    def __init__(self, value: T) -> None:
        self.readers = None
        self.changed_at = 0
        self.state = _CLEAN
        self._value = value

    def get(self) -> T:
        if _reading:
            self._note_read()
        return self._value

    def peek(self) -> T:
        """The value, without becoming a reader of it."""
        return self._value

    def set(self, value: T) -> None:
        """Set a value; one that equals the old value is not a change."""
        if value is self._value or value == self._value:
            return
        self._value = value
        self.touch()

    def touch(self) -> None:
        """Note a change of the referenced object, although it is the same object."""
        _Clock.now += 1
        self.changed_at = _Clock.now
        self._mark_readers()


class Derived(Cell[T]):
    """A value computed from other cells.

    ``is_same`` decides whether a new value counts as a change; by default, a different object does. ``in_cycle`` returns the
    value of every cell in a cycle of reads, whichever was read first. Both functions are called with
    ``arguments``.
    """

    __slots__ = (
        "_arguments",
        "_compute",
        "_in_cycle",
        "_is_cyclic",
        "_is_same",
        "_owned",
        "_value",
        "checked_at",
        "is_active",
        "read",
    )

    def __init__(
        self,
        compute: Callable[..., T],
        is_same: Callable[[T, T], bool] = is_,
        in_cycle: Callable[..., T] | None = None,
        arguments: tuple[Any, ...] = (),
    ) -> None:
        self.readers = None
        self.changed_at = 0
        self.state = _STALE
        self._compute = compute
        self._is_same = is_same
        self._in_cycle = in_cycle
        self._arguments = arguments
        self._is_cyclic = False
        self._value: T = _MISSING
        self.is_active = False
        self.read: list[Cell[Any]] = []
        self.checked_at = 0
        self._owned: list[Droppable] | None = None

    def get(self) -> T:
        if self.state:
            if self.is_active:
                return self._cyclic()
            if len(_active) >= DEEPEST_READS and self._in_cycle is not None:
                return self._too_deep(self._in_cycle)
            self._refresh()
        if _reading:
            # `_note_read` in place: this is the hottest method of all.
            reader, readers = _reading[-1], self.readers
            if readers is None:
                self.readers = {reader}
                reader.read.append(self)
            elif reader not in readers:
                readers.add(reader)
                reader.read.append(self)
        return self._value

    def drop(self) -> None:
        """Release the value and all dependencies, because the cell is no longer needed. Reading it computes it again."""
        self._forget_reads()
        self._drop_owned()
        self._value = _MISSING
        self.state = _STALE

    def own(self, what: Droppable) -> None:
        """Release one or more cells together with the value that is being computed."""
        if self._owned is None:
            self._owned = []
        self._owned.append(what)

    def _drop_owned(self) -> None:
        for cell in self._owned or ():
            cell.drop()
        self._owned = None

    def _cyclic(self) -> T:
        if self._in_cycle is None:
            raise CycleError
        self._note_read()
        for cell in reversed(_active):
            cell._is_cyclic = True
            if cell is self:
                break
        return self._in_cycle(*self._arguments)

    def _too_deep(self, value: Callable[..., T]) -> T:
        """No author writes chains of reads this long: they are treated like a cycle."""
        self._note_read()
        for cell in _active:
            cell._is_cyclic = True
        return value(*self._arguments)

    def _refresh(self) -> None:
        self.is_active, self._is_cyclic = True, False
        _active.append(self)
        try:
            if self.state == _MARKED and self._reads_are_unchanged():
                self.state = _CLEAN
                self.checked_at = _Clock.now
                return
            self._recompute()
        finally:
            _active.pop()
            self.is_active = False

    def _reads_are_unchanged(self) -> bool:
        # In the order in which they were read, because an earlier one may decide whether a later one is read.
        checked_at = self.checked_at
        for cell in self.read:
            # An input is always clean.
            if cell.state and isinstance(cell, Derived):
                if cell.is_active:
                    cell._cyclic()
                else:
                    cell._refresh()
                if self._is_cyclic:
                    return False
            if cell.changed_at > checked_at:
                return False
        return not self._is_cyclic

    def _recompute(self) -> None:
        if self.read:
            self._forget_reads()
        if self._owned:
            self._drop_owned()
        self.state = _STALE
        _reading.append(self)
        try:
            value = self._compute(*self._arguments)
        finally:
            _reading.pop()
        if self._is_cyclic and self._in_cycle is not None:
            value = self._in_cycle(*self._arguments)
        if self._value is _MISSING or not self._is_same(self._value, value):
            self._value = value
            _Clock.now += 1
            self.changed_at = _Clock.now
        self.checked_at = _Clock.now
        self.state = _CLEAN

    def _forget_reads(self) -> None:
        for cell in self.read:
            if cell.readers is not None:
                cell.readers.discard(self)
        self.read = []


def drop_what_is_not_asked(starts: Iterable[Cell[Any]]) -> None:
    """Release the values of marked cells among some cells and all that depend on them.

    They were marked by a change, and nobody has asked for them since then: they keep what they have read before alive.
    Whoever asks again computes them again. Must not be called during a computation.
    """
    stack = list(starts)
    seen: set[Cell[Any]] = set()
    while stack:
        cell = stack.pop()
        if cell not in seen:
            seen.add(cell)
            stack.extend(cell.readers or ())
    for cell in seen:
        if cell.state and isinstance(cell, Derived):
            cell.drop()


def current() -> Derived[Any] | None:
    """The cell that is being computed, if any."""
    return _reading[-1] if _reading else None


def owned(compute: Callable[[], T], is_same: Callable[[T, T], bool] = is_) -> Derived[T]:
    """A cell that belongs to the value that is being computed: when that is computed again, this cell is no longer read.

    Otherwise the cells that it has read would refer to it forever.
    """
    cell = Derived(compute, is_same)
    if _reading:
        _reading[-1].own(cell)
    return cell


def is_equal(left: object, right: object) -> bool:
    """``is_same`` for values that are compared by content."""
    return left == right


def untracked(compute: Callable[[], T]) -> T:
    """Run ``compute`` without recording its reads: for editor features, whose results are not stored."""
    saved = _reading[:]
    _reading.clear()
    try:
        return compute()
    finally:
        _reading[:] = saved
