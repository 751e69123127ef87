"""What the readers of expressions, types, patterns and statements need from one another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from amplify_ls.syntax.clients.code import Key
from amplify_ls.syntax.strings import unescape

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tree_sitter import Node

    from amplify_ls.syntax.clients.code import Code, Pattern
    from amplify_ls.syntax.clients.statement_code import Statement
    from amplify_ls.syntax.clients.type_code import TypeCode

KEYS = frozenset({"property_identifier", "string", "private_property_identifier"})
"""The nodes that are a known key of an object."""


class Reading(Protocol):
    """Reads the nodes of one file."""

    def code(self, node: Node) -> Code:
        """An expression."""

    def inner(self, nodes: Iterable[Node]) -> tuple[Code, ...]:
        """The expressions in some nodes, whatever these are."""

    def type(self, node: Node) -> TypeCode:
        """A type, or the type of an annotation."""

    def pattern(self, node: Node) -> Pattern | None:
        """What a declaration declares."""

    def statements(self, nodes: Iterable[Node]) -> tuple[Statement, ...]:
        """Statements, with the statements in their blocks."""


def text_of(node: Node) -> str:
    """The source text of a node."""
    return "" if node.text is None else node.text.decode("utf-8", "replace")


def content_of(node: Node) -> str:
    """The value of a string literal."""
    return unescape(text_of(node)[1:-1])


def key_of(node: Node, kind: str) -> Key:
    """A key at a node; a string has its own kind unless it is the key of an object."""
    text = content_of(node) if node.type == "string" else text_of(node)
    return Key(text, node.start_byte, node.end_byte, kind)


def parts_of(node: Node) -> Iterator[Node]:
    """The nodes within one, without comments."""
    return (child for child in node.named_children if child.type != "comment")


def optional_type(reading: Reading, node: Node | None) -> TypeCode | None:
    """The type of an annotation, if there is one."""
    return None if node is None else reading.type(node)
