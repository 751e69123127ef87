"""The names that one chunk of a file reads and declares, and the object keys that it repeats."""

from __future__ import annotations

from enum import Enum, Flag, auto
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable


class Meaning(Flag):
    """What a name can refer to. A class is both, and ``export { x }`` exports either."""

    VALUE = auto()
    TYPE = auto()


ANYTHING = Meaning.VALUE | Meaning.TYPE


def overlap(left: Meaning, right: Meaning) -> bool:
    """Whether a name with one meaning can be referred to with the other."""
    # Mostly both are values, or one is an import, and `&` of flags takes a microsecond.
    return left is right or left is ANYTHING or right is ANYTHING or bool(left & right)


class Running(Enum):
    """When code runs."""

    AT_LOAD = "at load"
    """Whenever the file is loaded."""
    PERHAPS = "perhaps"
    """While the file is loaded, under some condition."""
    IN_CALLBACK = "in callback"
    """When the function that it is passed to calls it."""
    LATER = "later"
    """In the body of a function or in an instance of a class."""
    NEVER = "never"
    """In types, and behind ``typeof``."""


WHILE_LOADING = frozenset({Running.AT_LOAD, Running.PERHAPS, Running.IN_CALLBACK})
"""Code that may run before the file is completely loaded."""


class Reference(NamedTuple):
    """A name that is read, and that no scope in the chunk declares."""

    name: str
    start: int
    end: int
    meaning: Meaning
    running: Running
    caller: str
    """The first name of the call that receives the callback: ``a`` in ``a.model({}).authorization(...)``."""
    argument_of: str
    """The method or function whose argument, or item of an array argument, it starts; else empty."""
    is_in_list: bool
    is_sure: bool
    """False within a namespace or an enum, of which another declaration may contain the name."""


reference_of: Callable[[tuple[str, int, int, Meaning, Running, str, str, bool, bool]], Reference] = partial(
    tuple.__new__, Reference
)
"""The same as ``Reference(...)`` in a third of the time: nearly every part of an entry starts with a name."""


class Declaration(NamedTuple):
    """A name that a chunk declares at the top of its file."""

    name: str
    start: int
    end: int
    meaning: Meaning
    is_late: bool
    """Reading it before the declaration has run throws an error: ``const``, ``let`` and classes."""


class Export(NamedTuple):
    """A name that a chunk exports, and what it can refer to according to the statement."""

    name: str
    local: str
    meaning: Meaning
    is_own: bool
    """False for a re-export."""


class RepeatedKey(NamedTuple):
    """A duplicate key of an object literal. The positions are those of the whole members, and of their names."""

    name: str
    earlier: tuple[int, int]
    earlier_name: tuple[int, int]
    later: tuple[int, int]
    later_name: tuple[int, int]


class Surroundings(NamedTuple):
    """The names in the statement around a chunked object that its members can use."""

    names: frozenset[str] = frozenset()
    """Names of scopes within the statement."""
    unready: frozenset[str] = frozenset()
    """Names that the statement itself declares, and only after the object."""
    running: Running = Running.AT_LOAD
    caller: str = ""


class ChunkNames(NamedTuple):
    """The names in one chunk. All positions are relative to the anchor of the chunk."""

    references: tuple[Reference, ...] = ()
    declarations: tuple[Declaration, ...] = ()
    early: tuple[Reference, ...] = ()
    """References to names of the same chunk that are read before their declaration has run."""
    repeated: tuple[RepeatedKey, ...] = ()
    global_names: frozenset[str] = frozenset()
    """Names declared by ``declare global``."""
    exports: tuple[Export, ...] = ()
    augmented: tuple[tuple[str, str], ...] = ()
    """Names that are declared for other modules: the module as written, and the name."""
    inner: Surroundings = Surroundings()
    is_of_module: bool = False
    """Whether it makes its file a module, with its own scope: it imports or exports."""
    is_known: bool = True
    """False if the chunk could not be read."""
