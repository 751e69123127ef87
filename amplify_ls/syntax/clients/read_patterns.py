"""What declarations and parameters declare."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.syntax.clients.code import Code, Key, ListPattern, NamePattern, ObjectPattern, Parameter, Pattern
from amplify_ls.syntax.clients.reading import KEYS, key_of, optional_type, parts_of, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tree_sitter import Node

    from amplify_ls.syntax.clients.reading import Reading


def read_pattern(reading: Reading, node: Node) -> Pattern | None:
    """The pattern at a node; None for anything else, such as a member that is assigned to."""
    if node.type in ("identifier", "shorthand_property_identifier_pattern"):
        return NamePattern(text_of(node), node.start_byte)
    if node.type == "object_pattern":
        members = tuple(found for child in parts_of(node) if (found := _member(reading, child)) is not None)
        rest = next((child for child in parts_of(node) if child.type == "rest_pattern"), None)
        return ObjectPattern(members, _rest(rest))
    if node.type == "array_pattern":
        return ListPattern(tuple(_items(reading, node)))
    if node.type == "assignment_pattern":
        left = node.child_by_field_name("left")
        return None if left is None else reading.pattern(left)
    return None


def _member(reading: Reading, node: Node) -> tuple[Key, Pattern, Code | None] | None:
    part = node.child_by_field_name("left") if node.type == "object_assignment_pattern" else node
    default = node.child_by_field_name("right") if node.type == "object_assignment_pattern" else None
    if part is None:
        return None
    if part.type == "shorthand_property_identifier_pattern":
        given = None if default is None else reading.code(default)
        return key_of(part, "shorthand"), NamePattern(text_of(part), part.start_byte), given
    key, value = part.child_by_field_name("key"), part.child_by_field_name("value")
    if part.type != "pair_pattern" or key is None or value is None or key.type not in KEYS:
        return None
    pattern = reading.pattern(value)
    default = value.child_by_field_name("right") if value.type == "assignment_pattern" else None
    given = None if default is None else reading.code(default)
    return None if pattern is None else (key_of(key, "key"), pattern, given)


def _rest(node: Node | None) -> NamePattern | None:
    name = None if node is None else next(parts_of(node), None)
    return None if name is None or name.type != "identifier" else NamePattern(text_of(name), name.start_byte)


def _items(reading: Reading, node: Node) -> Iterator[Pattern | None]:
    """The items between the commas, some of which may be missing."""
    current: Pattern | None = None
    for child in node.children:
        if child.type == ",":
            yield current
            current = None
        elif child.is_named and child.type != "comment":
            current = reading.pattern(child)
    if current is not None:
        yield current


def read_parameters(reading: Reading, function: Node) -> tuple[Parameter, ...]:
    """The parameters of a function."""
    single = function.child_by_field_name("parameter")
    if single is not None:
        return (Parameter(NamePattern(text_of(single), single.start_byte), None, None),)
    given = function.child_by_field_name("parameters")
    return () if given is None else tuple(_parameter(reading, each) for each in parts_of(given))


def _parameter(reading: Reading, node: Node) -> Parameter:
    # In JavaScript, a parameter is the pattern itself.
    inner = node.child_by_field_name("pattern") or node
    default = node.child_by_field_name("value") or node.child_by_field_name("right")
    pattern = reading.pattern(inner) or ListPattern(())
    given = None if default is None else reading.code(default)
    return Parameter(pattern, optional_type(reading, node.child_by_field_name("type")), given)
