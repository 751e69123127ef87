"""The names that a pattern declares: ``{ a, b: [c = d], ...rest }``."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tree_sitter import Node

    from amplify_ls.syntax.names.chunk_names import Meaning
    from amplify_ls.syntax.names.scope_walk import ScopeWalk
    from amplify_ls.syntax.names.scopes import Scope


def declare_pattern(
    walk: ScopeWalk, node: Node, meaning: Meaning, scope: Scope | None = None, late_until: Node | None = None
) -> None:
    """Declare the names of a pattern, and read its default values and computed keys."""
    kind = node.type
    if kind in ("identifier", "shorthand_property_identifier_pattern"):
        walk.declare(node, meaning, scope, late_until)
    elif kind in ("object_pattern", "array_pattern", "rest_pattern"):
        for child in node.named_children:
            declare_pattern(walk, child, meaning, scope, late_until)
    elif kind == "pair_pattern":
        key, value = node.child_by_field_name("key"), node.child_by_field_name("value")
        if key is not None:
            walk.visit(key)
        if value is not None:
            declare_pattern(walk, value, meaning, scope, late_until)
    elif kind in ("assignment_pattern", "object_assignment_pattern"):
        left, right = node.child_by_field_name("left"), node.child_by_field_name("right")
        if left is not None:
            declare_pattern(walk, left, meaning, scope, late_until)
        if right is not None:
            walk.visit(right)
