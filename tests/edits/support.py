"""Rendering operations on small texts, and reading the result back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.edits.render import render
from amplify_ls.model.builders import is_amplify_package
from amplify_ls.syntax.outline import Span
from amplify_ls.syntax.tree import SyntaxTree
from amplify_ls.text.disk import MemoryDisk
from amplify_ls.values.resolution.sources import Sources
from amplify_ls.values.values import Object, Value

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from typing import Any

    from tree_sitter import Node

    from amplify_ls.edits.operations import Operation, TextEdit

PATH = "/p/amplify/resource.ts"


class Rendered:
    """The texts after the operations; ``edits`` is empty when they could not be done."""

    def __init__(self, files: Mapping[str, str], edits: tuple[TextEdit, ...]) -> None:
        self.edits = edits
        self.files = {path: applied(text, [edit for edit in edits if edit.path == path]) for path, text in files.items()}

    @property
    def text(self) -> str | None:
        """The first file, None when nothing could be done."""
        return self.files[PATH] if self.edits else None


def rendered(text: str, operations: Callable[[Any], Iterable[Operation]], others: Mapping[str, str] | None = None) -> Rendered:
    """Render the operations that are made for the value of ``x``, a constant of the file."""
    files = {PATH: text, **(others or {})}
    sources = Sources(MemoryDisk(dict(files)), is_amplify_package)
    for path in files:
        sources.module(path)
    return Rendered(files, render(operations(value_of(sources, "x")), sources))


def value_of(sources: Sources, name: str) -> Value:
    """The value of a constant of the first file."""
    module = sources.module(PATH)
    assert module is not None
    return module.name(name, Span(module.file.statements[0].anchor, 0, 0))


def applied(text: str, edits: Iterable[TextEdit]) -> str:
    """The text after the edits, which must be in order, apart from one another, and inside of it."""
    data = text.encode()
    position = 0
    parts: list[bytes] = []
    for edit in edits:
        assert position <= edit.start <= edit.end <= len(data), f"edits overlap or are out of order: {edit}"
        parts += [data[position : edit.start], edit.text.encode()]
        position = edit.end
    return b"".join([*parts, data[position:]]).decode()


def object_of(text: str) -> Object:
    """The object that ``x`` is."""
    value = value_of(Sources(MemoryDisk({PATH: text}), is_amplify_package), "x")
    assert isinstance(value, Object)
    return value


def parse(text: str) -> SyntaxTree:
    """The tree of a text that must be free of syntax errors."""
    tree = SyntaxTree(text.encode(), "typescript")
    assert not tree.has_error, f"does not parse:\n{text}"
    return tree


def comments_of(tree: SyntaxTree) -> list[str]:
    """The texts of all comments."""
    return [_text(node, tree) for node in _nodes(tree.root) if node.type == "comment"]


def plain(tree: SyntaxTree) -> Any:
    """What the first constant of a text is set to: lists of pairs for objects, lists for lists, else words."""
    declarator = next(node for node in _nodes(tree.root) if node.type == "variable_declarator")
    value = declarator.child_by_field_name("value")
    assert value is not None
    return _plain(value, tree)


def _plain(node: Node, tree: SyntaxTree) -> Any:
    children = [child for child in node.named_children if child.type != "comment"]
    if node.type == "object":
        return {"object": [_pair(child, tree) for child in children]}
    if node.type in ("array", "arguments"):
        return [_plain(child, tree) for child in children]
    if node.type == "call_expression":
        return ("call", *(_plain(child, tree) for child in children))
    if node.type == "string":
        return ("string", _text(node, tree)[1:-1])
    return _text(node, tree)


def _pair(node: Node, tree: SyntaxTree) -> tuple[str, Any]:
    if node.type != "pair":
        return _text(node, tree), None
    key, value = node.child_by_field_name("key"), node.child_by_field_name("value")
    assert key is not None
    assert value is not None
    return _text(key, tree).strip("'\""), _plain(value, tree)


def _nodes(root: Node) -> Iterable[Node]:
    stack = [root]
    while stack:
        node = stack.pop()
        yield node
        stack.extend(reversed(node.children))


def _text(node: Node, tree: SyntaxTree) -> str:
    return tree.data[node.start_byte : node.end_byte].decode()
