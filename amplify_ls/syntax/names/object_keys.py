"""The duplicate keys of an object literal, compared as in JavaScript."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.syntax.lower.literals import parse_number
from amplify_ls.syntax.names.chunk_names import RepeatedKey
from amplify_ls.syntax.strings import unescape

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tree_sitter import Node

    from amplify_ls.syntax.lower.lowering import Lowering

_PROTOTYPE = "__proto__"


class ObjectKey(NamedTuple):
    """A key that is not computed, and its position."""

    name: str
    accessor: str
    """``get`` or ``set``, which may both have the same name."""
    start: int
    end: int


def repeated_keys(low: Lowering, members: Iterable[Node]) -> Iterator[RepeatedKey]:
    """Every key that an earlier member of the same object literal has."""
    members = list(members)
    if _are_plain_and_different(low, members):
        return
    seen: dict[str, tuple[Node, ObjectKey]] = {}
    for member in members:
        key = key_of(low, member)
        if key is None:
            continue
        before = seen.get(key.name)
        if before is not None and not is_pair_of_accessors(before[1], key):
            node, earlier = before
            yield RepeatedKey(
                key.name,
                (low.at(node.start_byte), low.at(node.end_byte)),
                (earlier.start, earlier.end),
                (low.at(member.start_byte), low.at(member.end_byte)),
                (key.start, key.end),
            )
        seen[key.name] = member, key


def _are_plain_and_different(low: Lowering, members: list[Node]) -> bool:
    """Whether all keys are plain names, none of which appears twice, as in nearly all objects."""
    data = low.data
    names: set[bytes] = set()
    count = 0
    for member in members:
        kind = member.type
        if kind == "comment":
            continue
        count += 1
        key = member.child_by_field_name("key") if kind == "pair" else None
        if key is None or key.type != "property_identifier":
            return False
        names.add(data[key.start_byte : key.end_byte])
    return len(names) == count


def is_pair_of_accessors(left: ObjectKey, right: ObjectKey) -> bool:
    """Whether one is the getter and the other the setter of a property."""
    return {left.accessor, right.accessor} == {"get", "set"}


def key_of(low: Lowering, member: Node) -> ObjectKey | None:
    """The key of a member, None for spreads, computed keys and prototypes."""
    kind = member.type
    accessor = ""
    if kind == "shorthand_property_identifier":
        node: Node | None = member
    elif kind == "pair":
        node = member.child_by_field_name("key")
    elif kind == "method_definition":
        node = member.child_by_field_name("name")
        accessor = next((child.type for child in member.children if child.type in ("get", "set")), "")
    else:
        return None
    name = None if node is None else _name(low, node)
    if node is None or name is None or (name == _PROTOTYPE and kind == "pair"):
        return None
    return ObjectKey(name, accessor, low.at(node.start_byte), low.at(node.end_byte))


def _name(low: Lowering, node: Node) -> str | None:
    kind = node.type
    if kind in ("property_identifier", "shorthand_property_identifier"):
        return low.text(node)
    if kind == "string":
        return unescape(low.text(node)[1:-1])
    if kind == "number":
        number = parse_number(low.text(node))
        return None if number is None else str(number)
    return None
