"""The constructs of a script by kind, some of which an environment with a subset of JavaScript may reject."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.syntax.outline import span_within
from amplify_ls.syntax.scripts.calls import CalledMethod, created_class, method_call
from amplify_ls.syntax.scripts.types import TYPE_NODES, written_type

if TYPE_CHECKING:
    from tree_sitter import Node

    from amplify_ls.syntax.outline import Span, StatementChunk
    from amplify_ls.syntax.source_file import SourceFile

_DEEPEST = 400
"""The maximum depth of nesting."""


class ConstructKind(Enum):
    """The kind of a construct, and the meaning of its ``parts``."""

    ASYNC = "async"
    """An asynchronous function."""
    AWAIT = "await"
    CLASS = "class"
    FOR = "for"
    """A loop with a condition, not ``for...of`` or ``for...in``."""
    WHILE = "while"
    DO_WHILE = "do while"
    CONTINUE = "continue"
    TRY = "try"
    THROW = "throw"
    """Parts: the thrown value, and the arguments if it is a new error."""
    REGEX = "regex"
    """Parts: the pattern, and the text that it is tested against in ``/pattern/.test(text)`` with no flags."""
    GENERATOR = "generator"
    YIELD = "yield"
    LABEL = "label"
    THIS = "this"
    UPDATE = "update"
    """``++`` or ``--``. Parts: the operand, if the value is not used."""
    COMPLEMENT = "~"
    INSTANCEOF = "instanceof"
    IN = "in"
    """Parts: the key and the object."""
    DYNAMIC_IMPORT = "import()"
    ASSIGNMENT = "assignment"
    """An assignment to a name or a direct member of it. Parts: the name, and the name of the member."""
    TYPE = "type"
    """A TypeScript-only construct. Parts: the region whose removal makes it JavaScript, if there is one."""


class Construct(NamedTuple):
    """One construct. Reading the same text twice gives equal results."""

    kind: ConstructKind
    span: Span
    """The keyword or operator of the construct."""
    whole: Span
    parts: tuple[Span, ...] = ()
    text: str = ""
    """The keyword or operator."""


class Script(NamedTuple):
    """The constructs of a statement of a script, including nested code."""

    constructs: tuple[Construct, ...] = ()
    methods: tuple[CalledMethod, ...] = ()
    created: tuple[str, ...] = ()
    """The names of the classes after `new`."""


def read_script(file: SourceFile, chunk: StatementChunk) -> Script:
    """Read a statement; one with a syntax error is unknown."""
    chunk.note_text()
    node = file.node_of(chunk)
    if node is None or node.has_error:
        return Script()
    return _Reader(chunk).read(node)


class _Reader:
    def __init__(self, chunk: StatementChunk) -> None:
        self._chunk = chunk
        self._found: list[Construct] = []
        self._methods: list[CalledMethod] = []
        self._created: list[str] = []

    def read(self, node: Node) -> Script:
        stack = [(node, 0)]
        while stack:
            current, depth = stack.pop()
            self._look(current)
            if current.type in TYPE_NODES or current.type in _CLASSES or depth > _DEEPEST:
                continue
            stack.extend((child, depth + 1) for child in reversed(current.children))
        return Script(tuple(self._found), tuple(self._methods), tuple(self._created))

    def _look(self, node: Node) -> None:
        kind = node.type
        if kind in _WORDS:
            self._add(_WORDS[kind], node.children[0], node)
        elif kind in _FUNCTIONS:
            for child in node.children:
                if child.type == "async":
                    self._add(ConstructKind.ASYNC, child, node)
                elif child.type == "*":
                    self._add(ConstructKind.GENERATOR, child, node)
        elif kind in _TOKENS:
            self._add(_TOKENS[kind], node, node)
        elif kind in _LOOKS:
            _LOOKS[kind](self, node)
        else:
            found = written_type(node)
            if found is not None:
                parts = () if found.start is None else (self._region(found.start, found.end),)
                self._add(ConstructKind.TYPE, found.token, node, *parts)

    def _throw(self, node: Node) -> None:
        thrown = node.named_children[0] if node.named_children else None
        parts = [] if thrown is None else [self._span(thrown)]
        if thrown is not None and thrown.type == "new_expression":
            given = thrown.child_by_field_name("arguments")
            made = thrown.child_by_field_name("constructor")
            if given is not None and made is not None and text(made).endswith("Error"):
                parts.extend(self._span(each) for each in given.named_children if each.type != "comment")
                if len(parts) == 1:
                    parts.append(self._region(given.end_byte - 1, given.end_byte - 1))
        self._add(ConstructKind.THROW, node.children[0], node, *parts)

    def _regex(self, node: Node) -> None:
        pattern, flags = node.child_by_field_name("pattern"), node.child_by_field_name("flags")
        member = node.parent
        call = None if member is None else member.parent
        if pattern is None or flags is not None or member is None or call is None or call.type != "call_expression":
            self._add(ConstructKind.REGEX, node, node)
            return
        name, given = member.child_by_field_name("property"), call.child_by_field_name("arguments")
        items = [] if given is None else given.named_children
        if name is None or text(name) != "test" or len(items) != 1 or call.child_by_field_name("function") != member:
            self._add(ConstructKind.REGEX, node, node)
            return
        parts = (self._span(pattern), self._span(items[0]))
        self._found.append(Construct(ConstructKind.REGEX, self._span(node), self._span(call), parts, text(node)))

    def _label(self, node: Node) -> None:
        label = node.child_by_field_name("label")
        if label is not None:
            self._add(ConstructKind.LABEL, label, node)

    def _update(self, node: Node) -> None:
        operand, operator = node.child_by_field_name("argument"), node.child_by_field_name("operator")
        if operand is None or operator is None:
            return
        around = node.parent
        is_unused = around is not None and around.type == "expression_statement"
        if around is not None and around.type == "for_statement" and around.child_by_field_name("increment") == node:
            # It belongs to the loop.
            return
        self._add(ConstructKind.UPDATE, operator, node, *((self._span(operand),) if is_unused else ()))

    def _unary(self, node: Node) -> None:
        operator = node.child_by_field_name("operator")
        if operator is not None and operator.type == "~":
            self._add(ConstructKind.COMPLEMENT, operator, node)

    def _binary(self, node: Node) -> None:
        operator = node.child_by_field_name("operator")
        left, right = node.child_by_field_name("left"), node.child_by_field_name("right")
        if operator is None or left is None or right is None:
            return
        if operator.type == "in":
            around = node.parent
            is_negated = around is not None and around.parent is not None and around.parent.type == "unary_expression"
            whole = around if is_negated and around is not None and around.type == "parenthesized_expression" else node
            self._add(ConstructKind.IN, operator, whole, self._span(left), self._span(right))
        elif operator.type == "instanceof":
            self._add(ConstructKind.INSTANCEOF, operator, node)

    def _loop(self, node: Node) -> None:
        for child in node.children:
            if child.type == "await":
                self._add(ConstructKind.AWAIT, child, node)

    def _assignment(self, node: Node) -> None:
        target = node.child_by_field_name("left")
        if target is None or target.type not in ("identifier", "member_expression"):
            return
        name, member = target, target.child_by_field_name("property")
        if member is not None:
            name = target.child_by_field_name("object") or target
        if name.type == "identifier":
            parts = (name,) if member is None else (name, member)
            self._add(ConstructKind.ASSIGNMENT, target, node, *map(self._span, parts))

    def _call(self, node: Node) -> None:
        called = node.child_by_field_name("function")
        if called is not None and called.type == "import":
            self._add(ConstructKind.DYNAMIC_IMPORT, called, node)
        found = method_call(node)
        if found is not None:
            receiver = None if found.receiver is None else text(found.receiver)
            self._methods.append(CalledMethod(text(found.method), self._span(found.method), receiver, found.first))

    def _new(self, node: Node) -> None:
        name = created_class(node)
        if name is not None:
            self._created.append(name)

    def _add(self, kind: ConstructKind, token: Node, whole: Node, *parts: Span) -> None:
        self._found.append(Construct(kind, self._span(token), self._span(whole), parts, text(token)))

    def _span(self, node: Node) -> Span:
        return self._region(node.start_byte, node.end_byte)

    def _region(self, start: int, end: int) -> Span:
        return span_within(self._chunk, start, end)


def text(node: Node) -> str:
    return (node.text or b"").decode("utf-8", "replace")


_WORDS = {
    "await_expression": ConstructKind.AWAIT,
    "yield_expression": ConstructKind.YIELD,
    "class_declaration": ConstructKind.CLASS,
    "class": ConstructKind.CLASS,
    "for_statement": ConstructKind.FOR,
    "while_statement": ConstructKind.WHILE,
    "do_statement": ConstructKind.DO_WHILE,
    "continue_statement": ConstructKind.CONTINUE,
    "try_statement": ConstructKind.TRY,
}
"""Constructs that begin with their word."""
_TOKENS = {"this": ConstructKind.THIS}
_CLASSES = frozenset({"class_declaration", "class"})
_FUNCTIONS = frozenset(
    {"function_declaration", "function_expression", "arrow_function", "method_definition"}
    | {"generator_function_declaration", "generator_function"}
)
_LOOKS = {
    "throw_statement": _Reader._throw,
    "regex": _Reader._regex,
    "labeled_statement": _Reader._label,
    "update_expression": _Reader._update,
    "unary_expression": _Reader._unary,
    "binary_expression": _Reader._binary,
    "for_in_statement": _Reader._loop,
    "call_expression": _Reader._call,
    "new_expression": _Reader._new,
    "assignment_expression": _Reader._assignment,
    "augmented_assignment_expression": _Reader._assignment,
}
