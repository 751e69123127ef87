"""Operators: choices, casts, assignments, and what surrounds expressions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.syntax.expressions import (
    Cast,
    CastKind,
    Conditional,
    Expression,
    Fallback,
    NumberLiteral,
    Opaque,
    Operation,
    Sequence,
    StringLiteral,
    Template,
)
from amplify_ls.syntax.lower.assignments import assigned
from amplify_ls.syntax.lower.literals import plain_children
from amplify_ls.syntax.lower.patterns import note_deleted, note_target

if TYPE_CHECKING:
    from tree_sitter import Node

    from amplify_ls.syntax.lower.lowerer import Lowerer

_ASSERTIONS = frozenset({"as_expression", "type_assertion"})
_BLIND_TYPES = frozenset({b"any", b"unknown", b"never"})


_CHAINED = {"member_expression": "object", "subscript_expression": "object", "call_expression": "function"}
_AROUND = frozenset({"parenthesized_expression", "non_null_expression"})


def unary(low: Lowerer, node: Node) -> Expression:
    """``-1``, ``!x``, ``delete x.member``."""
    operator = node.child_by_field_name("operator")
    argument = node.child_by_field_name("argument")
    if operator is None or argument is None:
        return low.opaque(node)
    if operator.type == "delete":
        note_deleted(low, argument)
        return Opaque(low.at(node.start_byte), low.at(node.end_byte))
    inner = low.expression(argument)
    if operator.type in ("-", "+") and isinstance(inner, NumberLiteral):
        value = -inner.value if operator.type == "-" else inner.value
        return NumberLiteral(low.at(node.start_byte), low.at(node.end_byte), value)
    return Operation(low.at(node.start_byte), low.at(node.end_byte), operator.type, (inner,))


def parenthesized(low: Lowerer, node: Node) -> Expression:
    """``(value)``."""
    children = plain_children(node)
    return low.expression(children[0]) if len(children) == 1 else low.opaque(node)


def sequence(low: Lowerer, node: Node) -> Expression:
    """``a, b``."""
    items: list[Expression] = []
    for child in plain_children(node):
        inner = low.expression(child)
        items.extend(inner.items if isinstance(inner, Sequence) else [inner])
    return Sequence(low.at(node.start_byte), low.at(node.end_byte), tuple(items))


def conditional(low: Lowerer, node: Node) -> Expression:
    """``condition ? yes : no``."""
    condition = node.child_by_field_name("condition")
    yes, no = node.child_by_field_name("consequence"), node.child_by_field_name("alternative")
    if condition is None or yes is None or no is None:
        return low.opaque(node)
    start, end = low.at(node.start_byte), low.at(node.end_byte)
    return Conditional(start, end, low.expression(condition), low.expression(yes), low.expression(no))


def binary(low: Lowerer, node: Node) -> Expression:
    """``a + b``, ``a ?? b`` and the like."""
    operands = tuple(low.expression(child) for child in plain_children(node))
    start, end = low.at(node.start_byte), low.at(node.end_byte)
    operator = node.child_by_field_name("operator")
    kind = "" if operator is None else operator.type
    if kind == "+" and any(isinstance(each, (StringLiteral, Template)) for each in operands):
        return Template(start, end, operands)
    if kind in ("??", "||", "&&") and len(operands) == 2:
        return Fallback(start, end, kind, *operands)
    return Operation(start, end, kind, operands)


def assignment(low: Lowerer, node: Node) -> Expression:
    """``target = value``: another name for the value, or a member of another value, through which it can be changed."""
    assigned(low, node)
    return Opaque(low.at(node.start_byte), low.at(node.end_byte))


def update(low: Lowerer, node: Node) -> Expression:
    """``x++``."""
    for child in node.named_children:
        note_target(low, child)
    return Opaque(low.at(node.start_byte), low.at(node.end_byte))


def cast(low: Lowerer, node: Node) -> Expression:
    """``x as T``, ``x satisfies T``, ``<T>x``, ``x!``."""
    start, end = low.at(node.start_byte), low.at(node.end_byte)
    named = plain_children(node)
    if not named:
        return low.opaque(node)
    inner_node, type_node = named[0], named[-1]
    if node.type == "type_assertion":
        inner_node, type_node = named[-1], named[0]
    inner = low.expression(inner_node)
    if any(child.type == "const" for child in node.children):
        return Cast(start, end, inner, CastKind.CONST)
    type_text = low.data[type_node.start_byte : type_node.end_byte].strip(b"<> ")
    if inner_node is not type_node and type_text in _BLIND_TYPES:
        low.blind_spans.append((start, low.at(_end_of_chain(node))))
        return Cast(start, end, inner, CastKind.ANY)
    if node.type in _ASSERTIONS:
        # TypeScript accepts an assertion between sufficiently overlapping types.
        low.blind_spans.append((start, end))
    return Cast(start, end, inner, CastKind.TYPE)


def _end_of_chain(node: Node) -> int:
    """The end of the last member or call of a value, because a member of `any` is `any` too."""
    current, parent = node, node.parent
    while parent is not None:
        field = _CHAINED.get(parent.type)
        if parent.type not in _AROUND and (field is None or parent.child_by_field_name(field) != current):
            break
        current, parent = parent, parent.parent
    return current.end_byte
