"""The literals that a client is passed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.syntax.clients.facts import Key, ListValue, ObjectValue, StringValue, Value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tree_sitter import Node

_DEEPEST = 40
"""How deeply literals are followed."""


def text_of(node: Node) -> str:
    """The source text of a node."""
    return "" if node.text is None else node.text.decode("utf-8", "replace")


def arguments_of(call: Node | None) -> tuple[Value | None, ...]:
    """What a call is passed, as far as it is written as literals."""
    given = None if call is None else call.child_by_field_name("arguments")
    return () if given is None else tuple(_value(each, 0) for each in given.named_children if each.type != "comment")


def _value(node: Node, depth: int) -> Value | None:
    if depth > _DEEPEST:
        return None
    if node.type in ("as_expression", "satisfies_expression", "parenthesized_expression", "non_null_expression"):
        return _value(node.named_children[0], depth + 1) if node.named_children else None
    if node.type == "string":
        key = string_key(node)
        return StringValue(key.text, key.start, key.end)
    if node.type == "array":
        return ListValue(tuple(_value(each, depth + 1) for each in node.named_children if each.type != "comment"))
    if node.type == "object":
        return ObjectValue(tuple(_members(node, depth)))
    return None


def _members(node: Node, depth: int) -> Iterator[tuple[Key, Value | None]]:
    for child in node.named_children:
        if child.type == "shorthand_property_identifier":
            yield Key(text_of(child), child.start_byte, child.end_byte, "shorthand"), None
        elif child.type == "pair":
            key, value = child.child_by_field_name("key"), child.child_by_field_name("value")
            if key is not None and value is not None and key.type in ("property_identifier", "string"):
                found = string_key(key)._replace(kind="key") if key.type == "string" else member_key(key)._replace(kind="key")
                yield found, _value(value, depth + 1)
        elif child.type == "spread_element" and child.named_children:
            # `...(isOpen && { status })` has the keys of the object in it.
            for inner in _objects_in(child.named_children[0]):
                yield from _members(inner, depth + 1)


def _objects_in(node: Node) -> Iterator[Node]:
    if node.type == "object":
        yield node
    elif node.type in ("parenthesized_expression", "binary_expression", "ternary_expression"):
        for child in node.named_children:
            yield from _objects_in(child)


def member_key(node: Node) -> Key:
    """A name after a dot."""
    return Key(text_of(node), node.start_byte, node.end_byte, "member")


def string_key(node: Node) -> Key:
    """A string in brackets, or the key of an object."""
    return Key(text_of(node)[1:-1], node.start_byte, node.end_byte, "string")
