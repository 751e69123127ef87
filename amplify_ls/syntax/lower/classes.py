"""Classes: their static members. Instances are not evaluated."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.syntax.expressions import Call, ComputedPair, Expression, Function, ObjectLiteral, Opaque, Pair
from amplify_ls.syntax.lower.flows import give_away, hand_out_results
from amplify_ls.syntax.lower.functions import called_function, lower_function, speaks_of_owner

if TYPE_CHECKING:
    from tree_sitter import Node

    from amplify_ls.syntax.lower.lowerer import Lowerer

_KNOWN = frozenset({"static", "readonly", "accessibility_modifier", "get", "override_modifier", "type_annotation", "=", ";"})
_UNFOLLOWED = frozenset({"class_heritage", "extends_clause", "decorator", "class_static_block"})


def lower_class(low: Lowerer, node: Node) -> Expression:
    """A class is read as the object of its static members, which has other members too, such as its name.

    A class that extends another may have any member, and a static block may change all of them.
    """
    body = node.child_by_field_name("body")
    if body is None or any(child.type in _UNFOLLOWED for child in (*node.children, *body.named_children)):
        return low.opaque(node)
    members = [found for child in body.named_children if (found := _static_member(low, child)) is not None]
    hidden = frozenset(member.name for member in members if isinstance(member.value, (Call, Function)))
    end = low.at(body.end_byte)
    more = ComputedPair(end, end, Opaque(end, end), Opaque(end, end))
    whole = ObjectLiteral(low.at(body.start_byte), end, (*members, more), hidden)
    if any(speaks_of_owner(member.value) for member in members):
        give_away(low.uses, whole)
    return whole


def _static_member(low: Lowerer, node: Node) -> Pair | None:
    if node.type == "comment":
        return None
    name = node.child_by_field_name("name")
    kinds = {child.type for child in node.children if child != name and child.type != "comment"}
    is_named = name is not None and name.type == "property_identifier"
    if "static" not in kinds or not is_named or node.has_error or name is None:
        low.note_opaque(node)
        return None
    start, end = low.at(node.start_byte), low.at(node.end_byte)
    value = _static_value(low, node, kinds)
    return Pair(start, end, low.text(name), low.at(name.start_byte), low.at(name.end_byte), value)


def _static_value(low: Lowerer, node: Node, kinds: set[str]) -> Expression:
    value = node.child_by_field_name("value")
    if node.type == "public_field_definition" and value is not None and kinds - {value.type} <= _KNOWN:
        return low.expression(value)
    if node.type == "method_definition" and not kinds & {"set", "*", "async", "decorator"}:
        return called_function(_method(low, node)) if "get" in kinds else _method(low, node)
    low.note_opaque(node)
    return Opaque(low.at(node.start_byte), low.at(node.end_byte))


def _method(low: Lowerer, node: Node) -> Function:
    before = len(low.uses)
    function = lower_function(low, node)
    hand_out_results(low.uses, before)
    return function
