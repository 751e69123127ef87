"""Read a file that uses an API."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from amplify_ls.syntax.clients.code import Exported, FileCode, Imported, Unseen
from amplify_ls.syntax.clients.read_expressions import EXPRESSIONS, read_expression
from amplify_ls.syntax.clients.read_patterns import read_pattern
from amplify_ls.syntax.clients.read_statements import DEFAULT, is_statement, key_names, read_statement
from amplify_ls.syntax.clients.read_types import read_type
from amplify_ls.syntax.clients.reading import content_of, parts_of, text_of
from amplify_ls.syntax.clients.type_code import UnseenType

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tree_sitter import Node

    from amplify_ls.syntax.clients.code import Code, Pattern
    from amplify_ls.syntax.clients.statement_code import Statement
    from amplify_ls.syntax.clients.type_code import TypeCode
    from amplify_ls.syntax.tree import SyntaxTree

ALL = "*"
_DEEPEST = 150
"""The maximum depth of nesting."""
_SPECIFIER = re.compile(rb"""\b(?:from|import)\s*\(?\s*['"]([^'"\n]{1,300})['"]""")


def modules_in(data: bytes) -> tuple[str, ...]:
    """The modules that a text seems to import, without parsing it: possibly more than it does."""
    return tuple(dict.fromkeys(each.decode("utf-8", "replace") for each in _SPECIFIER.findall(data)))


def read_file(tree: SyntaxTree, largest: int) -> FileCode:
    """The code of a file, without declarations of more bytes than ``largest``."""
    reader = _Reader()
    top = [node for node in parts_of(tree.root) if node.end_byte - node.start_byte <= largest]
    exported = [node for node in top if node.type == "export_statement"]
    values = (node.child_by_field_name("value") for node in exported)
    default = next((value for value in values if value is not None), None)
    return FileCode(
        tuple(each for node in top if node.type == "import_statement" for each in _imports(node)),
        tuple(each for node in exported for each in _exports(node)),
        reader.statements(top),
        None if default is None else reader.code(default),
    )


class _Reader:
    """Reads nodes, up to a depth."""

    def __init__(self) -> None:
        self._depth = 0

    def code(self, node: Node) -> Code:
        if self._depth > _DEEPEST:
            return Unseen()
        self._depth += 1
        found = read_expression(self, node)
        self._depth -= 1
        return found

    def inner(self, nodes: Iterable[Node]) -> tuple[Code, ...]:
        return tuple(each for node in nodes for each in self._inner(node))

    def _inner(self, node: Node) -> Iterator[Code]:
        if node.type in EXPRESSIONS:
            yield self.code(node)
        elif node.named_child_count and self._depth <= _DEEPEST:
            self._depth += 1
            for child in parts_of(node):
                yield from self._inner(child)
            self._depth -= 1

    def type(self, node: Node) -> TypeCode:
        if self._depth > _DEEPEST:
            return UnseenType()
        self._depth += 1
        found = read_type(self, node)
        self._depth -= 1
        return found

    def pattern(self, node: Node) -> Pattern | None:
        if self._depth > _DEEPEST:
            return None
        self._depth += 1
        found = read_pattern(self, node)
        self._depth -= 1
        return found

    def statements(self, nodes: Iterable[Node]) -> tuple[Statement, ...]:
        if self._depth > _DEEPEST:
            return ()
        self._depth += 1
        found = tuple(each for node in nodes for each in read_statement(self, node) if is_statement(node))
        self._depth -= 1
        return found


def _imports(statement: Node) -> Iterator[Imported]:
    source = statement.child_by_field_name("source")
    module = "" if source is None else content_of(source)
    for clause in (child for child in statement.children if child.type == "import_clause"):
        for part in clause.children:
            if part.type == "identifier":
                yield Imported(text_of(part), DEFAULT, module)
            elif part.type == "namespace_import":
                yield from (Imported(text_of(name), ALL, module) for name in parts_of(part))
            for item in part.children if part.type == "named_imports" else ():
                name, alias = item.child_by_field_name("name"), item.child_by_field_name("alias")
                if name is not None:
                    yield Imported(text_of(alias or name), text_of(name), module)


def _exports(statement: Node) -> Iterator[Exported]:
    source = statement.child_by_field_name("source")
    module = None if source is None else content_of(source)
    declaration, value = statement.child_by_field_name("declaration"), statement.child_by_field_name("value")
    is_default = any(child.type == DEFAULT for child in statement.children)
    for declared in () if declaration is None else key_names(declaration):
        yield Exported(DEFAULT if is_default else declared, declared, None)
    if value is not None:
        yield Exported(DEFAULT, "", None)
    for child in statement.children:
        if child.type == ALL:
            yield Exported(ALL, ALL, module)
        elif child.type == "namespace_export":
            yield from (Exported(text_of(name), ALL, module) for name in parts_of(child))
        for item in child.named_children if child.type == "export_clause" else ():
            name, alias = item.child_by_field_name("name"), item.child_by_field_name("alias")
            if name is not None:
                yield Exported(text_of(alias or name), text_of(name), module)
