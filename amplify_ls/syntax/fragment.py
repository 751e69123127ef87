"""Reading a piece of text as an expression of its own."""

from __future__ import annotations

from amplify_ls.syntax.expressions import Expression, Opaque
from amplify_ls.syntax.lowering import Lowering
from amplify_ls.syntax.tree import SyntaxTree, dialect_of


def parse_expression(path: str, text: bytes) -> Expression:
    """The expression that a piece of a file is; opaque where it is none. Its positions count from the piece."""
    data = b"(" + text + b"\n)"
    for node in SyntaxTree(data, dialect_of(path)).root.named_children:
        if node.type == "expression_statement" and node.named_children:
            return Lowering(data, 1).expression(node.named_children[0])
    return Opaque(0, len(text))
