"""The classes of lsprotocol, completed by attrs when they are first used rather than when they are imported.

``lsprotocol.types`` has some 550 classes, and attrs writes and compiles four methods for each of them at every start, which is
half of the time until the first answer. A session uses between 20 and 120 of them. So ``attrs.define`` is replaced while that
module is imported: a class gets a placeholder that runs the real ``define`` when somebody creates an instance or asks for its
attributes. Classes completed this way have no slots, because a class with slots would be another object.

Compiling methods only pays for classes with many instances. Until the server has started (``compile_from_now_on``), a class
gets methods that read its attributes instead.

Importing this module is enough; it has to come before the first import of lsprotocol. Where lsprotocol is not as expected, its
classes are completed at once as usual.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any, cast

import attrs

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import ModuleType

    Define = Callable[..., type]

_ATTRIBUTES = "__attrs_attrs__"
_INITIALIZER = "__init__"
_FLAG = "_resolved_forward_references"
"""Set in ``lsprotocol._hooks`` once it has resolved the annotations of all classes, which would complete all of them."""

_define = cast("Define", attrs.define)


class _Stage:
    """Whether classes are completed with compiled methods."""

    compiles = False


def compile_from_now_on() -> None:
    """Complete classes with compiled methods from now on."""
    _Stage.compiles = True


class _Pending:
    """In place of the attributes of a class that attrs has not completed yet."""

    def __get__(self, instance: object, owner: type) -> object:
        _complete(owner)
        return owner.__dict__[_ATTRIBUTES]


def _complete(owner: type) -> None:
    """Let attrs work on a class, unless it already has."""
    if not isinstance(owner.__dict__.get(_ATTRIBUTES), _Pending):
        return
    delattr(owner, _ATTRIBUTES)
    delattr(owner, _INITIALIZER)
    if _Stage.compiles:
        _define(owner, slots=False)
    else:
        _define(owner, slots=False, init=False, eq=False, repr=False)
        setattr(owner, _INITIALIZER, _assign)
        for name, method in _METHODS.items():
            if name not in owner.__dict__:
                setattr(owner, name, method)
    attrs.resolve_types(owner, sys.modules["lsprotocol.types"].ALL_TYPES_MAP, {})


def _assign(self: Any, *arguments: object, **options: object) -> None:
    """The ``__init__`` that attrs would compile."""
    fields, values = attrs.fields(type(self)), self.__dict__
    if len(arguments) > len(fields):
        raise TypeError(f"{type(self).__name__} takes {len(fields)} arguments, but {len(arguments)} were given")
    for index, field in enumerate(fields):
        if index < len(arguments):
            values[field.name] = arguments[index]
        elif field.alias in options:
            values[field.name] = options.pop(field.alias)
        elif field.default is not attrs.NOTHING:
            values[field.name] = field.default
        else:
            raise TypeError(f"{type(self).__name__} is missing the argument '{field.alias}'")
    if options:
        raise TypeError(f"{type(self).__name__} got an unexpected argument '{next(iter(options))}'")
    for field in fields:
        if field.validator is not None:
            field.validator(self, field, values[field.name])


def _equals(self: Any, other: Any) -> object:
    """The ``__eq__`` that attrs would compile."""
    if other.__class__ is not self.__class__:
        return NotImplemented
    return all(bool(getattr(self, field.name) == getattr(other, field.name)) for field in attrs.fields(type(self)))


def _represented(self: Any) -> str:
    """The ``__repr__`` that attrs would compile."""
    shown = ", ".join(f"{field.name}={getattr(self, field.name)!r}" for field in attrs.fields(type(self)))
    return f"{type(self).__qualname__}({shown})"


_METHODS = {"__eq__": _equals, "__hash__": None, "__repr__": _represented}
"""The methods that a class gets unless it has its own."""


def _initialize(self: object, *arguments: object, **options: object) -> None:
    """The `__init__` of a class that is not completed: the first instance completes it."""
    _complete(type(self))
    cast("Any", type(self)).__init__(self, *arguments, **options)


def _postpone(owner: type | None = None, **options: object) -> type | Callable[[type], type]:
    """In place of ``attrs.define``. A class that is defined with options is completed at once."""
    if owner is None:
        return cast("Callable[[type], type]", _define(**options))
    setattr(owner, _ATTRIBUTES, _Pending())
    setattr(owner, _INITIALIZER, _initialize)
    return owner


def _import_types() -> ModuleType | None:
    """Import the classes; None if they have already been imported by somebody else."""
    if "lsprotocol.types" in sys.modules:
        return None
    attrs.define = cast("Any", _postpone)
    try:
        from lsprotocol import types
    finally:
        attrs.define = cast("Any", _define)
    return types


def _skip_resolving(types: ModuleType) -> None:
    """Keep lsprotocol from completing all classes when a converter is created; complete them now if that cannot be done."""
    from lsprotocol import _hooks

    if hasattr(_hooks, _FLAG):
        setattr(_hooks, _FLAG, True)
        return
    compile_from_now_on()
    # A list, because attrs adds names to the mapping when it resolves annotations.
    for found in list(types.ALL_TYPES_MAP.values()):
        if isinstance(found, type):
            _complete(found)


_types = _import_types()
if _types is not None:
    _skip_resolving(_types)
