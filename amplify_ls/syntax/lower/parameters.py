"""The parameters of functions, and the names in destructured ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.syntax.expressions import Expression, ParameterName, ParameterObject
from amplify_ls.syntax.lower.flows import unpack
from amplify_ls.syntax.lower.patterns import declared_names, has_holes

if TYPE_CHECKING:
    from tree_sitter import Node

    from amplify_ls.syntax.lower.lowerer import Lowerer

Parameter = ParameterName | ParameterObject


def lower_parameters(low: Lowerer, node: Node) -> tuple[tuple[Parameter, ...], set[str]]:
    """The parameters, and the names in unsupported ones."""
    single = node.child_by_field_name("parameter")
    if single is not None:
        return (ParameterName(low.text(single), None),), set()
    formal = node.child_by_field_name("parameters")
    if formal is None:
        return (), set()
    hidden: set[str] = set()
    wanted = ("required_parameter", "optional_parameter")
    given = [child for child in formal.named_children if child.type in wanted]
    if any(_is_any(low, child) for child in given):
        # Calls on such a parameter, and its arguments, are not checked.
        low.blind_spans.append((low.at(node.start_byte), low.at(node.end_byte)))
    return tuple(_parameter(low, child, hidden) for child in given), hidden


def _is_any(low: Lowerer, node: Node) -> bool:
    annotation = node.child_by_field_name("type")
    return annotation is not None and low.text(annotation).strip(": ") == "any"


def _parameter(low: Lowerer, node: Node, hidden: set[str]) -> Parameter:
    pattern, default = node.child_by_field_name("pattern"), node.child_by_field_name("value")
    value = None if default is None else low.expression(default)
    if pattern is None:
        return ParameterObject((), complete=False)
    found = lower_pattern(low, pattern, value, hidden)
    return found._replace(typed=True) if default is not None or node.child_by_field_name("type") is not None else found


def lower_pattern(low: Lowerer, pattern: Node, value: Expression | None, hidden: set[str]) -> Parameter:
    names = declared_names(low, pattern)
    if value is not None:
        unpack(low.uses, value, names)
    if pattern.type == "identifier":
        return ParameterName(names[0], value)
    if pattern.type == "rest_pattern" and pattern.named_children and pattern.named_children[0].type == "identifier":
        return ParameterName(names[0], None, rest=True)
    taken = _taken_out(low, pattern)
    known = tuple((name, local) for name, local, _ in taken)
    left = set(names) - {local for _, local in known}
    hidden.update(left)
    places = tuple((low.at(node.start_byte), low.at(node.end_byte)) for _, _, node in taken)
    is_complete = not left and pattern.type in ("object_pattern", "array_pattern")
    return ParameterObject(known, is_complete, places=places)


def _taken_out(low: Lowerer, pattern: Node) -> list[tuple[str, str, Node]]:
    """Property and local names of the plain parts of a pattern, each with the node of the first.

    In a list the index stands for the property.
    """
    if pattern.type == "array_pattern":
        items = () if has_holes(pattern) else enumerate(pattern.named_children)
        return [(str(index), low.text(child), child) for index, child in items if child.type == "identifier"]
    found: list[tuple[str, str, Node]] = []
    for child in pattern.named_children:
        key, value = child.child_by_field_name("key"), child.child_by_field_name("value")
        if child.type == "shorthand_property_identifier_pattern":
            found.append((low.text(child), low.text(child), child))
        elif key is not None and value is not None and (key.type, value.type) == ("property_identifier", "identifier"):
            found.append((low.text(key), low.text(value), key))
    return found
