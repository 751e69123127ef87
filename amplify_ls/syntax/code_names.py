"""The names in the nodes of code: declarations, and tests of types."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.syntax.lower.patterns import names_below
from amplify_ls.syntax.strings import unescape

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tree_sitter import Node

_DECLARATIONS = frozenset({"function_declaration", "generator_function_declaration", "class_declaration", "enum_declaration"})
_DECLARATIONS |= {"abstract_class_declaration"}

SCOPES = frozenset(
    {"statement_block", "for_statement", "for_in_statement", "catch_clause", "switch_body", "class_body"}
    | {"arrow_function", "function_expression", "function_declaration", "method_definition"}
    | {"generator_function", "generator_function_declaration", "internal_module", "module"}
)
"""The nodes that have names of their own."""
_LONGEST_TEXT = 300


def text(node: Node) -> str:
    return (node.text or b"").decode("utf-8", "replace")


def key_text(node: Node) -> str:
    return unescape(text(node)[1:-1]) if node.type == "string" else text(node)


def content_of(node: Node) -> str | None:
    """The text of a string literal, or of a template without substitutions, if it is short enough to be looked at."""
    is_plain = node.type == "string" or (node.type == "template_string" and not node.named_child_count)
    return unescape(text(node)[1:-1]) if is_plain and node.end_byte - node.start_byte <= _LONGEST_TEXT else None


def type_name(annotation: Node | None) -> Node | None:
    """The type of an annotation, if it is a plain name."""
    inner = None if annotation is None else next(iter(annotation.named_children), None)
    return inner if inner is not None and inner.type in ("type_identifier", "nested_type_identifier") else None


def taken_out(pattern: Node) -> Iterable[tuple[Node, Node]]:
    """The destructured keys of a pattern, with their local names."""
    for child in pattern.named_children:
        key, value = child.child_by_field_name("key"), child.child_by_field_name("value")
        if child.type == "shorthand_property_identifier_pattern":
            yield child, child
        elif key is not None and value is not None and (key.type, value.type) == ("property_identifier", "identifier"):
            yield key, value


def declaring(node: Node) -> Iterable[Node]:
    """The names that the direct statements of a node declare, or a loop or `catch`."""
    for field in ("left", "parameter"):
        found = node.child_by_field_name(field)
        if found is not None and node.type in ("for_in_statement", "catch_clause", "arrow_function"):
            yield from names_below(found)
    for child in node.named_children:
        inner = child.child_by_field_name("declaration") if child.type == "export_statement" else child
        if inner is None:
            continue
        if inner.type in ("lexical_declaration", "variable_declaration"):
            for declarator in inner.named_children:
                name = declarator.child_by_field_name("name")
                if name is not None:
                    yield from names_below(name)
        elif inner.type in _DECLARATIONS:
            name = inner.child_by_field_name("name")
            if name is not None:
                yield name


def narrowed(node: Node) -> Iterable[str]:
    """The names whose type the code tests, so that it is narrowed after the test."""
    stack = [node]
    while stack:
        current = stack.pop()
        stack.extend(current.named_children)
        if current.type == "binary_expression":
            operator = current.child_by_field_name("operator")
            side = {"instanceof": "left", "in": "right"}.get("" if operator is None else operator.type)
            asked = None if side is None else current.child_by_field_name(side)
            yield from () if asked is None else (text(each) for each in identifiers(asked))
        elif current.type == "call_expression":
            called, given = current.child_by_field_name("function"), current.child_by_field_name("arguments")
            name = None if called is None else called.child_by_field_name("property") or called
            if name is not None and given is not None and text(name).startswith(("is", "assert")):
                yield from (text(each) for each in identifiers(given))


def identifiers(node: Node) -> Iterable[Node]:
    stack = [node]
    while stack:
        current = stack.pop()
        if current.type == "identifier":
            yield current
        stack.extend(current.named_children)
