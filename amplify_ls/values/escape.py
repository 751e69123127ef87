"""Whether something may change a container behind the reader's back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.syntax.expressions import ParameterName, UseKind
from amplify_ls.values.values import Array, External, Function, Object, Unknown, Value, opened

if TYPE_CHECKING:
    from collections.abc import Iterable

    from amplify_ls.syntax.expressions import Use
    from amplify_ls.values.module import Module

_HARMLESS_GLOBALS = frozenset(
    {"console", "JSON", "Object", "Array", "structuredClone", "String", "Boolean", "Promise", "Set", "Map"}
)
_READING_METHODS = frozenset(
    {"at", "concat", "entries", "every", "filter", "find", "findIndex", "flat", "flatMap", "forEach", "has", "hasOwnProperty"}
    | {"includes", "indexOf", "join", "keys", "lastIndexOf", "map", "reduce", "slice", "some", "toString", "values"}
)
_GROWING_METHODS = frozenset({"push", "unshift"})
_ITERATIONS = frozenset({"Object.values", "Object.entries"})
"""They hand out the members: builders among them may be called on."""
_DEEPEST = 4


def touches(module: Module, uses: Iterable[Use], depth: int = 0) -> int:
    """How many uses may call something on a builder, which changes it in place."""
    return sum(1 for use in uses if _touches(module, use, depth))


def _touches(module: Module, use: Use, depth: int) -> bool:
    if depth > _DEEPEST:
        return True
    if use.kind is UseKind.ARGUMENT:
        return use.detail in _ITERATIONS or _changes_argument(module, use, depth)
    if use.kind is UseKind.ALIAS:
        return touches(module, module.file.uses(use.detail), depth + 1) > 0
    return True


def guarded(module: Module, name: str, value: Value) -> Value:
    """The value of a name at the top of a file, less what something in the file may have made of it."""
    # Who asks for the uses of a name reads again when one comes or goes: `a` is used on every line.
    return guarded_in(module, name, value, module.file.uses(name)) if isinstance(value, (Object, Array)) else value


def guarded_in(module: Module, name: str, value: Value, uses: Iterable[Use]) -> Value:
    """The same for a parameter or local constant, whose ``uses`` are those of its function."""
    own = [use for use in uses if use.name == name]
    if any(use.kind is UseKind.ASSIGN for use in own):
        return Unknown(value.span)
    if not isinstance(value, (Object, Array)):
        return value
    changing = [use for use in own if _changes(module, use, value, 0)]
    if isinstance(value, Array):
        if all(use.kind is UseKind.METHOD and use.detail in _GROWING_METHODS for use in changing):
            return opened(value) if changing else value
        return Array(value.span, (), is_open=True)
    if any(use.kind is UseKind.ARGUMENT and use.detail in _ITERATIONS for use in own):
        value = value.with_values({prop.name: opened(prop.value) for prop in value})
    called = {use.detail for use in own if use.kind is UseKind.MEMBER}
    if called:
        value = value.with_values({prop.name: opened(prop.value) for prop in value if prop.name in called or "" in called})
    if not changing:
        return value
    written = {use.detail for use in changing if use.kind is UseKind.WRITE and use.detail}
    is_all = any(use.kind is not UseKind.WRITE or not use.detail for use in changing)
    lost = {prop.name: Unknown(prop.name_span) for prop in value if is_all or prop.name in written}
    return opened(value.with_values(lost))


def _changes(module: Module, use: Use, value: Value, depth: int) -> bool:
    if depth > _DEEPEST:
        return True
    if use.kind is UseKind.METHOD:
        if isinstance(value, Object):
            return value.lacks(use.detail)
        return use.detail not in _READING_METHODS
    if use.kind is UseKind.MEMBER:
        return not isinstance(value, (Object, Array))
    if use.kind is UseKind.ALIAS:
        return any(_changes(module, other, value, depth + 1) for other in module.file.uses(use.detail))
    if use.kind is UseKind.ARGUMENT:
        return _changes_argument(module, use, depth)
    return True


def _changes_argument(module: Module, use: Use, depth: int) -> bool:
    root, dot, _ = use.detail.partition(".")
    if not root:
        return True
    site = module.file.site(root)
    if site is None:
        if use.detail == "Object.assign":
            return use.position == 0
        return root not in _HARMLESS_GLOBALS and not dot
    place = module.declaration(root)
    if place is None:
        return True
    callee = module.name(root, place)
    if isinstance(callee, External):
        return not module.sources.is_harmless(callee.module)
    if not dot and isinstance(callee, Function):
        return _changes_parameter(callee, use.position, depth)
    base = getattr(callee, "base", None)
    return not (isinstance(base, External) and module.sources.is_harmless(base.module))


def _changes_parameter(function: Function, index: int, depth: int) -> bool:
    parameters = function.expression.parameters
    if index >= len(parameters):
        return bool(parameters)
    parameter = parameters[index]
    if not isinstance(parameter, ParameterName) or parameter.rest:
        return False
    module = function.scope.module
    return any(_changes(module, use, function, depth + 1) for use in function.expression.uses if use.name == parameter.name)
