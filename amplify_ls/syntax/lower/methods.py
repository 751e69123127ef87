"""Methods: the effects of a call on a value, and of its callback on the members."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.syntax.expressions import Call, Function, Identifier, MemberAccess
from amplify_ls.syntax.lower.flows import give_away, parameter_names, reached, root_of
from amplify_ls.syntax.uses import EACH, Use, UseKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.syntax.expressions import Expression

READING_METHODS = frozenset(
    {"every", "findIndex", "forEach", "has", "hasOwnProperty", "includes", "indexOf", "join", "keys", "lastIndexOf", "some"}
    | {"toString"}
)
"""Methods of arrays and objects that do not change it and pass members only to their callback."""
GIVING_METHODS = frozenset(
    {"at", "concat", "entries", "filter", "find", "findLast", "flat", "flatMap", "map", "reduce", "reduceRight", "slice"}
    | {"toReversed", "toSorted", "toSpliced", "values", "with"}
)
"""Methods that do not change it, but may return members."""
_TAKING_METHODS = frozenset({"copyWithin", "fill", "pop", "reverse", "shift", "sort", "splice"})
"""Methods that change it, and return members."""
_OF_LISTS = READING_METHODS | GIVING_METHODS | _TAKING_METHODS
_FREE_METHODS = frozenset({"flatMap", "map"})
"""Methods of those whose result is only the result of the callback."""


def call_on(uses: list[Use], target: Expression, method: str, arguments: tuple[Expression, ...]) -> None:
    """A method is called on an expression."""
    root, member = root_of(target)
    callback = list(_through_callback(method, arguments)) if method in _OF_LISTS else []
    if root is None:
        _call_on_literal(uses, target, method, callback)
        return
    if member is None:
        uses.append(Use(root, UseKind.METHOD, method))
        for use in callback:
            uses.append(use._replace(name=root))
    elif callback or method not in READING_METHODS:
        uses.append(Use(root, UseKind.MEMBER, member))


def _call_on_literal(uses: list[Use], target: Expression, method: str, callback: list[Use]) -> None:
    """A method is called on a literal, ``[a, b].forEach(...)``, or on the result of a choice."""
    is_harmless = method in READING_METHODS or method in _FREE_METHODS
    if not is_harmless or any(use.kind is not UseKind.PART for use in callback):
        give_away(uses, target)
        return
    names = {name for name, _ in reached(target)} if callback else ()
    uses.extend(use._replace(name=name) for name in names for use in callback)


def _through_callback(method: str, arguments: tuple[Expression, ...]) -> Iterator[Use]:
    """The effects of an array method on the members, by returning them or passing them to a callback."""
    if method not in READING_METHODS and method not in _FREE_METHODS:
        yield Use("", UseKind.MEMBER)
    if not arguments:
        return
    callback = arguments[0]
    if not isinstance(callback, Function):
        is_known = isinstance(callback, Identifier) and callback.name in ("Boolean", "String", "Number")
        if isinstance(callback, (Identifier, MemberAccess, Call)) and not is_known and method not in _WITHOUT_CALLBACK:
            yield Use("", UseKind.MEMBER)
        return
    names = {name for parameter in callback.parameters for name in parameter_names(parameter)} | set(callback.hidden)
    for use in callback.uses:
        if use.name not in names:
            continue
        if use.kind in (UseKind.ARGUMENT, UseKind.PART):
            yield Use("", UseKind.PART, use.detail, use.position, EACH)
        elif use.kind in (UseKind.WRITE, UseKind.DELETE):
            yield Use("", UseKind.WRITE)
        elif use.kind is not UseKind.RETURN or method in _FREE_METHODS:
            yield Use("", UseKind.MEMBER)


_WITHOUT_CALLBACK = frozenset(
    {"at", "concat", "entries", "flat", "has", "hasOwnProperty", "includes", "indexOf", "join", "keys", "lastIndexOf"}
    | {"slice", "toReversed", "toSpliced", "toString", "values", "with"}
)
