"""Members and calls, with their effects on the names that they refer to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.syntax.expressions import (
    BooleanLiteral,
    Call,
    Cast,
    DynamicImport,
    Expression,
    Identifier,
    MemberAccess,
    New,
    NullLiteral,
    NumberLiteral,
    Opaque,
    StringLiteral,
    Subscript,
    call_of,
    member_of,
)
from amplify_ls.syntax.lower.flows import hand_over
from amplify_ls.syntax.lower.literals import plain_children
from amplify_ls.syntax.lower.methods import call_on

if TYPE_CHECKING:
    from tree_sitter import Node

    from amplify_ls.syntax.lower.lowerer import Lowerer


_PLAIN = (StringLiteral, NumberLiteral, BooleanLiteral, NullLiteral)


def member_access(low: Lowerer, node: Node) -> Expression:
    """``object.name``, ``object?.name``."""
    target, name = node.child_by_field_name("object"), node.child_by_field_name("property")
    if target is None or name is None:
        return low.opaque(node)
    inner = low.expression(target)
    # A chain of calls has one of these for each call.
    at, start, end = low.at, name.start_byte, name.end_byte
    word = low.data[start:end].decode("utf-8", "replace")
    return member_of((at(node.start_byte), at(node.end_byte), inner, word, at(start)))


def subscript(low: Lowerer, node: Node) -> Expression:
    """``object[key]``."""
    target, index = node.child_by_field_name("object"), node.child_by_field_name("index")
    if target is None or index is None:
        return low.opaque(node)
    bracket = next((child.start_byte for child in node.children if child.type == "["), index.start_byte)
    inner = low.expression(target)
    return Subscript(low.at(node.start_byte), low.at(node.end_byte), inner, low.expression(index), low.at(bracket))


def call(low: Lowerer, node: Node) -> Expression:
    """``callee(arguments)``."""
    callee, arguments = node.child_by_field_name("function"), node.child_by_field_name("arguments")
    if callee is None or arguments is None or arguments.type != "arguments":
        return low.opaque(node)
    items = tuple([low.expression(child) for child in plain_children(arguments)]) if arguments.named_child_count else ()
    start, end = low.at(node.start_byte), low.at(node.end_byte)
    module = _module(low, callee, items) if items else None
    if module is not None:
        low.modules.append(module)
        return DynamicImport(start, end, module)
    if callee.type == "import":
        return low.opaque(node)
    inner = low.expression(callee)
    if items:
        name = callee_name(inner)
        for index, item in enumerate(items):
            # Most arguments are literals, which no name can be reached through.
            if not isinstance(item, _PLAIN):
                hand_over(low.uses, item, name, index)
    bare = _bare(inner) if isinstance(inner, Cast) else inner
    if isinstance(bare, MemberAccess):
        call_on(low.uses, bare.object, bare.name, items)
    elif isinstance(bare, Subscript):
        key = _bare(bare.key)
        call_on(low.uses, bare.object, key.value if isinstance(key, StringLiteral) else "", items)
    return call_of((start, end, inner, items, low.at(arguments.start_byte)))


def new(low: Lowerer, node: Node) -> Expression:
    """``new Name(...)``: the object may change all its arguments."""
    low.note_opaque(node)
    constructor, given = node.child_by_field_name("constructor"), node.child_by_field_name("arguments")
    start, end = low.at(node.start_byte), low.at(node.end_byte)
    if constructor is None:
        return Opaque(start, end)
    items = () if given is None else tuple(low.expression(child) for child in plain_children(given))
    arguments_start = end if given is None else low.at(given.start_byte)
    made_by = low.expression(constructor)
    name = callee_name(made_by)
    return New(start, end, made_by, "" if name.endswith(")") else name, items, arguments_start)


def awaited(low: Lowerer, node: Node) -> Expression:
    """``await value``: only an import is followed."""
    children = plain_children(node)
    inner = children[0] if children else node
    if inner.type == "call_expression":
        function = inner.child_by_field_name("function")
        if function is not None and function.type == "import":
            return low.expression(inner)
    return low.opaque(node)


def callee_name(callee: Expression) -> str:
    """The dotted name of a callee, ``root.()`` if there are calls in between, empty if there is no root name."""
    names: list[str] = []
    is_plain = True
    current = callee
    while not isinstance(current, Identifier):
        if isinstance(current, MemberAccess):
            names.append(current.name)
            current = current.object
        elif isinstance(current, Cast):
            current = current.value
        elif isinstance(current, Call):
            is_plain = False
            current = current.callee
        else:
            return ""
    return ".".join([current.name, *reversed(names)]) if is_plain else current.name + ".()"


def _module(low: Lowerer, callee: Node, arguments: tuple[Expression, ...]) -> str | None:
    """The module that ``import('module')`` or ``require('module')`` names."""
    is_import = callee.type == "import" or (callee.type == "identifier" and low.text(callee) == "require")
    if not is_import or len(arguments) != 1 or not isinstance(arguments[0], StringLiteral):
        return None
    return arguments[0].value


def _bare(expression: Expression) -> Expression:
    while isinstance(expression, Cast):
        expression = expression.value
    return expression
