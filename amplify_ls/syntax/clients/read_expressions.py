"""Expressions as they are written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.syntax.clients.code import (
    Applied,
    As,
    Assigning,
    CallCode,
    Choosing,
    Code,
    Comparing,
    Element,
    FunctionCode,
    Get,
    Ident,
    Importing,
    Item,
    ListCode,
    MemberCode,
    ObjectCode,
    Plain,
    SpreadCode,
    StringCode,
    Unseen,
    Waiting,
)
from amplify_ls.syntax.clients.read_patterns import read_parameters
from amplify_ls.syntax.clients.reading import KEYS, content_of, key_of, optional_type, parts_of, text_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tree_sitter import Node

    from amplify_ls.syntax.clients.reading import Reading
    from amplify_ls.syntax.clients.type_code import TypeCode

_EQUALITY = frozenset({"===", "!==", "==", "!="})
_WITH_PARTS = frozenset({"ternary_expression", "as_expression", "satisfies_expression", "instantiation_expression"})
"""The nodes that contain something, unless they are broken."""
_SIDES = frozenset({"??", "||"})


def read_expression(reading: Reading, node: Node) -> Code:
    """The expression at a node."""
    reader = _READERS.get(node.type)
    is_broken = node.type in _WITH_PARTS and next(parts_of(node), None) is None
    return Unseen(reading.inner(parts_of(node))) if reader is None or is_broken else reader(reading, node)


def _name(reading: Reading, node: Node) -> Code:
    del reading
    return Ident(text_of(node), node.start_byte)


def _string(reading: Reading, node: Node) -> Code:
    del reading
    return StringCode(content_of(node), node.start_byte, node.end_byte)


def _plain(reading: Reading, node: Node) -> Code:
    return Plain(reading.inner(parts_of(node)))


def _inner(reading: Reading, node: Node) -> Code:
    inner = next(parts_of(node), None)
    return Unseen() if inner is None else reading.code(inner)


def _applied(reading: Reading, node: Node) -> Code:
    callee = next(parts_of(node))
    types = (each for child in node.named_children if child.type == "type_arguments" for each in parts_of(child))
    return Applied(reading.code(callee), tuple(map(reading.type, types)))


def _get(reading: Reading, node: Node) -> Code:
    # By its place: behind `typeof`, the grammar gives the fields of the innermost expression to those around it.
    parts = list(parts_of(node))
    if len(parts) < 2:
        return Unseen(reading.inner(parts))
    owner, last = reading.code(parts[0]), parts[-1]
    if last.type in KEYS:
        return Get(owner, key_of(last, "string" if last.type == "string" else "member"))
    return Item(owner, reading.code(last))


def _call(reading: Reading, node: Node) -> Code:
    callee = node.child_by_field_name("constructor" if node.type == "new_expression" else "function")
    given = node.child_by_field_name("arguments")
    types = node.child_by_field_name("type_arguments")
    if callee is None or callee.type in ("import", "super"):
        return _imported(node) or Unseen(reading.inner(parts_of(node)))
    arguments = () if given is None else tuple(reading.code(each) for each in parts_of(given))
    called_with = () if types is None else tuple(reading.type(each) for each in parts_of(types))
    return CallCode(reading.code(callee), arguments, called_with)


def _imported(node: Node) -> Code | None:
    """``import('./module')``; None for other calls."""
    callee, given = node.child_by_field_name("function"), node.child_by_field_name("arguments")
    module = None if given is None or callee is None or callee.type != "import" else next(parts_of(given), None)
    return Importing(content_of(module)) if module is not None and module.type == "string" else None


def read_function(reading: Reading, node: Node) -> FunctionCode:
    """A function, method or arrow function."""
    body = node.child_by_field_name("body")
    returns = optional_type(reading, node.child_by_field_name("return_type"))
    is_async = any(child.type == "async" for child in node.children)
    variables, parameters = tuple(_variables(reading, node)), read_parameters(reading, node)
    if body is not None and body.type != "statement_block":
        return FunctionCode(node.start_byte, variables, parameters, returns, (), reading.code(body), is_async)
    statements = () if body is None else reading.statements(parts_of(body))
    return FunctionCode(node.start_byte, variables, parameters, returns, statements, None, is_async)


def _variables(reading: Reading, node: Node) -> Iterator[tuple[str, TypeCode | None]]:
    given = node.child_by_field_name("type_parameters")
    for child in () if given is None else parts_of(given):
        name = child.child_by_field_name("name")
        if name is not None:
            yield text_of(name), optional_type(reading, child.child_by_field_name("constraint"))


def _object(reading: Reading, node: Node) -> Code:
    return ObjectCode(node.start_byte, tuple(_members(reading, node)))


def _members(reading: Reading, node: Node) -> Iterator[MemberCode]:
    for child in parts_of(node):
        key, value = child.child_by_field_name("key"), child.child_by_field_name("value")
        if child.type == "shorthand_property_identifier":
            yield MemberCode(key_of(child, "shorthand"), Ident(text_of(child), child.start_byte))
        elif child.type == "spread_element":
            yield MemberCode(None, _inner(reading, child))
        elif child.type == "method_definition":
            name = child.child_by_field_name("name")
            if name is not None and name.type in KEYS:
                yield MemberCode(key_of(name, "key"), read_function(reading, child))
        elif key is not None and value is not None:
            known = key_of(key, "key") if key.type in KEYS else None
            found = reading.code(value)
            yield MemberCode(known, found if known is not None else Unseen((*reading.inner([key]), found)))


def _list(reading: Reading, node: Node) -> Code:
    return ListCode(node.start_byte, tuple(reading.code(each) for each in parts_of(node)))


def _spread(reading: Reading, node: Node) -> Code:
    return SpreadCode(_inner(reading, node))


def _await(reading: Reading, node: Node) -> Code:
    return Waiting(_inner(reading, node))


def _choice(reading: Reading, node: Node) -> Code:
    test, *sides = parts_of(node)
    return Choosing((reading.code(test),), tuple(map(reading.code, sides)))


def _binary(reading: Reading, node: Node) -> Code:
    left, sign, right = (node.child_by_field_name(name) for name in ("left", "operator", "right"))
    if left is None or right is None or sign is None:
        return Plain(reading.inner(parts_of(node)))
    if sign.type in _EQUALITY:
        return Comparing(reading.code(left), reading.code(right))
    if sign.type == "&&":
        return Choosing((reading.code(left),), (reading.code(right),))
    if sign.type in _SIDES:
        return Choosing((), (reading.code(left), reading.code(right)))
    return Plain((reading.code(left), reading.code(right)))


def _assignment(reading: Reading, node: Node) -> Code:
    left, right = node.child_by_field_name("left"), node.child_by_field_name("right")
    if left is None or right is None:
        return Unseen(reading.inner(parts_of(node)))
    is_pattern = left.type in ("object_pattern", "array_pattern")
    target = Unseen() if is_pattern else reading.code(left)
    return Assigning(target, reading.pattern(left) if is_pattern else None, reading.code(right))


def _cast(reading: Reading, node: Node) -> Code:
    value, *written = parts_of(node)
    return As(reading.code(value), reading.type(written[0]) if written else None)


def _element(reading: Reading, node: Node) -> Code:
    opening = node.child_by_field_name("open_tag") or node
    name = opening.child_by_field_name("name")
    attributes = tuple(found for child in parts_of(opening) if (found := _attribute(reading, child)) is not None)
    inner = () if opening is node else parts_of(node)
    children = [child for child in inner if not child.type.startswith(("jsx_opening", "jsx_closing"))]
    named = None if name is None or text_of(name)[:1].islower() else reading.code(name)
    return Element(named, attributes, reading.inner(children))


def _attribute(reading: Reading, node: Node) -> MemberCode | None:
    if node.type == "jsx_expression":
        inner = next(parts_of(node), None)
        return None if inner is None else MemberCode(None, _inner(reading, inner))
    if node.type != "jsx_attribute":
        return None
    name, *value = list(parts_of(node)) or [node]
    return MemberCode(key_of(name, "key"), reading.code(value[0]) if value else Plain())


_PLAIN = ("number", "true", "false", "null", "undefined", "regex", "template_string", "unary_expression", "update_expression")
_INNER = ("parenthesized_expression", "non_null_expression", "jsx_expression")
_FUNCTIONS = ("arrow_function", "function_expression", "generator_function", "function_declaration", "method_definition")
_READERS: dict[str, Callable[[Reading, Node], Code]] = {
    "identifier": _name,
    "property_identifier": _name,
    "this": _name,
    "string": _string,
    "member_expression": _get,
    "nested_identifier": _get,
    "subscript_expression": _get,
    "instantiation_expression": _applied,
    "call_expression": _call,
    "new_expression": _call,
    "object": _object,
    "array": _list,
    "spread_element": _spread,
    "await_expression": _await,
    "ternary_expression": _choice,
    "binary_expression": _binary,
    "assignment_expression": _assignment,
    "augmented_assignment_expression": _assignment,
    "as_expression": _cast,
    "satisfies_expression": _cast,
    "jsx_element": _element,
    "jsx_self_closing_element": _element,
    **dict.fromkeys(_PLAIN, _plain),
    **dict.fromkeys(_INNER, _inner),
    **dict.fromkeys(_FUNCTIONS, read_function),
}
EXPRESSIONS = frozenset(_READERS)
"""The nodes that are expressions of a known kind."""
