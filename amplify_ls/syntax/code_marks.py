"""Marks for the type checker: assertions, written types, and conditions that narrow the type of a name."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from tree_sitter import Node

    from amplify_ls.syntax.tree import SyntaxTree


class CodeMark(Enum):
    """A mark in code that changes, or may change, the type of a value."""

    ASSERTION = "x as T, <T>x"
    SATISFIES = "x satisfies T"
    NON_NULL = "x!"
    ANNOTATION = "const x: T"
    ANY = "any or unknown, anywhere"
    ANY_ARGUMENT = "f<any>(), f<unknown>(), f<never>()"
    BRANCH = "if, while, switch, ??=, asserts"


class CodeMarks(NamedTuple):
    """The marks of a chunk, and the names that it tests."""

    marks: frozenset[CodeMark] = frozenset()
    asked: frozenset[str] = frozenset()
    """Names in conditions, after ``typeof``, and in arguments of functions such as ``assert``."""


ALL_MARKS = CodeMarks(frozenset(CodeMark))
"""The marks of code with syntax errors."""

_BRANCHES = frozenset({"if_statement", "while_statement", "do_statement", "switch_statement", "asserts"})
_ASSIGNMENTS = frozenset({b"??=", b"||=", b"&&="})
_ANY = frozenset({b"any", b"unknown"})
_NOTHING_CHECKED = frozenset({b"any", b"unknown", b"never"})
_WRAPPERS = frozenset({"parenthesized_expression", "as_expression", "satisfies_expression", "non_null_expression"})


def marks_of(node: Node, left_out: Node | None = None) -> CodeMarks:
    """The marks of a node and all nodes below it, except those below ``left_out``."""
    marks: set[CodeMark] = set()
    asked: set[str] = set()
    stack = [node]
    while stack:
        current = stack.pop()
        mark = _mark(current)
        if mark is not None:
            marks.add(mark)
        if current.type == "predefined_type" and current.text in _ANY:
            marks.add(CodeMark.ANY)
        if mark is CodeMark.BRANCH or current.type in ("unary_expression", "call_expression"):
            asked.update(_asked(current))
        if left_out is None or current.id != left_out.id:
            stack.extend(current.named_children)
    return CodeMarks(frozenset(marks), frozenset(asked))


def marks_within(tree: SyntaxTree, start: int, end: int) -> frozenset[CodeMark]:
    """The marks of the smallest node around a region, bytes of the file."""
    node = tree.root.descendant_for_byte_range(start, end)
    return frozenset(CodeMark) if node is None else marks_of(node).marks


def marks_around(tree: SyntaxTree, start: int, end: int) -> frozenset[CodeMark]:
    """The assertions about the expression in a region, bytes of the file: ``({ a: 1 }) as T``, ``name!``."""
    node = tree.root.descendant_for_byte_range(start, max(end - 1, start))
    while node is not None and node.end_byte < end:
        node = node.parent
    found: set[CodeMark] = set()
    while node is not None and (node.type in _WRAPPERS or (node.parent is not None and node.parent.type in _WRAPPERS)):
        mark = _mark(node)
        if mark is not None:
            found.add(mark)
        node = node.parent
    return frozenset(found)


class Initializer(NamedTuple):
    """The value of a variable without an annotation."""

    name: str
    is_constant: bool
    """Whether it is asserted ``as const``."""
    has_marks: bool
    """Whether it contains anything for the type checker."""


def initializer_at(tree: SyntaxTree, start: int, end: int) -> Initializer | None:
    """The variable that has the expression in a region as its value, as it is or ``as const``."""
    node = tree.root.descendant_for_byte_range(start, max(end - 1, start))
    while node is not None and (node.start_byte, node.end_byte) != (start, end) and node.start_byte >= start:
        node = node.parent
    parent = None if node is None or node.start_byte != start else node.parent
    if node is None or parent is None:
        return None
    is_constant = parent.type == "as_expression" and _is_const(parent)
    declarator = parent.parent if is_constant else parent
    value = parent if is_constant else node
    if declarator is None or declarator.type != "variable_declarator" or declarator.child_by_field_name("value") != value:
        return None
    name = declarator.child_by_field_name("name")
    if name is None or name.type != "identifier" or declarator.child_by_field_name("type") is not None:
        return None
    return Initializer((name.text or b"").decode(), is_constant, bool(marks_of(node).marks))


def variable_around(tree: SyntaxTree, start: int) -> str | None:
    """The variable whose value a byte of the file is part of, the innermost one."""
    node = tree.root.descendant_for_byte_range(start, start)
    while node is not None:
        if node.type == "variable_declarator":
            name = node.child_by_field_name("name")
            return None if name is None or name.type != "identifier" else (name.text or b"").decode()
        node = node.parent
    return None


def _mark(node: Node) -> CodeMark | None:
    kind = node.type
    if kind == "as_expression":
        return None if _is_const(node) else CodeMark.ASSERTION
    if kind == "type_assertion":
        return CodeMark.ASSERTION
    if kind == "satisfies_expression":
        return CodeMark.SATISFIES
    if kind == "non_null_expression":
        return CodeMark.NON_NULL
    if kind == "variable_declarator":
        return CodeMark.ANNOTATION if node.child_by_field_name("type") is not None else None
    if kind == "type_arguments":
        inner = node.named_children
        return CodeMark.ANY_ARGUMENT if len(inner) == 1 and inner[0].text in _NOTHING_CHECKED else None
    if kind in _BRANCHES:
        return CodeMark.BRANCH
    if kind == "augmented_assignment_expression":
        operator = node.child_by_field_name("operator")
        return CodeMark.BRANCH if operator is not None and operator.text in _ASSIGNMENTS else None
    return None


def _is_const(assertion: Node) -> bool:
    return assertion.child_count > 0 and assertion.children[-1].type == "const"


def _asked(node: Node) -> set[str]:
    """The names that a condition, a ``typeof`` or a call such as ``assert`` tests."""
    asked: Node | None = None
    if node.type == "unary_expression":
        operator = node.child_by_field_name("operator")
        asked = node.child_by_field_name("argument") if operator is not None and operator.type == "typeof" else None
    elif node.type == "call_expression":
        function = node.child_by_field_name("function")
        is_meant = function is not None and (function.text or b"").startswith(b"assert")
        asked = node.child_by_field_name("arguments") if is_meant else None
    else:
        asked = node.child_by_field_name("condition") or node.child_by_field_name("value")
    found: set[str] = set()
    stack = [] if asked is None else [asked]
    while stack:
        current = stack.pop()
        if current.type == "identifier" and current.text is not None:
            found.add(current.text.decode())
        stack.extend(current.named_children)
    return found
