"""The arguments that the handler of an operation reads: ``const { text } = event.arguments``.

A handler is a function whose type is written as ``Schema['search']['functionHandler']``, directly or by an alias.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from amplify_ls.syntax.clients.facts import Handled, Key
from amplify_ls.syntax.clients.literals import member_key, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tree_sitter import Node

    from amplify_ls.syntax.clients.facts import TypeAccess

HANDLER = "functionHandler"
_ARGUMENTS = "arguments"
_DEEPEST = 40


def arguments_read(root: Node, data: bytes, access: TypeAccess) -> Iterator[Handled]:
    """The arguments that are read by the functions of a handler's type."""
    if access.keys[-1].text != HANDLER or len(access.keys) < 2:
        return
    node = root.descendant_for_byte_range(access.keys[-1].start, access.keys[-1].end)
    for function in _functions(root, data, node):
        for keys in _read_in(function, data):
            yield Handled(access.base, access.keys[-2].text, keys)


def _functions(root: Node, data: bytes, node: Node | None) -> Iterator[Node]:
    """The functions with the type that a node is part of."""
    current = node
    for _ in range(_DEEPEST):
        if current is None:
            return
        if current.type == "variable_declarator":
            value = current.child_by_field_name("value")
            if value is not None and value.type in ("arrow_function", "function_expression"):
                yield value
            return
        if current.type == "type_alias_declaration":
            name = current.child_by_field_name("name")
            for found in () if name is None else re.finditer(rb":\s*(%s)\b" % re.escape(text_of(name).encode()), data):
                yield from _functions(root, data, _annotation(root, *found.span(1)))
            return
        current = current.parent


def _annotation(root: Node, start: int, end: int) -> Node | None:
    """The declaration around a type that annotates a variable."""
    node = root.descendant_for_byte_range(start, end)
    outer = None if node is None or node.type != "type_identifier" else node.parent
    return outer.parent if outer is not None and outer.type == "type_annotation" else None


def _read_in(function: Node, data: bytes) -> Iterator[tuple[Key, ...]]:
    """The paths of names that a function reads from the arguments of its event."""
    parameters = function.child_by_field_name("parameters")
    single = function.child_by_field_name("parameter")
    first = single if parameters is None else next(iter(parameters.named_children), None)
    pattern = None if first is None else first.child_by_field_name("pattern") or first
    if pattern is None:
        return
    if pattern.type == "object_pattern":
        for inner in _pattern_of(pattern, _ARGUMENTS):
            yield from _keys_of(inner)
        return
    name = re.escape(text_of(pattern).encode())
    for found in re.finditer(rb"\b%s\s*\??\.\s*(%s)\b" % (name, _ARGUMENTS.encode()), data[: function.end_byte]):
        if found.start() < function.start_byte:
            continue
        node = function.descendant_for_byte_range(*found.span(1))
        if node is not None and node.type == "property_identifier" and node.parent is not None:
            yield from _behind(node.parent)


def _behind(node: Node) -> Iterator[tuple[Key, ...]]:
    """What is read from an expression: a member, or the names of a pattern that it is assigned to."""
    outer = node.parent
    if outer is None:
        return
    if outer.type == "variable_declarator":
        pattern = outer.child_by_field_name("name")
        if pattern is not None and pattern.type == "object_pattern":
            yield from _keys_of(pattern)
        return
    keys: list[Key] = []
    while outer is not None and outer.type in ("member_expression", "non_null_expression"):
        name = outer.child_by_field_name("property") if outer.type == "member_expression" else None
        if name is not None and name.type == "property_identifier" and outer.child_by_field_name("object") is not None:
            keys.append(member_key(name))
        outer = outer.parent
    if keys:
        yield tuple(keys)


def _keys_of(pattern: Node) -> Iterator[tuple[Key, ...]]:
    for child in pattern.named_children:
        part = child.child_by_field_name("left") if child.type == "object_assignment_pattern" else child
        if part is None:
            continue
        if part.type == "shorthand_property_identifier_pattern":
            yield (Key(text_of(part), part.start_byte, part.end_byte, "shorthand"),)
        elif part.type == "pair_pattern":
            key = part.child_by_field_name("key")
            if key is not None and key.type == "property_identifier":
                yield (member_key(key)._replace(kind="key"),)


def _pattern_of(pattern: Node, name: str) -> Iterator[Node]:
    """The pattern that a destructured parameter has for one of its properties."""
    for child in pattern.named_children:
        key, value = child.child_by_field_name("key"), child.child_by_field_name("value")
        if key is not None and value is not None and text_of(key) == name and value.type == "object_pattern":
            yield value
