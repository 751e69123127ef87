"""Statements as scopes of names: declarations, blocks, loops, imports and exports, namespaces."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.syntax.names.chunk_names import ANYTHING, Export, Meaning, Running
from amplify_ls.syntax.names.scoped_patterns import declare_pattern
from amplify_ls.syntax.strings import unescape

if TYPE_CHECKING:
    from collections.abc import Callable

    from tree_sitter import Node

    from amplify_ls.syntax.names.scope_walk import ScopeWalk


def _lexical(walk: ScopeWalk, node: Node) -> None:
    for child in node.named_children:
        name = child.child_by_field_name("name") if child.type == "variable_declarator" else None
        if name is not None:
            declare_pattern(walk, name, Meaning.VALUE, late_until=child)
            walk.visit_all(other for other in child.named_children if other.id != name.id)


def _assignment(walk: ScopeWalk, node: Node) -> None:
    """An assignment, or ``using file = open()``, which the grammar reads as one."""
    left = node.child_by_field_name("left")
    if left is None or node.children[0].type != "using":
        walk.visit_all(node.named_children)
        return
    declare_pattern(walk, left, Meaning.VALUE, late_until=node)
    walk.visit_all(child for child in node.named_children if child.id != left.id)


def _variable(walk: ScopeWalk, node: Node) -> None:
    scope = walk.function_scope()
    for child in node.named_children:
        name = child.child_by_field_name("name") if child.type == "variable_declarator" else None
        if name is not None:
            declare_pattern(walk, name, Meaning.VALUE, scope)
            walk.visit_all(other for other in child.named_children if other.id != name.id)


def _block(walk: ScopeWalk, node: Node) -> None:
    walk.enter()
    walk.visit_all(node.named_children)
    walk.leave()


def _catch(walk: ScopeWalk, node: Node) -> None:
    parameter = node.child_by_field_name("parameter")
    walk.enter()
    if parameter is not None:
        declare_pattern(walk, parameter, Meaning.VALUE)
    walk.visit_when(Running.PERHAPS, (child for child in node.named_children if parameter is None or child.id != parameter.id))
    walk.leave()


def _try(walk: ScopeWalk, node: Node) -> None:
    is_caught = node.child_by_field_name("handler") is not None
    for child in node.named_children:
        walk.visit_when(Running.PERHAPS if is_caught else walk.running, [child])


def _conditional(walk: ScopeWalk, node: Node) -> None:
    """``if``, ``switch``, ``while``, ``?:``: the condition runs, the rest may run."""
    first = node.child_by_field_name("condition") or node.child_by_field_name("value")
    if first is not None:
        walk.visit(first)
    others = (child for child in node.named_children if first is None or child.id != first.id)
    walk.visit_when(Running.PERHAPS, others)


def _binary(walk: ScopeWalk, node: Node) -> None:
    left, right = node.child_by_field_name("left"), node.child_by_field_name("right")
    operator = node.child_by_field_name("operator")
    if left is not None:
        walk.visit(left)
    is_short = operator is not None and operator.type in ("&&", "||", "??")
    walk.visit_when(Running.PERHAPS if is_short else walk.running, [right])


def _unary(walk: ScopeWalk, node: Node) -> None:
    argument, operator = node.child_by_field_name("argument"), node.child_by_field_name("operator")
    if argument is None:
        return
    if operator is not None and operator.type == "typeof" and argument.type == "identifier":
        walk.refer(argument, Meaning.VALUE, Running.NEVER)
    else:
        walk.visit(argument)


def _for(walk: ScopeWalk, node: Node) -> None:
    body = node.child_by_field_name("body")
    walk.enter()
    walk.visit_all(child for child in node.named_children if body is None or child.id != body.id)
    walk.visit_when(Running.PERHAPS, [body])
    walk.leave()


def _for_in(walk: ScopeWalk, node: Node) -> None:
    left, kind = node.child_by_field_name("left"), node.child_by_field_name("kind")
    right, body = node.child_by_field_name("right"), node.child_by_field_name("body")
    walk.enter()
    if left is not None and kind is None:
        walk.visit(left)
    elif left is not None and kind is not None:
        declare_pattern(walk, left, Meaning.VALUE, walk.function_scope() if kind.type == "var" else None)
    if right is not None:
        walk.visit(right)
    walk.visit_when(Running.PERHAPS, [body])
    walk.leave()


def _import(walk: ScopeWalk, node: Node) -> None:
    walk.is_of_module = True
    meaning = Meaning.TYPE if any(child.type in ("type", "typeof") for child in node.children) else ANYTHING
    for clause in node.named_children:
        if clause.type == "import_require_clause":
            walk.declare(clause.named_children[0], meaning)
        elif clause.type == "import_clause":
            for child in clause.named_children:
                _imported(walk, child, meaning)


def _imported(walk: ScopeWalk, node: Node, meaning: Meaning) -> None:
    if node.type == "identifier":
        walk.declare(node, meaning)
    elif node.type == "namespace_import":
        walk.declare(node.named_children[0], meaning)
    elif node.type == "named_imports":
        for child in node.named_children:
            local = child.child_by_field_name("alias") or child.child_by_field_name("name")
            if child.type == "import_specifier" and local is not None:
                is_type = any(part.type in ("type", "typeof") for part in child.children)
                walk.declare(local, Meaning.TYPE if is_type else meaning)


def _import_alias(walk: ScopeWalk, node: Node) -> None:
    local, *rest = node.named_children
    walk.declare(local, ANYTHING)
    for child in rest:
        _namespace_name(walk, child)


def _namespace_name(walk: ScopeWalk, node: Node) -> None:
    while node.type == "nested_identifier":
        node = node.named_children[0]
    walk.refer(node, ANYTHING, Running.NEVER)


def _export(walk: ScopeWalk, node: Node) -> None:
    walk.is_of_module = walk.is_of_module or walk.scope is walk.top
    words = {child.type for child in node.children}
    if "namespace" in words:
        return
    is_type = "type" in words
    if node.child_by_field_name("source") is not None:
        _passed_on(walk, node, is_type=is_type)
        return
    count = len(walk.declared_since(0))
    for child in node.named_children:
        if child.type == "export_clause":
            for specifier in child.named_children:
                _exported(walk, specifier, is_type=is_type)
        elif child.type == "identifier":
            # `export default x` and `export = x`: a type too.
            walk.refer(child, ANYTHING)
        else:
            walk.visit(child)
    if "default" in words or "=" in words:
        _note_export(walk, Export("default" if "default" in words else "=", "", ANYTHING, is_own=True))
        return
    for item in walk.declared_since(count):
        _note_export(walk, Export(item.name, item.name, item.meaning, is_own=True))


def _note_export(walk: ScopeWalk, export: Export) -> None:
    if walk.scope is walk.top:
        walk.exports.append(export)


def _passed_on(walk: ScopeWalk, node: Node, *, is_type: bool) -> None:
    for child in node.named_children:
        if child.type == "namespace_export":
            name = walk.text(child.named_children[0])
            _note_export(walk, Export(name, "*", ANYTHING, is_own=False))
        for specifier in child.named_children if child.type == "export_clause" else ():
            _note_specifier(walk, specifier, is_own=False, is_type=is_type)


def _note_specifier(walk: ScopeWalk, node: Node, *, is_own: bool, is_type: bool) -> None:
    local = node.child_by_field_name("name")
    name = node.child_by_field_name("alias") or local
    if local is not None and name is not None:
        meaning = Meaning.TYPE if is_type or any(child.type == "type" for child in node.children) else ANYTHING
        _note_export(walk, Export(walk.text(name).strip("'\""), walk.text(local).strip("'\""), meaning, is_own))


def _exported(walk: ScopeWalk, node: Node, *, is_type: bool) -> None:
    name = node.child_by_field_name("name")
    if name is None or name.type == "string":
        return
    _note_specifier(walk, node, is_own=True, is_type=is_type)
    is_type = is_type or any(child.type == "type" for child in node.children)
    # A name may be exported before its declaration has run.
    walk.refer(name, Meaning.TYPE if is_type else ANYTHING, Running.NEVER if is_type else Running.LATER)


def _enum(walk: ScopeWalk, node: Node) -> None:
    name, body = node.child_by_field_name("name"), node.child_by_field_name("body")
    is_constant = any(child.type == "const" for child in node.children)
    if name is not None:
        walk.declare(name, ANYTHING, late_until=None if is_constant else node)
    walk.enter(is_open=True)
    if name is not None:
        walk.scope.declare(walk.text(name), ANYTHING)
    for member in [] if body is None else body.named_children:
        value = member.child_by_field_name("value")
        named = member.child_by_field_name("name") or member
        if named.type == "property_identifier":
            walk.scope.declare(walk.text(named), Meaning.VALUE)
        if value is not None:
            walk.visit(value)
    walk.leave()


def _namespace(walk: ScopeWalk, node: Node) -> None:
    name, body = node.child_by_field_name("name"), node.child_by_field_name("body")
    module = None
    if name is not None and name.type == "string":
        module = unescape(walk.low.text(name)[1:-1])
    elif name is not None:
        while name.type == "nested_identifier":
            name = name.named_children[0]
        walk.declare(name, ANYTHING)
    if body is not None:
        walk.enter(is_function=True, is_open=True)
        walk.visit_all(body.named_children)
        if module is not None:
            walk.augmented.extend((module, each) for each in walk.scope.names)
        walk.leave()


def _ambient(walk: ScopeWalk, node: Node) -> None:
    before, walk.is_ambient = walk.is_ambient, True
    for child in node.named_children:
        if child.type == "statement_block":
            # `declare global`
            walk.enter(is_function=True, is_open=True)
            walk.visit_all(child.named_children)
            walk.global_names.update(walk.scope.names)
            walk.leave()
        else:
            walk.visit(child)
    walk.is_ambient = before


def _element(walk: ScopeWalk, node: Node) -> None:
    name = node.child_by_field_name("name")
    for child in node.named_children:
        is_intrinsic = name is not None and child.id == name.id and child.type == "identifier" and walk.text(child)[0].islower()
        if not is_intrinsic:
            walk.visit(child)


HANDLERS: dict[str, Callable[[ScopeWalk, Node], None]] = {
    "lexical_declaration": _lexical,
    "variable_declaration": _variable,
    "assignment_expression": _assignment,
    "statement_block": _block,
    "switch_body": _block,
    "catch_clause": _catch,
    "try_statement": _try,
    "if_statement": _conditional,
    "while_statement": _conditional,
    "switch_statement": _conditional,
    "ternary_expression": _conditional,
    "binary_expression": _binary,
    "unary_expression": _unary,
    "for_statement": _for,
    "for_in_statement": _for_in,
    "import_statement": _import,
    "import_alias": _import_alias,
    "export_statement": _export,
    "enum_declaration": _enum,
    "internal_module": _namespace,
    "module": _namespace,
    "ambient_declaration": _ambient,
    "jsx_opening_element": _element,
    "jsx_self_closing_element": _element,
}
