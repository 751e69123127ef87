"""The imports of a file, as written. All positions are bytes."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.syntax.layout import Listing, listing_at
from amplify_ls.syntax.strings import unescape

if TYPE_CHECKING:
    from tree_sitter import Node

    from amplify_ls.syntax.tree import SyntaxTree


class ImportSpecifier(NamedTuple):
    """One name of an import: ``imported as local``."""

    imported: str
    local: str
    is_type: bool


class ImportDeclaration(NamedTuple):
    """``import default, { specifiers } from 'module'`` or ``import * as namespace from 'module'``."""

    start: int
    end: int
    module: str
    is_type: bool
    namespace: str
    specifiers: tuple[ImportSpecifier, ...]
    listing: Listing | None
    """The names in braces."""


def import_declarations(tree: SyntaxTree) -> list[ImportDeclaration]:
    """The top-level imports of a file, in order, without those with a syntax error."""
    nodes = (node for node in tree.root.children if node.type == "import_statement" and not node.has_error)
    found = (_declaration(tree, node) for node in nodes)
    return [declaration for declaration in found if declaration is not None]


def place_of_first_import(tree: SyntaxTree) -> int:
    """Where an import is added to a file without imports: before the first statement, after what must stay at the top."""
    position = 0
    start: int | None = None
    previous_end = 0
    for node in tree.root.children:
        if node.type == "hash_bang_line" or _is_directive(node):
            position, start = node.end_byte, None
        elif node.type == "comment":
            if start is None or tree.data.count(b"\n", previous_end, node.start_byte) > 1:
                start = node.start_byte
            if _is_pragma(tree.data[node.start_byte : node.end_byte]):
                position, start = node.end_byte, None
        else:
            if start is not None and tree.data.count(b"\n", previous_end, node.start_byte) == 1:
                return start
            return node.start_byte
        previous_end = node.end_byte
    return max(position, previous_end)


def ends_with_semicolons(tree: SyntaxTree) -> bool:
    """Whether most statements at the top of a file do; also when there are none."""
    nodes = [node for node in tree.root.children if node.type in _ENDED_STATEMENTS and not node.has_error]
    return 2 * sum(tree.data.endswith(b";", node.start_byte, node.end_byte) for node in nodes) >= len(nodes)


def top_level_names(tree: SyntaxTree) -> frozenset[str]:
    """The names that top-level declarations bind, without imports."""
    names: set[str] = set()
    for node in tree.root.children:
        inner = node.child_by_field_name("declaration") if node.type == "export_statement" else node
        if inner is None:
            continue
        named = inner.child_by_field_name("name")
        if named is not None and named.type in ("identifier", "type_identifier"):
            names.add(_text(tree, named))
        if inner.type in ("lexical_declaration", "variable_declaration"):
            for declarator in inner.named_children:
                target = declarator.child_by_field_name("name")
                if target is not None:
                    names.update(_pattern_names(tree, target))
    return frozenset(names)


_ENDED_STATEMENTS = frozenset({"import_statement", "lexical_declaration", "variable_declaration", "expression_statement"})


def _pattern_names(tree: SyntaxTree, node: Node) -> set[str]:
    if node.type in ("identifier", "shorthand_property_identifier_pattern"):
        return {_text(tree, node)}
    return {name for child in node.named_children for name in _pattern_names(tree, child)}


def _declaration(tree: SyntaxTree, node: Node) -> ImportDeclaration | None:
    source = node.child_by_field_name("source")
    if source is None:
        return None
    clause = next((child for child in node.named_children if child.type == "import_clause"), None)
    namespace, listing = "", None
    specifiers: list[ImportSpecifier] = []
    for child in [] if clause is None else clause.named_children:
        if child.type == "namespace_import":
            namespace = _text(tree, child.named_children[0])
        elif child.type == "identifier":
            specifiers.append(ImportSpecifier("default", _text(tree, child), is_type=False))
        elif child.type == "named_imports":
            listing = listing_at(tree, child.start_byte, child.end_byte)
            specifiers.extend(_specifiers(tree, child))
    is_type = any(child.type in ("type", "typeof") for child in node.children)
    module = unescape(_text(tree, source)[1:-1])
    return ImportDeclaration(node.start_byte, node.end_byte, module, is_type, namespace, tuple(specifiers), listing)


def _specifiers(tree: SyntaxTree, node: Node) -> list[ImportSpecifier]:
    found: list[ImportSpecifier] = []
    for child in node.named_children:
        name = child.child_by_field_name("name")
        if child.type != "import_specifier" or name is None:
            continue
        local = child.child_by_field_name("alias") or name
        is_type = any(part.type in ("type", "typeof") for part in child.children)
        found.append(ImportSpecifier(_text(tree, name).strip("'\""), _text(tree, local), is_type))
    return found


def _is_directive(node: Node) -> bool:
    return node.type == "expression_statement" and bool(node.named_children) and node.named_children[0].type == "string"


def _is_pragma(comment: bytes) -> bool:
    return comment.startswith(b"///") or b"@ts-" in comment or b"eslint-" in comment


def _text(tree: SyntaxTree, node: Node) -> str:
    return tree.data[node.start_byte : node.end_byte].decode("utf-8", "replace")
