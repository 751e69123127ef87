"""From the statements at the top of a file to what they import, declare and export."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.syntax.expressions import (
    ArrayLiteral,
    Binding,
    Cast,
    CastKind,
    ExportedName,
    Expression,
    Identifier,
    ImportedName,
    MemberAccess,
    ObjectLiteral,
    Opaque,
    Pair,
    Statement,
    StringLiteral,
    Use,
    UseKind,
)
from amplify_ls.syntax.functions import pattern_names
from amplify_ls.syntax.lowering import Lowering, function
from amplify_ls.syntax.strings import unescape

if TYPE_CHECKING:
    from collections.abc import Callable

    from tree_sitter import Node


def lower_statement(low: Lowering, node: Node) -> Statement:
    """What a statement says. The caller has made sure that it holds no syntax error outside of chunked members."""
    handler = _HANDLERS.get(node.type)
    statement = handler(low, node) if handler is not None else _other(low, node)
    return statement._replace(uses=tuple(low.uses), blind_spans=tuple(low.blind_spans))


def broken_statement(low: Lowering, node: Node) -> Statement:
    """A statement with a syntax error: nothing about it is known, and every name in it may be changed."""
    low.opaque(node)
    return _empty(low, node)._replace(uses=tuple(low.uses), is_broken=True)


def _empty(low: Lowering, node: Node) -> Statement:
    return Statement(low.at(node.start_byte), low.at(node.end_byte))


def _other(low: Lowering, node: Node) -> Statement:
    low.scan(node)
    return _empty(low, node)


def _silent(low: Lowering, node: Node) -> Statement:
    return _empty(low, node)


def _module_of(low: Lowering, node: Node) -> str | None:
    source = node.child_by_field_name("source")
    if source is None:
        return None
    return unescape(low.data[source.start_byte + 1 : source.end_byte - 1].decode("utf-8", "replace"))


def _import(low: Lowering, node: Node) -> Statement:
    module = _module_of(low, node)
    clause = next((child for child in node.named_children if child.type == "import_clause"), None)
    if module is None or clause is None:
        return _empty(low, node)._replace(import_module=module)
    whole_type = any(child.type == "type" for child in node.children)
    names: list[ImportedName] = []
    for child in clause.named_children:
        if child.type == "identifier":
            names.append(_imported(low, child, "default", module, is_type=whole_type))
        elif child.type == "namespace_import":
            names.append(_imported(low, child.named_children[0], "*", module, is_type=whole_type))
        elif child.type == "named_imports":
            names.extend(_specifiers(low, child, module, whole_type))
    return _empty(low, node)._replace(imports=tuple(names), import_module=module)


def _imported(low: Lowering, node: Node, imported: str, module: str, *, is_type: bool) -> ImportedName:
    return ImportedName(low.text(node), imported, module, is_type, low.at(node.start_byte), low.at(node.end_byte))


def _specifiers(low: Lowering, node: Node, module: str, whole_type: bool) -> list[ImportedName]:  # noqa: FBT001
    names: list[ImportedName] = []
    for child in node.named_children:
        name = child.child_by_field_name("name")
        if child.type != "import_specifier" or name is None:
            continue
        local = child.child_by_field_name("alias") or name
        is_type = whole_type or any(part.type == "type" for part in child.children)
        imported = low.text(name).strip("'\"")
        names.append(_imported(low, local, imported, module, is_type=is_type))
    return names


def _export(low: Lowering, node: Node) -> Statement:
    module = _module_of(low, node)
    declaration = node.child_by_field_name("declaration")
    if declaration is not None:
        handler = _HANDLERS.get(declaration.type, _other)
        inner = handler(low, declaration)
        exports = tuple(ExportedName(binding.name, binding.name, None) for binding in inner.bindings)
        if any(child.type == "default" for child in node.children):
            exports = tuple(ExportedName("default", binding.name, None) for binding in inner.bindings)
        return inner._replace(start=low.at(node.start_byte), end=low.at(node.end_byte), exports=exports)
    value = node.child_by_field_name("value")
    if value is not None:
        return _empty(low, node)._replace(default_export=low.expression(value))
    clause = next((child for child in node.named_children if child.type == "export_clause"), None)
    if clause is not None:
        return _empty(low, node)._replace(exports=tuple(_exported(low, clause, module)), import_module=module)
    namespace = next((child for child in node.named_children if child.type == "namespace_export"), None)
    if namespace is not None and module is not None:
        name = low.text(namespace.named_children[0])
        return _empty(low, node)._replace(exports=(ExportedName(name, "*", module),), import_module=module)
    if module is not None:
        return _empty(low, node)._replace(star_exports=(module,), import_module=module)
    return _other(low, node)


def _exported(low: Lowering, clause: Node, module: str | None) -> list[ExportedName]:
    names: list[ExportedName] = []
    for child in clause.named_children:
        name = child.child_by_field_name("name")
        if child.type != "export_specifier" or name is None:
            continue
        exported = child.child_by_field_name("alias") or name
        names.append(ExportedName(low.text(exported), low.text(name), module))
    return names


def _declaration(low: Lowering, node: Node) -> Statement:
    is_constant = node.children[0].type == "const"
    bindings: list[Binding] = []
    for child in node.named_children:
        name = child.child_by_field_name("name")
        if child.type != "variable_declarator" or name is None:
            continue
        value_node = child.child_by_field_name("value")
        value: Expression = Opaque(low.at(child.end_byte), low.at(child.end_byte))
        if value_node is not None:
            value = low.expression(value_node)
            annotation = child.child_by_field_name("type")
            if annotation is not None and low.text(annotation).strip(": ") == "any":
                low.blind_spans.append((value.start, value.end))
                value = Cast(value.start, value.end, value, CastKind.ANY)
        bindings.extend(_bound(low, name, value, is_constant))
    return _empty(low, node)._replace(bindings=tuple(bindings))


def _bound(low: Lowering, name: Node, value: Expression, is_constant: bool) -> list[Binding]:  # noqa: FBT001
    start, end = low.at(name.start_byte), low.at(name.end_byte)
    bare: Expression = value
    while isinstance(bare, Cast):
        bare = bare.value
    if name.type == "identifier":
        low.uses.extend(Use(root, UseKind.ALIAS, low.text(name)) for root in _named_in(bare))
        return [Binding(low.text(name), start, end, value, is_constant)]
    if name.type != "object_pattern":
        return []
    names, _ = pattern_names(low, name)
    low.uses.extend(Use(root, UseKind.ALIAS, local) for root in _named_in(bare) for _, local in names)
    return [
        Binding(local, start, end, MemberAccess(value.start, value.end, value, key, value.start), is_constant)
        for key, local in names
    ]


def _named_in(value: Expression) -> list[str]:
    """The names whose value can be reached through a value: its own, that of its owner, or those in a literal."""
    if isinstance(value, ArrayLiteral):
        return [item.name for item in value.items if isinstance(item, Identifier)]
    if isinstance(value, ObjectLiteral):
        members = (member.value for member in value.members if isinstance(member, Pair))
        return [member.name for member in members if isinstance(member, Identifier)]
    while isinstance(value, MemberAccess):
        value = value.object
    return [value.name] if isinstance(value, Identifier) else []


def _function(low: Lowering, node: Node) -> Statement:
    name = node.child_by_field_name("name")
    if name is None:
        return _other(low, node)
    binding = Binding(low.text(name), low.at(name.start_byte), low.at(name.end_byte), function(low, node), is_constant=True)
    return _empty(low, node)._replace(bindings=(binding,))


def _class(low: Lowering, node: Node) -> Statement:
    name = node.child_by_field_name("name")
    opaque = low.opaque(node)
    if name is None:
        return _empty(low, node)
    binding = Binding(low.text(name), low.at(name.start_byte), low.at(name.end_byte), opaque, is_constant=True)
    return _empty(low, node)._replace(bindings=(binding,))


def _enum(low: Lowering, node: Node) -> Statement:
    """A TypeScript enum reads as an object of its string members."""
    name, body = node.child_by_field_name("name"), node.child_by_field_name("body")
    if name is None or body is None:
        return _other(low, node)
    members = tuple(_enum_member(low, child) for child in body.named_children if child.type != "comment")
    value = ObjectLiteral(low.at(body.start_byte), low.at(body.end_byte), members)
    binding = Binding(low.text(name), low.at(name.start_byte), low.at(name.end_byte), value, is_constant=True)
    return _empty(low, node)._replace(bindings=(binding,))


def _enum_member(low: Lowering, node: Node) -> Pair:
    start, end = low.at(node.start_byte), low.at(node.end_byte)
    name, value = node.child_by_field_name("name"), node.child_by_field_name("value")
    if name is None or value is None:
        return Pair(start, end, low.text(node).strip("'\""), start, end, Opaque(start, end))
    inner = low.expression(value)
    known: Expression = inner if isinstance(inner, StringLiteral) else Opaque(start, end)
    return Pair(start, end, low.text(name).strip("'\""), low.at(name.start_byte), low.at(name.end_byte), known)


def _expression(low: Lowering, node: Node) -> Statement:
    if not node.named_children:
        return _empty(low, node)
    return _empty(low, node)._replace(expression=low.expression(node.named_children[0]))


def _namespace(low: Lowering, node: Node) -> Statement:
    low.opaque(node)
    name = node.child_by_field_name("name")
    if name is None or name.type != "identifier":
        return _empty(low, node)
    start, end = low.at(name.start_byte), low.at(name.end_byte)
    value = Identifier(start, end, low.text(name))
    return _empty(low, node)._replace(bindings=(Binding(value.name, start, end, Opaque(start, end), is_constant=True),))


_HANDLERS: dict[str, Callable[[Lowering, Node], Statement]] = {
    "import_statement": _import,
    "export_statement": _export,
    "lexical_declaration": _declaration,
    "variable_declaration": _declaration,
    "function_declaration": _function,
    "generator_function_declaration": _function,
    "class_declaration": _class,
    "abstract_class_declaration": _class,
    "enum_declaration": _enum,
    "internal_module": _namespace,
    "module": _namespace,
    "expression_statement": _expression,
    "type_alias_declaration": _silent,
    "interface_declaration": _silent,
    "ambient_declaration": _silent,
    "empty_statement": _silent,
}
