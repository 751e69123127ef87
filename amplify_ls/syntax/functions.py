"""Functions: their parameters, and what they return if one can tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.syntax.expressions import (
    Expression,
    Function,
    LocalConstant,
    ParameterName,
    ParameterObject,
    Use,
)

if TYPE_CHECKING:
    from tree_sitter import Node

    from amplify_ls.syntax.lowering import Lowering

Parameter = ParameterName | ParameterObject
_NESTED_FUNCTIONS = frozenset(
    {"arrow_function", "function_expression", "function_declaration", "method_definition", "class_body"}
)


def lower_function(low: Lowering, node: Node) -> Function:
    """An arrow function, function expression, declaration or method."""
    parameters = _parameters(low, node)
    body = node.child_by_field_name("body")
    start, end = low.at(node.start_byte), low.at(node.end_byte)
    outer, low.uses = low.uses, []
    constants: tuple[LocalConstant, ...] = ()
    result: Expression | None = None
    returns = False
    if body is not None and body.type == "statement_block":
        constants, result, returns = _block(low, body)
    elif body is not None:
        result, returns = low.expression(body), True
    if _is_asynchronous(node):
        result = None
    uses: tuple[Use, ...] = tuple(low.uses)
    low.uses = outer
    local = {name for parameter in parameters for name in _names(parameter)} | {constant.name for constant in constants}
    low.uses.extend(use for use in uses if use.name not in local)
    body_start = low.at(body.start_byte) if body is not None else end
    body_end = low.at(body.end_byte) if body is not None else end
    return Function(start, end, parameters, constants, result, returns, uses, body_start, body_end)


def _is_asynchronous(node: Node) -> bool:
    return any(child.type in ("async", "*") for child in node.children)


def _names(parameter: Parameter) -> list[str]:
    if isinstance(parameter, ParameterName):
        return [parameter.name]
    return [local for _, local in parameter.names]


def _parameters(low: Lowering, node: Node) -> tuple[Parameter, ...]:
    single = node.child_by_field_name("parameter")
    if single is not None:
        return (ParameterName(low.text(single), None),)
    formal = node.child_by_field_name("parameters")
    if formal is None:
        return ()
    wanted = ("required_parameter", "optional_parameter")
    given = [child for child in formal.named_children if child.type in wanted]
    if any(_is_any(low, child) for child in given):
        # What is called on such a parameter, or given to it, goes unchecked.
        low.blind_spans.append((low.at(node.start_byte), low.at(node.end_byte)))
    return tuple(_parameter(low, child) for child in given)


def _is_any(low: Lowering, node: Node) -> bool:
    annotation = node.child_by_field_name("type")
    return annotation is not None and low.text(annotation).strip(": ") == "any"


def _parameter(low: Lowering, node: Node) -> Parameter:
    pattern, default = node.child_by_field_name("pattern"), node.child_by_field_name("value")
    value = None if default is None else low.expression(default)
    if pattern is None:
        return ParameterObject((), complete=False)
    if pattern.type == "identifier":
        return ParameterName(low.text(pattern), value)
    if pattern.type == "rest_pattern" and pattern.named_children and pattern.named_children[0].type == "identifier":
        return ParameterName(low.text(pattern.named_children[0]), None, rest=True)
    if pattern.type == "object_pattern":
        names, complete = pattern_names(low, pattern)
        return ParameterObject(tuple(names), complete)
    return ParameterObject((), complete=False)


def pattern_names(low: Lowering, node: Node) -> tuple[list[tuple[str, str]], bool]:
    """Property and local names of an object pattern, and whether that is all there is to it."""
    names: list[tuple[str, str]] = []
    complete = True
    for child in node.named_children:
        if child.type == "shorthand_property_identifier_pattern":
            names.append((low.text(child), low.text(child)))
            continue
        key, value = child.child_by_field_name("key"), child.child_by_field_name("value")
        if child.type == "pair_pattern" and key is not None and value is not None and value.type == "identifier":
            names.append((low.text(key), low.text(value)))
            continue
        if child.type != "comment":
            complete = False
    return names, complete


def _block(low: Lowering, body: Node) -> tuple[tuple[LocalConstant, ...], Expression | None, bool]:
    constants: list[LocalConstant] = []
    result: Expression | None = None
    is_plain = True
    for child in body.named_children:
        if child.type == "comment":
            continue
        if result is not None:
            is_plain = False
        if child.type == "return_statement":
            values = [value for value in child.named_children if value.type != "comment"]
            if values:
                result = low.expression(values[0])
            else:
                is_plain = False
        elif child.type == "lexical_declaration" and child.children[0].type == "const":
            constants.extend(_constants(low, child))
        elif child.type == "expression_statement" and child.named_children:
            low.expression(child.named_children[0])
        else:
            low.scan(child)
            is_plain = is_plain and not _returns(child)
    returns = result is not None or _returns(body)
    return tuple(constants), result if is_plain else None, returns


def _constants(low: Lowering, node: Node) -> list[LocalConstant]:
    constants: list[LocalConstant] = []
    for child in node.named_children:
        name, value = child.child_by_field_name("name"), child.child_by_field_name("value")
        if child.type != "variable_declarator" or name is None or value is None:
            continue
        inner = low.expression(value)
        if name.type == "identifier":
            constants.append(LocalConstant(low.text(name), inner))
    return constants


def _returns(node: Node) -> bool:
    """Whether a return with a value stands in the node, functions within it left out."""
    stack = [node]
    while stack:
        current = stack.pop()
        if current.type == "return_statement":
            if current.named_child_count:
                return True
            continue
        stack.extend(child for child in current.named_children if child.type not in _NESTED_FUNCTIONS)
    return False
