"""Assignments as statements: the target and the value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.syntax.expressions import ArrayLiteral
from amplify_ls.syntax.lower.flows import give_away
from amplify_ls.syntax.lower.patterns import note_target

if TYPE_CHECKING:
    from tree_sitter import Node

    from amplify_ls.syntax.expressions import Expression
    from amplify_ls.syntax.lower.lowerer import Lowerer


def assigned(low: Lowerer, node: Node) -> ArrayLiteral:
    """The target and the value of an assignment statement."""
    left, right = node.child_by_field_name("left"), node.child_by_field_name("right")
    parts: list[Expression] = []
    if left is not None:
        note_target(low, left)
        # The effects on the names in the target are recorded; reading them has no further effect.
        noted = len(low.uses)
        parts.append(low.expression(left) if left.type == "member_expression" else low.opaque(left))
        del low.uses[noted:]
    if right is not None:
        parts.append(low.expression(right))
        give_away(low.uses, parts[-1])
    return ArrayLiteral(low.at(node.start_byte), low.at(node.end_byte), tuple(parts))
