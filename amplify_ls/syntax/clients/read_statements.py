"""Statements as they are written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.syntax.clients.code import ListPattern, Unseen
from amplify_ls.syntax.clients.read_expressions import read_function
from amplify_ls.syntax.clients.reading import KEYS, key_of, optional_type, parts_of, text_of
from amplify_ls.syntax.clients.statement_code import (
    Block,
    ClassDeclared,
    ClassMember,
    Declared,
    ForEach,
    FunctionDeclared,
    Returned,
    Statement,
    Switch,
    TypeDeclared,
)
from amplify_ls.syntax.clients.type_code import JoinedType, TypeCode

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tree_sitter import Node

    from amplify_ls.syntax.clients.reading import Reading

_MODIFIERS = frozenset({"accessibility_modifier", "readonly"})
_FIELDS = frozenset({"public_field_definition", "field_definition"})
_BODIES = frozenset({"statement_block", "else_clause", "catch_clause", "finally_clause", "switch_case", "switch_default"})
_IGNORED = frozenset({"import_statement", "empty_statement", "break_statement", "continue_statement"})


def read_statement(reading: Reading, node: Node) -> Iterator[Statement]:
    """The statement at a node; several for a declaration of several names."""
    reader = _READERS.get(node.type)
    if reader is not None:
        yield from reader(reading, node)
    elif node.type not in _IGNORED:
        yield _other(reading, node)


def is_statement(node: Node) -> bool:
    """Whether a node is a statement, or contains statements in a scope of their own."""
    return node.type in _READERS or node.type in _BODIES or node.type.endswith("_statement")


def _other(reading: Reading, node: Node) -> Statement:
    """A statement with blocks, such as ``if``: its expressions, and what is in the blocks."""
    values = [child for child in parts_of(node) if not is_statement(child)]
    body = [child for child in parts_of(node) if is_statement(child)]
    return Block(reading.inner(values), reading.statements(body))


def _expression(reading: Reading, node: Node) -> Iterator[Statement]:
    yield Block(tuple(reading.code(child) for child in parts_of(node)))


def _declaration(reading: Reading, node: Node) -> Iterator[Statement]:
    for child in parts_of(node):
        name, value = child.child_by_field_name("name"), child.child_by_field_name("value")
        pattern = None if name is None else reading.pattern(name)
        if pattern is not None:
            given = None if value is None else reading.code(value)
            yield Declared(pattern, optional_type(reading, child.child_by_field_name("type")), given)


def _function(reading: Reading, node: Node) -> Iterator[Statement]:
    name = node.child_by_field_name("name")
    if name is not None:
        yield FunctionDeclared(text_of(name), read_function(reading, node))


def _class(reading: Reading, node: Node) -> Iterator[Statement]:
    name, body = node.child_by_field_name("name"), node.child_by_field_name("body")
    members = () if body is None else tuple(_class_members(reading, body))
    bases = (each for child in node.named_children if child.type == "class_heritage" for each in parts_of(child))
    extended = [value for each in bases if each.type == "extends_clause" for value in each.children_by_field_name("value")]
    base = reading.code(extended[0]) if extended else None
    yield ClassDeclared("" if name is None else text_of(name), node.start_byte, members, base)


def _class_members(reading: Reading, body: Node) -> Iterator[ClassMember]:
    for child in parts_of(body):
        name = child.child_by_field_name("name") or child.child_by_field_name("property")
        if name is None or name.type not in KEYS:
            continue
        written = optional_type(reading, child.child_by_field_name("type"))
        value = child.child_by_field_name("value")
        if child.type in _FIELDS:
            yield ClassMember(text_of(name), written, None if value is None else reading.code(value))
        elif child.type == "method_definition":
            if text_of(name) == "constructor":
                yield from _parameter_properties(reading, child)
            yield ClassMember(text_of(name), None, read_function(reading, child))


def _parameter_properties(reading: Reading, constructor: Node) -> Iterator[ClassMember]:
    """The members that parameters declare: ``constructor(private posts: PostService)``."""
    parameters = constructor.child_by_field_name("parameters")
    for child in () if parameters is None else parts_of(parameters):
        name = child.child_by_field_name("pattern")
        is_member = any(each.type in _MODIFIERS for each in child.children)
        if is_member and name is not None and name.type == "identifier":
            yield ClassMember(text_of(name), optional_type(reading, child.child_by_field_name("type")), None)


def _alias(reading: Reading, node: Node) -> Iterator[Statement]:
    name, value = node.child_by_field_name("name"), node.child_by_field_name("value")
    if name is not None and value is not None:
        yield TypeDeclared(text_of(name), _type_parameters(node), reading.type(value))


def _interface(reading: Reading, node: Node) -> Iterator[Statement]:
    name = node.child_by_field_name("name")
    parts: list[TypeCode] = [reading.type(child) for child in parts_of(node) if child.type == "extends_type_clause"]
    body = node.child_by_field_name("body")
    if body is not None:
        parts.insert(0, reading.type(body))
    if name is not None:
        yield TypeDeclared(text_of(name), _type_parameters(node), parts[0] if len(parts) == 1 else JoinedType(tuple(parts)))


def _type_parameters(node: Node) -> tuple[str, ...]:
    given = node.child_by_field_name("type_parameters")
    names = (child.child_by_field_name("name") for child in ([] if given is None else parts_of(given)))
    return tuple(text_of(name) for name in names if name is not None)


def _return(reading: Reading, node: Node) -> Iterator[Statement]:
    for child in parts_of(node):
        yield Returned(reading.code(child))


def _for_each(reading: Reading, node: Node) -> Iterator[Statement]:
    left, right, body = (node.child_by_field_name(name) for name in ("left", "right", "body"))
    if left is None or right is None or body is None:
        return
    is_of = any(child.type == "of" for child in node.children)
    value = reading.code(right)
    yield ForEach(reading.pattern(left) or ListPattern(()), value if is_of else Unseen((value,)), reading.statements([body]))


def _switch(reading: Reading, node: Node) -> Iterator[Statement]:
    value, body = node.child_by_field_name("value"), node.child_by_field_name("body")
    if value is None or body is None:
        return
    cases = list(parts_of(body))
    labels = [label for case in cases if (label := case.child_by_field_name("value")) is not None]
    inner = [child for case in cases for child in case.children_by_field_name("body")]
    yield Switch(reading.code(value), tuple(map(reading.code, labels)), reading.statements(inner))


def _export(reading: Reading, node: Node) -> Iterator[Statement]:
    declaration = node.child_by_field_name("declaration")
    if declaration is not None:
        yield from reading.statements([declaration])


_READERS: dict[str, Callable[[Reading, Node], Iterator[Statement]]] = {
    "expression_statement": _expression,
    "lexical_declaration": _declaration,
    "variable_declaration": _declaration,
    "function_declaration": _function,
    "generator_function_declaration": _function,
    "class_declaration": _class,
    "abstract_class_declaration": _class,
    "type_alias_declaration": _alias,
    "interface_declaration": _interface,
    "return_statement": _return,
    "for_in_statement": _for_each,
    "switch_statement": _switch,
    "export_statement": _export,
}

DEFAULT = "default"


def key_names(node: Node) -> tuple[str, ...]:
    """The names that a declaration declares."""
    found = (child.child_by_field_name("name") for child in (node, *parts_of(node)))
    return tuple(key_of(name, "key").text for name in found if name is not None and name.type in _NAMES)


_NAMES = frozenset({"identifier", "type_identifier"})
