"""Patterns: the names that destructuring declares, and the effects of an assignment to a pattern."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.syntax.expressions import Expression, MemberAccess, NumberLiteral, Opaque, Subscript
from amplify_ls.syntax.uses import Use, UseKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tree_sitter import Node

    from amplify_ls.syntax.lower.lowerer import Lowerer

_NAMES = frozenset({"identifier", "shorthand_property_identifier_pattern"})
_ACCESSES = frozenset({"member_expression", "subscript_expression"})
_WRAPPERS = frozenset({"non_null_expression", "parenthesized_expression", "as_expression", "satisfies_expression"})


class Bound(NamedTuple):
    """A declared name, and its value."""

    name: str
    start: int
    end: int
    value: Expression


def bound_names(low: Lowerer, pattern: Node, value: Expression) -> Iterator[Bound]:
    """The names that ``const pattern = value`` declares. Those in nested patterns, or with a default, are opaque."""
    if pattern.type == "identifier":
        yield _bound(low, pattern, value)
        return
    for index, child in enumerate(pattern.named_children):
        known = _known_part(low, pattern, child, index, value)
        if known is not None:
            yield known
            continue
        for name in names_below(child):
            start, end = low.at(name.start_byte), low.at(name.end_byte)
            yield _bound(low, name, Opaque(start, end))


def declared_names(low: Lowerer, pattern: Node) -> list[str]:
    """All names that a pattern declares."""
    return [low.text(name) for name in names_below(pattern)]


def note_target(low: Lowerer, node: Node) -> None:
    """Record what an assignment to ``node`` changes."""
    if node.type in _NAMES:
        low.uses.append(Use(low.text(node), UseKind.ASSIGN))
    elif node.type in ("array_pattern", "object_pattern", "rest_pattern"):
        for child in node.named_children:
            note_target(low, child)
    elif node.type in ("assignment_pattern", "object_assignment_pattern", "pair_pattern"):
        inner = node.child_by_field_name("left") or node.child_by_field_name("value")
        if inner is not None:
            note_target(low, inner)
        default = node.child_by_field_name("right")
        if default is not None:
            low.scan(default)
    else:
        _note_member(low, node, UseKind.WRITE)


def note_deleted(low: Lowerer, node: Node) -> None:
    """Record what ``delete node`` removes."""
    _note_member(low, node, UseKind.DELETE)


def _note_member(low: Lowerer, node: Node, kind: UseKind) -> None:
    """``x.member = ...``, ``x.member.inner = ...``, ``delete x.member``."""
    members: list[str] = []
    target = node
    while target.type in _ACCESSES or target.type in _WRAPPERS:
        if target.type in _ACCESSES:
            members.append(_member_name(low, target))
        if not target.named_children:
            return
        target = target.named_children[0]
    if target.type not in ("identifier", "this"):
        low.note_opaque(node)
        return
    name = low.text(target)
    if not members:
        low.uses.append(Use(name, UseKind.ASSIGN))
        return
    low.uses.append(Use(name, kind if len(members) == 1 else UseKind.WRITE, members[-1]))
    if len(members) > 1:
        low.uses.append(Use(name, UseKind.MEMBER, members[-1]))


def _member_name(low: Lowerer, node: Node) -> str:
    """The name of the accessed member; empty if it is computed."""
    name = node.child_by_field_name("property") or node.child_by_field_name("index")
    if name is None or name.type not in ("property_identifier", "string"):
        return ""
    return low.text(name).strip("'\"")


def _known_part(low: Lowerer, pattern: Node, child: Node, index: int, value: Expression) -> Bound | None:
    """A part of a pattern that is a plain name."""
    if pattern.type == "array_pattern" and child.type == "identifier" and not has_holes(pattern):
        key = NumberLiteral(value.start, value.end, index)
        return _bound(low, child, Subscript(value.start, value.end, value, key, value.start))
    if pattern.type != "object_pattern":
        return None
    if child.type == "shorthand_property_identifier_pattern":
        return _bound(low, child, _taken(low, child, value))
    key_node, inner = child.child_by_field_name("key"), child.child_by_field_name("value")
    if child.type == "pair_pattern" and key_node is not None and inner is not None and inner.type == "identifier":
        if key_node.type != "property_identifier":
            return None
        return _bound(low, inner, _taken(low, key_node, value))
    return None


def _taken(low: Lowerer, key: Node, value: Expression) -> MemberAccess:
    """The member of the value for a key of a pattern, at the position of that key."""
    start, end = low.at(key.start_byte), low.at(key.end_byte)
    return MemberAccess(start, end, value, low.text(key), start)


def has_holes(pattern: Node) -> bool:
    """Whether indexes in the tree differ from those in the array, because of a hole, ``[, b]``, or a comment."""
    kinds = [child.type for child in pattern.children]
    return "comment" in kinds or any(left in ("[", ",") and right == "," for left, right in itertools.pairwise(kinds))


def _bound(low: Lowerer, name: Node, value: Expression) -> Bound:
    return Bound(low.text(name), low.at(name.start_byte), low.at(name.end_byte), value)


def names_below(node: Node) -> Iterator[Node]:
    """The name nodes that a pattern declares, without keys and default values."""
    waiting: list[Node] = [node]
    while waiting:
        current = waiting.pop()
        if current.type in _NAMES:
            yield current
        elif current.type in ("assignment_pattern", "object_assignment_pattern", "pair_pattern"):
            inner = current.child_by_field_name("value" if current.type == "pair_pattern" else "left")
            if inner is not None:
                waiting.append(inner)
        elif current.type in ("array_pattern", "object_pattern", "rest_pattern"):
            waiting.extend(reversed(current.named_children))
