"""Literals and names: strings, numbers, objects with their members, arrays."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from amplify_ls.syntax.bounds import MOST_ITEMS
from amplify_ls.syntax.expressions import (
    ArrayLiteral,
    BooleanLiteral,
    Broken,
    ChunkedObject,
    ComputedPair,
    Expression,
    Function,
    Identifier,
    Member,
    NullLiteral,
    NumberLiteral,
    ObjectLiteral,
    Opaque,
    Pair,
    RegexLiteral,
    Spread,
    StringLiteral,
    Template,
    identifier_of,
    pair_of,
    string_of,
)
from amplify_ls.syntax.lower.flows import give_away, hand_out_results
from amplify_ls.syntax.lower.functions import called_function, lower_function, speaks_of_owner
from amplify_ls.syntax.strings import unescape

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tree_sitter import Node

    from amplify_ls.syntax.lower.lowerer import Lowerer

_PROTOTYPE = "__proto__"


def string(low: Lowerer, node: Node) -> Expression:
    """``'text'``."""
    start, end = node.start_byte, node.end_byte
    text = low.data[start + 1 : max(end - 1, start + 1)].decode("utf-8", "replace")
    return string_of((low.at(start), low.at(end), unescape(text)))


def template(low: Lowerer, node: Node) -> Expression:
    """A template string; one without substitutions is a string literal."""
    start, end = low.at(node.start_byte), low.at(node.end_byte)
    if any(child.type == "template_substitution" for child in node.named_children):
        return Template(start, end, tuple(_template_parts(low, node)))
    return StringLiteral(start, end, unescape(low.data[node.start_byte + 1 : node.end_byte - 1].decode("utf-8", "replace")))


def _template_parts(low: Lowerer, node: Node) -> Iterator[Expression]:
    for child in node.named_children:
        if child.type != "template_substitution":
            text = low.data[child.start_byte : child.end_byte].decode("utf-8", "replace")
            yield StringLiteral(low.at(child.start_byte), low.at(child.end_byte), unescape(text))
        elif child.named_children:
            yield low.expression(child.named_children[0])


def number(low: Lowerer, node: Node) -> Expression:
    """``1``, ``0x10``, ``1_000``."""
    start, end = low.at(node.start_byte), low.at(node.end_byte)
    value = parse_number(low.text(node))
    return Opaque(start, end) if value is None else NumberLiteral(start, end, value)


def parse_number(text: str) -> int | float | None:
    """The value of a numeric literal, or None for one of another kind (``10n``)."""
    text = text.replace("_", "")
    try:
        if text[:2].lower() in ("0x", "0o", "0b"):
            return int(text, 0)
        value = float(text)
    except ValueError:
        return None
    return int(value) if value.is_integer() and abs(value) < 2**53 else value


def regex(low: Lowerer, node: Node) -> Expression:
    """``/pattern/flags``."""
    pattern, flags = node.child_by_field_name("pattern"), node.child_by_field_name("flags")
    written = "" if pattern is None else low.text(pattern)
    return RegexLiteral(low.at(node.start_byte), low.at(node.end_byte), written, "" if flags is None else low.text(flags))


def true(low: Lowerer, node: Node) -> Expression:
    """``true``."""
    return BooleanLiteral(low.at(node.start_byte), low.at(node.end_byte), value=True)


def false(low: Lowerer, node: Node) -> Expression:
    """``false``."""
    return BooleanLiteral(low.at(node.start_byte), low.at(node.end_byte), value=False)


def null(low: Lowerer, node: Node) -> Expression:
    """``null``."""
    return NullLiteral(low.at(node.start_byte), low.at(node.end_byte))


def identifier(low: Lowerer, node: Node) -> Expression:
    """A name."""
    start, end = node.start_byte, node.end_byte
    return identifier_of((low.at(start), low.at(end), low.data[start:end].decode("utf-8", "replace")))


def array_literal(low: Lowerer, node: Node) -> Expression:
    """``[a, b]``."""
    start, end = low.at(node.start_byte), low.at(node.end_byte)
    before = len(low.uses)
    children = plain_children(node)
    items = tuple([low.expression(child) for child in children[:MOST_ITEMS]])
    if len(children) > MOST_ITEMS:
        rest = [low.opaque(child) for child in children[MOST_ITEMS:]]
        return ArrayLiteral(start, end, (*items, Spread(rest[0].start, rest[-1].end, Opaque(rest[0].start, rest[-1].end))))
    if any(isinstance(item, Function) for item in items):
        hand_out_results(low.uses, before)
    return ArrayLiteral(start, end, tuple(_with_gaps(low, node, items)) if _has_gaps(node) else items)


def _has_gaps(node: Node) -> bool:
    """Whether an array has a hole: ``[, b]``."""
    if node.child_count <= 2 * node.named_child_count + 1:
        return False
    kinds = [child.type for child in node.children if child.type != "comment"]
    return any(left in ("[", ",") and right == "," for left, right in itertools.pairwise(kinds))


def _with_gaps(low: Lowerer, node: Node, items: Sequence[Expression]) -> Iterator[Expression]:
    """The items of an array, with ``undefined`` for a hole, at the position of its comma."""
    left = iter(items)
    is_open = True
    for child in node.children:
        if child.type == ",":
            if is_open:
                yield Identifier(low.at(child.start_byte), low.at(child.end_byte), "undefined")
            is_open = True
        elif child.is_named and child.type != "comment":
            yield next(left)
            is_open = False


def spread(low: Lowerer, node: Node) -> Spread:
    """``...value``."""
    return Spread(low.at(node.start_byte), low.at(node.end_byte), low.expression(node.named_children[0]))


def object_literal(low: Lowerer, node: Node) -> Expression:
    """``{ a: b }``; the members of the chunked object of a statement are chunks of their own."""
    start, end = low.at(node.start_byte), low.at(node.end_byte)
    if node.id == low.chunked:
        return ChunkedObject(start, end)
    found = ObjectLiteral(start, end, tuple([member(low, child) for child in plain_children(node)]))
    if any(isinstance(each, Pair) and speaks_of_owner(each.value) for each in found.members):
        give_away(low.uses, found)
    return found


def member(low: Lowerer, node: Node) -> Member:
    """One member of an object."""
    start, end = low.at(node.start_byte), low.at(node.end_byte)
    kind = node.type
    if node.has_error:
        return _broken_member(low, node)
    if kind == "pair":
        return _pair(low, node, start, end)
    if kind == "shorthand_property_identifier":
        name = low.text(node)
        return Pair(start, end, name, start, end, Identifier(start, end, name))
    if kind == "spread_element":
        return spread(low, node)
    if kind == "method_definition":
        name_node = node.child_by_field_name("name")
        if name_node is not None and name_node.type == "property_identifier" and not _is(node, "set"):
            at, until = low.at(name_node.start_byte), low.at(name_node.end_byte)
            before = len(low.uses)
            function = lower_function(low, node)
            hand_out_results(low.uses, before)
            value = called_function(function) if _is(node, "get") else function
            return Pair(start, end, low.text(name_node), at, until, value)
    return ComputedPair(start, end, Opaque(start, end), low.opaque(node))


def plain_children(node: Node) -> list[Node]:
    """The named children of a node, without comments."""
    children = node.named_children
    for child in children:
        if child.type == "comment":
            return [each for each in children if each.type != "comment"]
    return children


def _broken_member(low: Lowerer, node: Node) -> Member:
    """A member with a syntax error, whose name may still be certain."""
    low.opaque(node)
    start, end = low.at(node.start_byte), low.at(node.end_byte)
    key = node.child_by_field_name("key") if node.type == "pair" else None
    if key is None or key.type != "property_identifier" or key.is_missing:
        return Broken(start, end)
    return Pair(start, end, low.text(key), low.at(key.start_byte), low.at(key.end_byte), Broken(start, end))


def _is(node: Node, word: str) -> bool:
    """Whether a method is a getter or a setter, by the word before its name."""
    return any(child.type == word for child in node.children)


def _pair(low: Lowerer, node: Node, start: int, end: int) -> Member:
    key, value = node.child_by_field_name("key"), node.child_by_field_name("value")
    if key is None or value is None:
        return Broken(start, end)
    name = _plain_key(low, key)
    if name is None or name == _PROTOTYPE:
        # A prototype provides members that are declared elsewhere.
        inner = key.named_children[0] if key.named_children and name is None else key
        key_value = low.expression(inner) if name is None else Opaque(start, end)
        return ComputedPair(start, end, key_value, low.expression(value))
    before = len(low.uses)
    inner_value = low.expression(value)
    if isinstance(inner_value, Function):
        hand_out_results(low.uses, before)
    return pair_of((start, end, name, low.at(key.start_byte), low.at(key.end_byte), inner_value))


def _plain_key(low: Lowerer, key: Node) -> str | None:
    """The name of a member that is not computed."""
    if key.type == "property_identifier":
        return low.text(key)
    if key.type == "string":
        return unescape(low.data[key.start_byte + 1 : key.end_byte - 1].decode("utf-8", "replace"))
    if key.type == "number":
        number = parse_number(low.text(key))
        return None if number is None else str(number)
    return None
