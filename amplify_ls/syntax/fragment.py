"""Read a part of a text as a separate expression."""

from __future__ import annotations

from typing import NamedTuple

from amplify_ls.syntax.expressions import Expression, Opaque
from amplify_ls.syntax.lower.lowering import Lowering
from amplify_ls.syntax.tree import SyntaxTree, dialect_of

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


def parse_expression(path: str, text: bytes) -> Expression:
    """The expression in a part of a file; opaque if it is not an expression. Its positions are relative to the part."""
    data = b"(" + text + b"\n)"
    for node in SyntaxTree(data, dialect_of(path)).root.named_children:
        if node.type == "expression_statement" and node.named_children:
            return Lowering(data, 1).expression(node.named_children[0])
    return Opaque(0, len(text))


class ParsedJson(NamedTuple):
    """A JSON text, which is an expression too. All positions are bytes."""

    expression: Expression
    errors: tuple[tuple[int, int], ...]
    """Start and end of invalid parts."""


def parse_json(text: bytes) -> ParsedJson:
    """Read JSON; comments and trailing commas are allowed. It may contain expressions that are not JSON."""
    data = b"(" + text.replace(_BYTE_ORDER_MARK, b"   ", 1) + b"\n)"
    tree = SyntaxTree(data, "typescript")
    end = len(text)
    errors = tuple((min(max(each.start - 1, 0), end), min(max(each.end - 1, 0), end)) for each in tree.problems())
    nodes = [node for node in tree.root.named_children if node.type != "comment"]
    if not errors and len(nodes) == 1 and nodes[0].type == "expression_statement":
        return ParsedJson(Lowering(data, 1).expression(nodes[0].named_children[0]), ())
    return ParsedJson(Opaque(0, end), errors or ((0, end),))
