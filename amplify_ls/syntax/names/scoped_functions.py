"""Functions, classes, and calls that receive functions, as scopes of names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.syntax.names.chunk_names import ANYTHING, Meaning, Running
from amplify_ls.syntax.names.scoped_patterns import declare_pattern

if TYPE_CHECKING:
    from collections.abc import Callable

    from tree_sitter import Node

    from amplify_ls.syntax.names.scope_walk import ScopeWalk

_INNER_OF_CALLEE = frozenset({"call_expression", "member_expression", "subscript_expression"})
_TRANSPARENT = frozenset({"parenthesized_expression", "non_null_expression", "as_expression", "satisfies_expression"})


def _call(walk: ScopeWalk, node: Node) -> None:
    callee = node.child_by_field_name("function")
    before = walk.caller
    if callee is not None:
        walk.caller = ""
        inner = callee
        while inner.type in _TRANSPARENT:
            inner = inner.named_children[0]
        if inner.type in _FUNCTIONS:
            _function(walk, inner, is_called=True)
        else:
            walk.visit(callee)
    walk.caller = ""
    for child in node.named_children:
        # Most calls have no arguments, and then nobody asks who is called.
        if callee is not None and (child.id == callee.id or not child.named_child_count):
            continue
        walk.caller = "" if callee is None else _root_name(walk, callee)
        if child.type == "arguments" and callee is not None:
            _arguments(walk, child, _last_name(walk, callee))
        else:
            walk.visit(child)
    walk.caller = before


def _arguments(walk: ScopeWalk, node: Node, method: str) -> None:
    for child in node.named_children:
        kind = child.type
        if kind == "string":
            continue
        if kind == "identifier":
            walk.heads[child.start_byte] = method, False
        elif kind == "array":
            for item in child.named_children:
                walk.heads[item.start_byte] = method, True
        walk.visit(child)


def _last_name(walk: ScopeWalk, callee: Node) -> str:
    """The name of the method or function that is called."""
    node = callee.child_by_field_name("property") if callee.type == "member_expression" else callee
    return "" if node is None or node.named_child_count else walk.text(node)


def _root_name(walk: ScopeWalk, node: Node) -> str:
    """The name that a chain of members and calls starts with; empty if it starts with something else."""
    while node.type in _INNER_OF_CALLEE or node.type in _TRANSPARENT:
        node = node.named_children[0]
    return walk.text(node) if node.type == "identifier" else ""


def _new(walk: ScopeWalk, node: Node) -> None:
    before, walk.caller = walk.caller, ""
    walk.visit_all(node.named_children)
    walk.caller = before


def _function_value(walk: ScopeWalk, node: Node) -> None:
    _function(walk, node, is_called=False)


def _function_declaration(walk: ScopeWalk, node: Node) -> None:
    name = node.child_by_field_name("name")
    if name is not None:
        walk.declare(name, Meaning.VALUE)
    before, walk.caller = walk.caller, ""
    _function(walk, node, is_called=False)
    walk.caller = before


def _function(walk: ScopeWalk, node: Node, *, is_called: bool) -> None:
    """Anything with parameters: functions, methods, and the types of such."""
    running, caller, called_by = walk.running, walk.caller, walk.called_by
    name = node.child_by_field_name("name")
    if name is not None and name.type == "computed_property_name":
        walk.visit(name)
    walk.enter(is_function=True)
    if name is not None and node.type in ("function_expression", "generator_function"):
        walk.declare(name, Meaning.VALUE)
    if node.type != "arrow_function":
        walk.scope.declare("arguments", Meaning.VALUE)
    if not is_called:
        if running in (Running.AT_LOAD, Running.PERHAPS) and caller:
            walk.running, walk.called_by = Running.IN_CALLBACK, caller
        elif running is not Running.NEVER:
            walk.running = Running.LATER
    walk.caller = ""
    parameter = node.child_by_field_name("parameter")
    if parameter is not None:
        walk.declare(parameter, Meaning.VALUE)
    for child in node.named_children:
        if child.type == "statement_block":
            # Parameters and body share one scope.
            walk.visit_all(child.named_children)
        elif (name is None or child.id != name.id) and (parameter is None or child.id != parameter.id):
            walk.visit(child)
    walk.leave()
    walk.running, walk.caller, walk.called_by = running, caller, called_by


def _parameter(walk: ScopeWalk, node: Node) -> None:
    """A parameter; the name of a tuple element declares nothing."""
    pattern = node.child_by_field_name("pattern")
    name = node.child_by_field_name("name")
    if pattern is not None and pattern.type != "this":
        declare_pattern(walk, pattern, Meaning.VALUE)
    for child in node.named_children:
        if (pattern is None or child.id != pattern.id) and (name is None or child.id != name.id):
            walk.visit(child)


def _class_declaration(walk: ScopeWalk, node: Node) -> None:
    name = node.child_by_field_name("name")
    if name is not None:
        walk.declare(name, ANYTHING, late_until=node)
    _class(walk, node)


def _class(walk: ScopeWalk, node: Node) -> None:
    name = node.child_by_field_name("name")
    before, walk.caller = walk.caller, ""
    walk.enter()
    if name is not None:
        walk.scope.declare(walk.text(name), ANYTHING)
    for child in node.named_children:
        if name is None or child.id != name.id:
            walk.visit(child)
    walk.leave()
    walk.caller = before


def _field(walk: ScopeWalk, node: Node) -> None:
    value = node.child_by_field_name("value")
    for child in node.named_children:
        if value is None or child.id != value.id:
            walk.visit(child)
    is_static = any(child.type == "static" for child in node.children)
    walk.visit_when(walk.running if is_static else Running.LATER, [value])


def _static_block(walk: ScopeWalk, node: Node) -> None:
    walk.enter(is_function=True)
    for child in node.named_children:
        walk.visit_all(child.named_children)
    walk.leave()


_FUNCTIONS = frozenset({"arrow_function", "function_expression"})

HANDLERS: dict[str, Callable[[ScopeWalk, Node], None]] = {
    "call_expression": _call,
    "new_expression": _new,
    "arrow_function": _function_value,
    "function_expression": _function_value,
    "generator_function": _function_value,
    "method_definition": _function_value,
    "method_signature": _function_value,
    "abstract_method_signature": _function_value,
    "call_signature": _function_value,
    "construct_signature": _function_value,
    "function_type": _function_value,
    "constructor_type": _function_value,
    "function_declaration": _function_declaration,
    "generator_function_declaration": _function_declaration,
    "function_signature": _function_declaration,
    "required_parameter": _parameter,
    "optional_parameter": _parameter,
    "class_declaration": _class_declaration,
    "abstract_class_declaration": _class_declaration,
    "class": _class,
    "public_field_definition": _field,
    "class_static_block": _static_block,
}
