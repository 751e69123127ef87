"""TypeScript-only constructs, and the regions whose removal makes them JavaScript."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from tree_sitter import Node

"""The word in ``import type``."""

# Type arguments are not here: the grammar also takes `f(a < b, c > (d))` for some.
_DECLARATIONS = frozenset(
    {"interface_declaration", "type_alias_declaration", "ambient_declaration", "function_signature"}
    | {"enum_declaration", "internal_module", "module", "import_alias", "abstract_class_declaration"}
)
_ANNOTATIONS = frozenset(
    {"type_annotation", "type_parameters", "type_predicate_annotation", "asserts_annotation", "accessibility_modifier"}
)
_CASTS = frozenset({"as_expression", "satisfies_expression", "non_null_expression"})
_REMOVABLE = frozenset({"interface_declaration", "type_alias_declaration", "function_signature"})
TYPE_NODES = _DECLARATIONS | _ANNOTATIONS | {"type_arguments"}
"""Nodes that are TypeScript with all their content."""


class WrittenType(NamedTuple):
    """A TypeScript construct. Without the region from ``start`` to ``end`` it is JavaScript; None if it never is."""

    token: Node
    start: int | None
    end: int


def written_type(node: Node) -> WrittenType | None:
    """The TypeScript-only constructs of a node."""
    kind = node.type
    if kind in _ANNOTATIONS:
        return WrittenType(node, _before_question_mark(node), node.end_byte)
    if kind in _DECLARATIONS:
        around = node.parent if node.parent is not None and node.parent.type == "export_statement" else node
        return WrittenType(_word(node), around.start_byte if kind in _REMOVABLE else None, around.end_byte)
    if kind in _CASTS and node.named_children:
        return WrittenType(_word(node), node.named_children[0].end_byte, node.end_byte)
    if kind in ("import_statement", "import_specifier", "export_statement", "export_specifier"):
        word = next((child for child in node.children if child.type == "type"), None)
        if word is not None:
            return WrittenType(word, node.start_byte if kind == "import_statement" else None, node.end_byte)
    if kind == "optional_parameter" and node.child_by_field_name("type") is None:
        mark = next((child for child in node.children if child.type == "?"), None)
        return None if mark is None else WrittenType(mark, mark.start_byte, mark.end_byte)
    return None


def _word(node: Node) -> Node:
    """The first keyword or punctuation of a node."""
    return next((child for child in node.children if not child.is_named), node)


def _before_question_mark(node: Node) -> int:
    """The start of an annotation, including the question mark of an optional parameter."""
    before = node.prev_sibling
    return before.start_byte if before is not None and before.type == "?" else node.start_byte
