"""Flow of values: the names that are reachable through an expression, and the effects on them."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

from amplify_ls.syntax.expressions import (
    ArrayLiteral,
    Call,
    Cast,
    ChunkedObject,
    ComputedPair,
    Conditional,
    Fallback,
    Identifier,
    MemberAccess,
    ObjectLiteral,
    Pair,
    ParameterName,
    Sequence,
    Spread,
    StringLiteral,
    Subscript,
)
from amplify_ls.syntax.uses import CHUNKED, Use, UseKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from amplify_ls.syntax.expressions import Expression, Member


class Reach(IntEnum):
    """How a name is reached."""

    SAME = 0
    """The value is that of the name."""
    MEMBER = 1
    """It is a member of it."""
    HELD = 2
    """It is a literal that contains it."""
    SPREAD = 3
    """It is a literal that contains its members."""


def reached(expression: Expression) -> list[tuple[str, Reach]]:
    """The names whose values the value of an expression can change."""
    found: list[tuple[str, Reach]] = []
    _reach(expression, Reach.SAME, found)
    return found


def bind(uses: list[Use], expression: Expression, names: Iterable[str]) -> None:
    """Names are declared for an expression; several ones for its parts."""
    for name, reach in reached(expression):
        kind = UseKind.ALIAS if reach <= Reach.MEMBER else UseKind.HOLDER
        uses.extend(Use(name, kind, local) for local in names)


def unpack(uses: list[Use], expression: Expression, names: Iterable[str]) -> None:
    """Names are declared for the members of an expression."""
    for name, _ in reached(expression):
        uses.extend(Use(name, UseKind.ALIAS, local) for local in names)


def hand_over(uses: list[Use], expression: Expression, callee: str, position: int) -> None:
    """An expression is passed to a call."""
    for name, reach in reached(expression):
        member = root_of(expression)[1] if reach is Reach.MEMBER else None
        uses.append(Use(name, UseKind.PART if reach else UseKind.ARGUMENT, callee, position, member))


def hold(uses: list[Use], member: Member) -> None:
    """A member of a chunked object has a value."""
    found: list[tuple[str, Reach]] = []
    _reach_member(member, found)
    uses.extend(Use(name, UseKind.HELD) for name, _ in found)


def give_back(uses: list[Use], expression: Expression) -> None:
    """A function returns an expression. A copy, or a single member, is not followed further."""
    whole = (name for name, reach in reached(expression) if reach in (Reach.SAME, Reach.HELD))
    uses.extend(Use(name, UseKind.RETURN) for name in whole)


def hand_out_results(uses: list[Use], first: int) -> None:
    """The results of the functions in the uses from an index on go to their callers, which are not followed."""
    uses[first:] = [use._replace(kind=UseKind.OPAQUE) if use.kind is UseKind.RETURN else use for use in uses[first:]]


def give_away(uses: list[Use], expression: Expression) -> None:
    """The value of an expression goes to an unknown place."""
    uses.extend(Use(name, UseKind.OPAQUE) for name, _ in reached(expression))


def root_of(expression: Expression) -> tuple[str | None, str | None]:
    """The name that a chain of members starts with, and the first member; None if there is none."""
    member: str | None = None
    current = expression
    while True:
        if isinstance(current, Cast):
            current = current.value
        elif isinstance(current, MemberAccess):
            member = current.name
            current = current.object
        elif isinstance(current, Subscript):
            member = current.key.value if isinstance(current.key, StringLiteral) else ""
            current = current.object
        elif isinstance(current, Call) and isinstance(current.callee, Identifier):
            return current.callee.name, ""
        elif isinstance(current, Identifier):
            return current.name, member
        else:
            return None, None


def outward(uses: Iterable[Use], local: set[str]) -> Iterator[Use]:
    """The effects of a function on the names around it; ``local`` are those that it declares itself."""
    uses = tuple(uses)
    by_name: dict[str, list[Use]] = {}
    for use in uses:
        by_name.setdefault(use.name, []).append(use)
    for use in uses:
        if use.name in local:
            continue
        if use.kind in (UseKind.ALIAS, UseKind.HOLDER) and use.detail in local:
            yield from _carried(use.name, use.detail, by_name, {use.detail})
        else:
            yield use


def _carried(name: str, alias: str, by_name: dict[str, list[Use]], seen: set[str]) -> Iterator[Use]:
    """The effects on ``name`` under a local name of the function."""
    for use in by_name.get(alias, ()):
        if use.kind in (UseKind.ARGUMENT, UseKind.PART):
            yield Use(name, UseKind.PART, use.detail, use.position)
        elif use.kind is UseKind.RETURN:
            yield Use(name, UseKind.RETURN)
        elif use.kind not in (UseKind.ALIAS, UseKind.HOLDER):
            yield Use(name, UseKind.OPAQUE)
        elif use.detail not in seen:
            seen.add(use.detail)
            yield from _carried(name, use.detail, by_name, seen)


def parameter_names(parameter: object) -> list[str]:
    """The local names that a parameter declares."""
    if isinstance(parameter, ParameterName):
        return [parameter.name]
    return [local for _, local in getattr(parameter, "names", ())]


def _reach(expression: Expression, reach: Reach, found: list[tuple[str, Reach]]) -> None:
    step = _STEPS.get(type(expression))
    if step is not None:
        step(expression, reach, found)


def _reach_member(member: Member, found: list[tuple[str, Reach]]) -> None:
    if isinstance(member, (Pair, ComputedPair)):
        _reach(member.value, Reach.HELD, found)
    elif isinstance(member, Spread):
        _reach(member.value, Reach.SPREAD, found)


def _identifier(expression: Identifier, reach: Reach, found: list[tuple[str, Reach]]) -> None:
    found.append((expression.name, reach))


def _member(expression: MemberAccess | Subscript, reach: Reach, found: list[tuple[str, Reach]]) -> None:
    root, _ = root_of(expression)
    if root is not None:
        found.append((root, max(reach, Reach.MEMBER)))
        return
    inner: Expression = expression
    while isinstance(inner, (MemberAccess, Subscript, Cast)):
        inner = inner.value if isinstance(inner, Cast) else inner.object
    if isinstance(inner, (ArrayLiteral, ObjectLiteral, Conditional, Fallback, Sequence)):
        _reach(inner, max(reach, Reach.MEMBER), found)


def _call(expression: Call, reach: Reach, found: list[tuple[str, Reach]]) -> None:
    # The result of a function of the author is reachable through its name; its arguments are noted with the call.
    if isinstance(expression.callee, Identifier):
        found.append((expression.callee.name, max(reach, Reach.MEMBER)))


def _cast(expression: Cast, reach: Reach, found: list[tuple[str, Reach]]) -> None:
    _reach(expression.value, reach, found)


def _conditional(expression: Conditional, reach: Reach, found: list[tuple[str, Reach]]) -> None:
    _reach(expression.consequence, reach, found)
    _reach(expression.alternative, reach, found)


def _fallback(expression: Fallback, reach: Reach, found: list[tuple[str, Reach]]) -> None:
    _reach(expression.first, reach, found)
    _reach(expression.second, reach, found)


def _sequence(expression: Sequence, reach: Reach, found: list[tuple[str, Reach]]) -> None:
    _reach(expression.items[-1], reach, found)


def _array(expression: ArrayLiteral, reach: Reach, found: list[tuple[str, Reach]]) -> None:
    inner = max(reach, Reach.HELD)
    for item in expression.items:
        if isinstance(item, Spread):
            _reach(item.value, Reach.SPREAD, found)
        else:
            _reach(item, inner, found)


def _object(expression: ObjectLiteral, reach: Reach, found: list[tuple[str, Reach]]) -> None:
    del reach
    for member in expression.members:
        _reach_member(member, found)


def _chunked(expression: ChunkedObject, reach: Reach, found: list[tuple[str, Reach]]) -> None:
    del expression
    found.append((CHUNKED, max(reach, Reach.HELD)))


def _spread(expression: Spread, reach: Reach, found: list[tuple[str, Reach]]) -> None:
    del reach
    _reach(expression.value, Reach.SPREAD, found)


_STEPS: dict[type, Callable[..., None]] = {
    Identifier: _identifier,
    MemberAccess: _member,
    Subscript: _member,
    Call: _call,
    Cast: _cast,
    Conditional: _conditional,
    Fallback: _fallback,
    Sequence: _sequence,
    ArrayLiteral: _array,
    ObjectLiteral: _object,
    ChunkedObject: _chunked,
    Spread: _spread,
}
