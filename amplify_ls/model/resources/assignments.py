"""Statements that assign something to a property of what is not the author's: ``cfnUserPool.policies = {...}``."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.values.values import Array, Chain

if TYPE_CHECKING:
    from amplify_ls.values.values import Value


class Assignment(NamedTuple):
    """``construct.property = value``, as a statement."""

    target: Chain
    value: Value


def assignment_of(value: Value) -> Assignment | None:
    """The assignment that a statement is: unlike a list it starts with what it is made of."""
    if not isinstance(value, Array) or len(value.items) != 2:
        return None
    target, given = value.items
    is_at_start = target.span.anchor is value.span.anchor and target.span.start == value.span.start
    return Assignment(target, given) if is_at_start and isinstance(target, Chain) and target.links else None
