"""The declarations and effects of top-level statements."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.syntax.expressions import (
    Cast,
    CastKind,
    ComputedPair,
    Expression,
    Function,
    ObjectLiteral,
    Opaque,
    Pair,
    StringLiteral,
)
from amplify_ls.syntax.lower.assignments import assigned
from amplify_ls.syntax.lower.classes import lower_class
from amplify_ls.syntax.lower.contents import Binding, ExportedName, Statement
from amplify_ls.syntax.lower.flows import bind, unpack
from amplify_ls.syntax.lower.functions import lower_function, lower_loop
from amplify_ls.syntax.lower.module_statements import exported_names, import_statement, module_of
from amplify_ls.syntax.lower.patterns import bound_names, declared_names
from amplify_ls.syntax.lower.requests import requests_of
from amplify_ls.syntax.lower.type_names import type_uses
from amplify_ls.syntax.uses import UseKind

if TYPE_CHECKING:
    from collections.abc import Callable

    from tree_sitter import Node

    from amplify_ls.syntax.lower.lowerer import Lowerer

_NAMES = frozenset({"identifier", "type_identifier"})


def lower_statement(low: Lowerer, node: Node) -> Statement:
    """The content of a statement. The caller ensures that it has no syntax error outside chunked members."""
    statement = _HANDLERS.get(node.type, _other)(low, node)
    modules = (*statement.modules, *low.modules)
    return statement._replace(
        uses=tuple(low.uses), blind_spans=tuple(low.blind_spans), modules=modules, requests=requests_of(low, node)
    )


def broken_statement(low: Lowerer, node: Node) -> Statement:
    """A statement with a syntax error: its content is unknown, and every name in it may be changed."""
    low.opaque(node)
    return _empty(low, node)._replace(uses=tuple(low.uses), is_broken=True)


def _empty(low: Lowerer, node: Node) -> Statement:
    return Statement(low.at(node.start_byte), low.at(node.end_byte))


def _other(low: Lowerer, node: Node) -> Statement:
    low.scan(node)
    return _empty(low, node)


def _silent(low: Lowerer, node: Node) -> Statement:
    return _empty(low, node)


def _type(low: Lowerer, node: Node) -> Statement:
    return _empty(low, node)._replace(type_uses=tuple(type_uses(low, node)))


def _import(low: Lowerer, node: Node) -> Statement:
    names, module, is_run = import_statement(low, node)
    modules = (module,) if module is not None and is_run else ()
    return _empty(low, node)._replace(imports=tuple(names), import_module=module, modules=modules)


def _export(low: Lowerer, node: Node) -> Statement:
    module = module_of(low, node)
    declaration = node.child_by_field_name("declaration")
    if declaration is not None:
        return _exported_declaration(low, node, declaration)
    value = node.child_by_field_name("value")
    if value is not None:
        default = low.expression(value)
        bind(low.uses, default, ["default"])
        return _empty(low, node)._replace(default_export=default)
    names = exported_names(low, node, module)
    if names is None and module is None:
        return _other(low, node)
    found = _empty(low, node)._replace(import_module=module, modules=() if module is None else (module,))
    if names is not None:
        return found._replace(exports=tuple(names))
    assert module is not None
    return found._replace(star_exports=(module,))


def _exported_declaration(low: Lowerer, node: Node, declaration: Node) -> Statement:
    inner = _HANDLERS.get(declaration.type, _other)(low, declaration)
    exports = tuple(ExportedName(binding.name, binding.name, None) for binding in inner.bindings)
    if any(child.type == "default" for child in node.children):
        exports = tuple(ExportedName("default", binding.name, None) for binding in inner.bindings)
    return inner._replace(start=low.at(node.start_byte), end=low.at(node.end_byte), exports=exports)


def _declaration(low: Lowerer, node: Node) -> Statement:
    is_constant = node.children[0].type == "const"
    bindings: list[Binding] = []
    for child in node.named_children:
        name = child.child_by_field_name("name")
        if child.type != "variable_declarator" or name is None:
            continue
        value = _declared_value(low, child)
        names = [Binding(*item, is_constant) for item in bound_names(low, name, value)]
        note = bind if name.type == "identifier" else unpack
        note(low.uses, value, [binding.name for binding in names])
        bindings.extend(names)
    return _empty(low, node)._replace(bindings=tuple(bindings))


def _declared_value(low: Lowerer, node: Node) -> Expression:
    """The value of a declarator."""
    value_node, name = node.child_by_field_name("value"), node.child_by_field_name("name")
    if value_node is None:
        return Opaque(low.at(node.end_byte), low.at(node.end_byte))
    before = len(low.uses)
    value = low.expression(value_node)
    bare = value
    while isinstance(bare, Cast):
        bare = bare.value
    if isinstance(bare, Function) and name is not None and name.type == "identifier":
        _name_returns(low, before, low.text(name))
    annotation = node.child_by_field_name("type")
    if annotation is not None and low.text(annotation).strip(": ") == "any":
        low.blind_spans.append((value.start, value.end))
        return Cast(value.start, value.end, value, CastKind.ANY)
    return value


def _name_returns(low: Lowerer, before: int, name: str) -> None:
    """The result of a function is also reachable through the name of the function."""
    for index in range(before, len(low.uses)):
        if low.uses[index].kind is UseKind.RETURN:
            low.uses[index] = low.uses[index]._replace(kind=UseKind.ALIAS, detail=name)


def _function(low: Lowerer, node: Node) -> Statement:
    name = node.child_by_field_name("name")
    if name is None:
        return _other(low, node)
    before = len(low.uses)
    value = lower_function(low, node)
    _name_returns(low, before, low.text(name))
    binding = Binding(low.text(name), low.at(name.start_byte), low.at(name.end_byte), value, is_constant=True)
    return _empty(low, node)._replace(bindings=(binding,))


def _class(low: Lowerer, node: Node) -> Statement:
    name = node.child_by_field_name("name")
    value = lower_class(low, node)
    if name is None:
        return _empty(low, node)
    bind(low.uses, value, [low.text(name)])
    binding = Binding(low.text(name), low.at(name.start_byte), low.at(name.end_byte), value, is_constant=True)
    return _empty(low, node)._replace(bindings=(binding,))


def _enum(low: Lowerer, node: Node) -> Statement:
    """A TypeScript enum is read as an object of its string members."""
    name, body = node.child_by_field_name("name"), node.child_by_field_name("body")
    if name is None or body is None:
        return _other(low, node)
    members: tuple[Pair | ComputedPair, ...] = tuple(
        _enum_member(low, child) for child in body.named_children if child.type != "comment"
    )
    if any(isinstance(each.value, Opaque) for each in members):
        # Members that are numbers have a second one, from the number back to the name.
        at = low.at(body.end_byte)
        members = (*members, ComputedPair(at, at, Opaque(at, at), Opaque(at, at)))
    value = ObjectLiteral(low.at(body.start_byte), low.at(body.end_byte), members)
    binding = Binding(low.text(name), low.at(name.start_byte), low.at(name.end_byte), value, is_constant=True)
    return _empty(low, node)._replace(bindings=(binding,))


def _enum_member(low: Lowerer, node: Node) -> Pair:
    start, end = low.at(node.start_byte), low.at(node.end_byte)
    name, value = node.child_by_field_name("name"), node.child_by_field_name("value")
    if name is None or value is None:
        return Pair(start, end, low.text(node).strip("'\""), start, end, Opaque(start, end))
    inner = low.expression(value)
    known: Expression = inner if isinstance(inner, StringLiteral) else Opaque(start, end)
    return Pair(start, end, low.text(name).strip("'\""), low.at(name.start_byte), low.at(name.end_byte), known)


def _expression(low: Lowerer, node: Node) -> Statement:
    if not node.named_children:
        return _empty(low, node)
    inner = node.named_children[0]
    if inner.type == "internal_module":
        return _opaque_names(low, inner)
    found = assigned(low, inner) if inner.type == "assignment_expression" else low.expression(inner)
    return _empty(low, node)._replace(expression=found)


def _loop(low: Lowerer, node: Node) -> Statement:
    expression = lower_loop(low, node)
    return _other(low, node) if expression is None else _empty(low, node)._replace(expression=expression)


def _opaque_names(low: Lowerer, node: Node) -> Statement:
    """A declaration of names that is not evaluated: a namespace, ``declare const x``, ``import x = y.z``."""
    low.opaque(node)
    named = node.child_by_field_name("name")
    if node.type == "ambient_declaration":
        bindings = [binding for child in node.named_children for binding in _ambient(low, child)]
    elif node.type == "import_alias":
        bindings = _opaque_bindings(low, node.named_children[0])
    else:
        bindings = [] if named is None else _opaque_bindings(low, named)
    return _empty(low, node)._replace(bindings=tuple(bindings))


def _ambient(low: Lowerer, node: Node) -> list[Binding]:
    if node.type in ("type_alias_declaration", "interface_declaration"):
        return []
    name = node.child_by_field_name("name")
    if name is not None:
        return _opaque_bindings(low, name)
    declared = (child.child_by_field_name("name") for child in node.named_children if child.type == "variable_declarator")
    return [binding for pattern in declared if pattern is not None for binding in _opaque_bindings(low, pattern)]


def _opaque_bindings(low: Lowerer, pattern: Node) -> list[Binding]:
    start, end = low.at(pattern.start_byte), low.at(pattern.end_byte)
    names = [low.text(pattern)] if pattern.type in _NAMES else declared_names(low, pattern)
    return [Binding(name, start, end, Opaque(start, end), is_constant=True) for name in names]


_HANDLERS: dict[str, Callable[[Lowerer, Node], Statement]] = {
    "import_statement": _import,
    "export_statement": _export,
    "lexical_declaration": _declaration,
    "variable_declaration": _declaration,
    "function_declaration": _function,
    "generator_function_declaration": _function,
    "class_declaration": _class,
    "abstract_class_declaration": _class,
    "enum_declaration": _enum,
    "internal_module": _opaque_names,
    "module": _opaque_names,
    "import_alias": _opaque_names,
    "function_signature": _silent,
    "expression_statement": _expression,
    "for_in_statement": _loop,
    "type_alias_declaration": _type,
    "interface_declaration": _type,
    "ambient_declaration": _opaque_names,
    "empty_statement": _silent,
}
