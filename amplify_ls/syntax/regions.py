"""Properties of a region of a tree, for an edit that replaces it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.syntax.lower.patterns import names_below

if TYPE_CHECKING:
    from tree_sitter import Node

    from amplify_ls.syntax.tree import SyntaxTree

_TEXTS = frozenset({"string", "template_string"})
_FUNCTIONS = frozenset({"arrow_function", "function_expression", "function_declaration", "method_definition"})


def shorthand_in_pattern(tree: SyntaxTree, start: int, end: int) -> bool:
    """Whether the region is a name in a pattern, ``{ name }``, that is both the property and the local name."""
    node = tree.root.descendant_for_byte_range(start, end)
    exact = node is not None and (node.start_byte, node.end_byte) == (start, end)
    return node is not None and exact and node.type == "shorthand_property_identifier_pattern"


def cuts_text(tree: SyntaxTree, start: int, end: int) -> bool:
    """Whether the region starts within a string and ends after it, as in ``allow['owner']()`` from the name on."""
    node = tree.root.descendant_for_byte_range(start, start)
    while node is not None and node.type not in _TEXTS:
        node = node.parent
    return node is not None and node.start_byte < start < node.end_byte < end


def depends_on_call(tree: SyntaxTree, start: int, end: int) -> bool:
    """Whether the region contains a parameter of an enclosing function, whose value depends on the call."""
    node = tree.root.descendant_for_byte_range(start, end)
    if node is None or (node.start_byte, node.end_byte) != (start, end):
        return False
    names = _names_in(node)
    current = node.parent
    while names and current is not None:
        if current.type in _FUNCTIONS and names & _parameters(current):
            return True
        current = current.parent
    return False


def _names_in(node: Node) -> set[bytes]:
    found: set[bytes] = set()
    stack = [node]
    while stack:
        current = stack.pop()
        if current.type == "identifier" and current.text is not None:
            found.add(current.text)
        stack.extend(current.named_children)
    return found


def _parameters(function: Node) -> set[bytes]:
    single = function.child_by_field_name("parameter")
    if single is not None:
        return {single.text or b""}
    formal = function.child_by_field_name("parameters")
    patterns = (child.child_by_field_name("pattern") for child in (() if formal is None else formal.named_children))
    return {name.text or b"" for pattern in patterns if pattern is not None for name in names_below(pattern)}
