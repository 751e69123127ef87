"""The built-in functions of JavaScript, and their effects on their arguments."""

from __future__ import annotations

GIVE_MEMBERS = frozenset({"Object.values", "Object.entries", "Object.fromEntries", "Array.from", "Array.of", "Reflect.get"})
"""They return the members: methods may be called on builders among them."""
GIVE_BACK = frozenset({"Object.freeze", "Object.preventExtensions", "Object.seal"})
"""They return their argument, which can no longer be changed, but its members can."""
_CHANGED_ARGUMENT = {
    "Object.assign": 0,
    "Object.create": 0,
    "Object.defineProperty": 0,
    "Object.defineProperties": 0,
    "Object.setPrototypeOf": 0,
    "Reflect.set": 0,
    "Reflect.defineProperty": 0,
    "Reflect.deleteProperty": 0,
    "Reflect.setPrototypeOf": 0,
}
_ON_BEHALF = frozenset({"apply", "bind", "call"})
"""Methods of functions that pass their arguments on."""
_HARMLESS = frozenset(
    {"console", "JSON", "Object", "Array", "structuredClone", "String", "Boolean", "Number", "Promise", "Set", "Map", "Math"}
    | {"Symbol", "Date", "Reflect", "BigInt", "isNaN", "parseInt", "parseFloat", "encodeURIComponent"}
)


def may_change(callee: str, position: int) -> bool:
    """Whether a function that no file declares may change its argument at a position.

    ``callee`` is its dotted name. Methods of parameters count as harmless: those are the callbacks of the packages.
    """
    callee = callee.removeprefix("globalThis.")
    function, _, method = callee.rpartition(".")
    if callee in ("Reflect.apply", "Reflect.()") or (method in _ON_BEHALF and function in _CHANGED_ARGUMENT):
        return True
    if callee in _CHANGED_ARGUMENT:
        return position == _CHANGED_ARGUMENT[callee]
    root, dot, _ = callee.partition(".")
    return root not in _HARMLESS and not dot
