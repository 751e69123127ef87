"""Whether something may change a container behind the reader's back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.syntax.expressions import ParameterName, UseKind
from amplify_ls.values.values import Array, External, Function, Object, Value

if TYPE_CHECKING:
    from collections.abc import Iterable

    from amplify_ls.syntax.expressions import Use
    from amplify_ls.values.module import Module

_HARMLESS_GLOBALS = frozenset(
    {"console", "JSON", "Object", "Array", "structuredClone", "String", "Boolean", "Promise", "Set", "Map"}
)
_MUTATING_METHODS = frozenset({"push", "unshift", "splice", "pop", "shift", "sort", "reverse", "fill", "copyWithin"})
_DEEPEST = 4


def method_calls(uses: Iterable[Use]) -> int:
    """How many methods are called on a name."""
    return sum(1 for use in uses if use.kind in (UseKind.METHOD, UseKind.OPAQUE, UseKind.WRITE))


def is_escaped(module: Module, name: str, value: Value) -> bool:
    """Whether an object or list that ``name`` stands for in ``module`` may have other members than its literal."""
    return any(_changes(module, use, value, 0) for use in module.file.uses(name))


def is_escaped_in(module: Module, name: str, value: Value, uses: Iterable[Use]) -> bool:
    """The same for a parameter or local constant, whose ``uses`` are those of its function."""
    return any(_changes(module, use, value, 0) for use in uses if use.name == name)


def _changes(module: Module, use: Use, value: Value, depth: int) -> bool:
    if depth > _DEEPEST:
        return True
    if use.kind is UseKind.METHOD:
        if isinstance(value, Array):
            return use.detail in _MUTATING_METHODS
        return isinstance(value, Object) and value.lacks(use.detail)
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
