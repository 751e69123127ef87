"""The layout of lists in brackets: the positions of their items, commas and comments.

Object literals, array literals, arguments and the names of an import are all *listings*: items between two brackets, with
commas and comments. All positions are bytes of the file.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.syntax.strings import unescape

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tree_sitter import Node

    from amplify_ls.syntax.tree import SyntaxTree


class Item(NamedTuple):
    """One item; ``comma_end`` is the byte after its comma, None if it has none."""

    start: int
    end: int
    comma_end: int | None

    @property
    def outer_end(self) -> int:
        """The end, with the comma."""
        return self.end if self.comma_end is None else self.comma_end


class Listing(NamedTuple):
    """A list; ``start`` and ``end`` include the brackets. ``comments`` are those between the items."""

    start: int
    end: int
    items: tuple[Item, ...]
    comments: tuple[tuple[int, int], ...]

    def index_of(self, start: int, end: int) -> int | None:
        """The item with exactly these ends."""
        return next((index for index, item in enumerate(self.items) if (item.start, item.end) == (start, end)), None)


class MemberForm(Enum):
    """How a member of an object literal is written."""

    PAIR = "name: value"
    SHORTHAND = "name"
    METHOD = "name() {}"
    SPREAD = "...value"


class Member(NamedTuple):
    """A member of an object literal. A computed key includes its brackets, and has the name None."""

    form: MemberForm
    name: str | None
    start: int
    end: int
    key_start: int
    key_end: int
    value_start: int
    value_end: int


def listing_at(tree: SyntaxTree, start: int, end: int) -> Listing | None:
    """The list with exactly these ends; None if there is none, or if it has a syntax error between its items."""
    node = _node_at(tree, start, end, _LISTINGS)
    return None if node is None else _listing(tree, node)


def object_at(tree: SyntaxTree, start: int, end: int) -> Listing | None:
    """The same, for an object literal only."""
    node = _node_at(tree, start, end, _OBJECTS)
    return None if node is None else _listing(tree, node)


def listing_around(tree: SyntaxTree, start: int, end: int) -> tuple[Listing, int] | None:
    """The list that contains a region as an item, possibly within parentheses and casts, and its index."""
    node = _any_node_at(tree, start, end)
    while node is not None:
        parent = node.parent
        if parent is not None and parent.type in _LISTINGS:
            listing = _listing(tree, parent)
            index = None if listing is None else listing.index_of(node.start_byte, node.end_byte)
            return None if listing is None or index is None else (listing, index)
        is_same = parent is not None and (parent.start_byte, parent.end_byte) == (node.start_byte, node.end_byte)
        if parent is None or not (is_same or parent.type in _WRAPPERS):
            return None
        node = parent
    return None


def member_at(tree: SyntaxTree, start: int, end: int) -> Member | None:
    """The member of an object literal with exactly these ends."""
    node = _node_at(tree, start, end, _MEMBERS)
    return None if node is None or node.parent is None or node.parent.type != "object" else _member(node, tree.data)


def members_of(tree: SyntaxTree, start: int, end: int) -> tuple[Member, ...]:
    """The members of the object literal with exactly these ends."""
    node = _node_at(tree, start, end, _OBJECTS)
    if node is None:
        return ()
    return tuple(_member(child, tree.data) for child in node.named_children if child.type in _MEMBERS)


def object_within(tree: SyntaxTree, start: int, end: int) -> tuple[int, int] | None:
    """The ends of the object literal of a value, possibly within parentheses and casts."""
    node = _any_node_at(tree, start, end)
    while node is not None and node.type in _WRAPPERS:
        node = next((child for child in node.named_children if child.type != "comment"), None)
    return (node.start_byte, node.end_byte) if node is not None and node.type == "object" else None


class BoundName(NamedTuple):
    """A name in a destructured parameter."""

    start: int
    end: int
    is_shorthand: bool


def bound_names(tree: SyntaxTree, start: int, end: int) -> dict[str, BoundName]:
    """The names in the destructured first parameter of a function; empty if it is not destructured."""
    node = _node_at(tree, start, end, _FUNCTIONS)
    parameters = None if node is None else node.child_by_field_name("parameters")
    first = next(iter(parameters.named_children), None) if parameters is not None else None
    pattern = None if first is None else first.child_by_field_name("pattern")
    if pattern is None or pattern.type != "object_pattern":
        return {}
    found: dict[str, BoundName] = {}
    for child in pattern.named_children:
        key = child.child_by_field_name("key") if child.type == "pair_pattern" else child
        if key is not None and child.type in ("pair_pattern", "shorthand_property_identifier_pattern"):
            found[_text(key, tree.data)] = BoundName(key.start_byte, key.end_byte, key is child)
    return found


def quote_at(tree: SyntaxTree, start: int, end: int) -> str:
    """The quote of the string literal with exactly these ends; empty if there is none."""
    node = _node_at(tree, start, end, frozenset({"string"}))
    return "" if node is None else tree.data[start : start + 1].decode("ascii", "replace")


def template_spans(tree: SyntaxTree, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The template strings within a region, whose line breaks and spaces belong to the value."""
    stack = [tree.root]
    while stack:
        node = stack.pop()
        if node.end_byte <= start or node.start_byte >= end:
            continue
        if node.type == "template_string":
            yield node.start_byte, node.end_byte
        elif node.child_count:
            stack.extend(node.children)


def comments_between(tree: SyntaxTree, start: int, end: int) -> list[tuple[int, int]]:
    """The comments within a region, in order."""
    found: list[tuple[int, int]] = []
    stack = [tree.root]
    while stack:
        node = stack.pop()
        if node.end_byte <= start or node.start_byte >= end:
            continue
        if node.type == "comment":
            found.append((node.start_byte, node.end_byte))
        elif node.child_count:
            stack.extend(node.children)
    return sorted(found)


def last_dot(tree: SyntaxTree, start: int, end: int) -> int | None:
    """The start of the last link of a chain of calls: its dot, or the ``?`` of ``?.``."""
    node = _any_node_at(tree, start, end)
    while node is not None and node.type in ("call_expression", "non_null_expression"):
        node = node.child_by_field_name("function") or (node.named_children[0] if node.named_children else None)
    if node is None or node.type != "member_expression":
        return None
    return next((child.start_byte for child in node.children if child.type in _DOTS), None)


def token_start(tree: SyntaxTree, offset: int) -> int:
    """The start of the token at a byte."""
    node = tree.root.descendant_for_byte_range(offset, offset)
    if node is None:
        return offset
    # The grammar has `?.` as a node with nothing in it or with two tokens, depending on its version.
    if node.parent is not None and node.parent.type in _DOTS:
        node = node.parent
    return node.start_byte if node.child_count == 0 or node.type in _DOTS else offset


_OBJECTS = frozenset({"object"})
_LISTINGS = frozenset({"object", "array", "arguments", "named_imports"})
_FUNCTIONS = frozenset({"arrow_function", "function_expression"})
_MEMBERS = frozenset({"pair", "shorthand_property_identifier", "spread_element", "method_definition"})
_WRAPPERS = frozenset({"parenthesized_expression", "as_expression", "satisfies_expression", "non_null_expression"})
_DOTS = frozenset({".", "?.", "optional_chain"})
_OPENERS = frozenset({"{", "[", "("})
_CLOSERS = frozenset({"}", "]", ")"})


def _any_node_at(tree: SyntaxTree, start: int, end: int) -> Node | None:
    """The innermost node with exactly these ends."""
    if end <= start:
        return None
    node = tree.root.descendant_for_byte_range(start, end - 1)
    while node is not None and node.end_byte - node.start_byte < end - start:
        node = node.parent
    return node if node is not None and (node.start_byte, node.end_byte) == (start, end) else None


def _node_at(tree: SyntaxTree, start: int, end: int, kinds: frozenset[str]) -> Node | None:
    node = _any_node_at(tree, start, end)
    while node is not None and (node.start_byte, node.end_byte) == (start, end):
        if node.type in kinds:
            return node
        node = node.parent
    return None


def _listing(tree: SyntaxTree, node: Node) -> Listing | None:
    """The list of a node; None if its layout is uncertain: errors, holes in an array, a missing bracket."""
    place = node.start_byte, node.end_byte, node.type
    if place not in tree.listings:
        tree.listings[place] = _read_listing(node)
    return tree.listings[place]


def _read_listing(node: Node) -> Listing | None:
    children = node.children
    if len(children) < 2 or children[0].type not in _OPENERS or children[-1].type not in _CLOSERS:
        return None
    items: list[Item] = []
    comments: list[tuple[int, int]] = []
    for child in children[1:-1]:
        if child.is_error or child.is_missing:
            return None
        if child.type == ",":
            if not items or items[-1].comma_end is not None:
                return None
            items[-1] = items[-1]._replace(comma_end=child.end_byte)
        elif child.type == "comment":
            comments.append((child.start_byte, child.end_byte))
        elif items and items[-1].comma_end is None:
            return None
        else:
            items.append(Item(child.start_byte, child.end_byte, None))
    if children[0].is_missing or children[-1].is_missing:
        return None
    return Listing(node.start_byte, node.end_byte, tuple(items), tuple(comments))


def _member(node: Node, data: bytes) -> Member:
    start, end = node.start_byte, node.end_byte
    if node.type == "shorthand_property_identifier":
        return Member(MemberForm.SHORTHAND, _text(node, data), start, end, start, end, start, end)
    if node.type == "spread_element":
        return Member(MemberForm.SPREAD, None, start, end, start, start, start + 3, end)
    key = node.child_by_field_name("key") or node.child_by_field_name("name") or node
    if node.type == "method_definition":
        return Member(MemberForm.METHOD, _key_name(key, data), start, end, key.start_byte, key.end_byte, start, end)
    value = node.child_by_field_name("value") or node
    return Member(
        MemberForm.PAIR, _key_name(key, data), start, end, key.start_byte, key.end_byte, value.start_byte, value.end_byte
    )


def _key_name(key: Node, data: bytes) -> str | None:
    if key.type in ("property_identifier", "number"):
        return _text(key, data)
    return unescape(_text(key, data)[1:-1]) if key.type == "string" else None


def _text(node: Node, data: bytes) -> str:
    return data[node.start_byte : node.end_byte].decode("utf-8", "replace")
