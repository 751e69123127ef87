"""Imports and exports of a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.syntax.lower.contents import ExportedName, ImportedName
from amplify_ls.syntax.strings import unescape

if TYPE_CHECKING:
    from tree_sitter import Node

    from amplify_ls.syntax.lower.lowerer import Lowerer


def module_of(low: Lowerer, node: Node) -> str | None:
    """The module that an import or a re-export names."""
    source = node.child_by_field_name("source")
    if source is None:
        return None
    return unescape(low.data[source.start_byte + 1 : source.end_byte - 1].decode("utf-8", "replace"))


def import_statement(low: Lowerer, node: Node) -> tuple[list[ImportedName], str | None, bool]:
    """The names that an import declares, its module, and whether the module runs, which it does not for types only."""
    clause = next((child for child in node.named_children if child.type in ("import_clause", "import_require_clause")), None)
    if clause is not None and clause.type == "import_require_clause":
        module = module_of(low, clause)
        return [_imported(low, clause.named_children[0], "*", module or "", is_type=False)], module, True
    module = module_of(low, node)
    if module is None or clause is None:
        return [], module, True
    whole_type = any(child.type == "type" for child in node.children)
    names: list[ImportedName] = []
    for child in clause.named_children:
        if child.type == "identifier":
            names.append(_imported(low, child, "default", module, is_type=whole_type))
        elif child.type == "namespace_import":
            names.append(_imported(low, child.named_children[0], "*", module, is_type=whole_type))
        elif child.type == "named_imports":
            names.extend(_specifiers(low, child, module, whole_type))
    return names, module, not whole_type


def exported_names(low: Lowerer, node: Node, module: str | None) -> list[ExportedName] | None:
    """The names of ``export { a as b }`` and ``export * as name from 'module'``; None for other exports."""
    clause = next((child for child in node.named_children if child.type == "export_clause"), None)
    if clause is not None:
        return _exported(low, clause, module)
    namespace = next((child for child in node.named_children if child.type == "namespace_export"), None)
    if namespace is None or module is None:
        return None
    return [ExportedName(low.text(namespace.named_children[0]), "*", module)]


def _imported(low: Lowerer, node: Node, imported: str, module: str, *, is_type: bool) -> ImportedName:
    return ImportedName(low.text(node), imported, module, is_type, low.at(node.start_byte), low.at(node.end_byte))


def _specifiers(low: Lowerer, node: Node, module: str, whole_type: bool) -> list[ImportedName]:  # noqa: FBT001
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


def _exported(low: Lowerer, clause: Node, module: str | None) -> list[ExportedName]:
    names: list[ExportedName] = []
    for child in clause.named_children:
        name = child.child_by_field_name("name")
        if child.type != "export_specifier" or name is None:
            continue
        exported = child.child_by_field_name("alias") or name
        names.append(ExportedName(low.text(exported), low.text(name), module))
    return names
