"""Read the nodes of a statement as code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.syntax.bounds import MOST_ITEMS
from amplify_ls.syntax.code import (
    Assignment,
    Code,
    Constant,
    Element,
    Field,
    Invocation,
    ListCode,
    Member,
    Mixed,
    Name,
    ObjectCode,
    StatementCode,
    Typed,
    environment_variable,
)
from amplify_ls.syntax.code_names import SCOPES, content_of, declaring, key_text, narrowed, taken_out, text, type_name
from amplify_ls.syntax.lower.patterns import names_below
from amplify_ls.syntax.outline import Span, member_at, parse_statement, span_within
from amplify_ls.syntax.scripts.types import TYPE_NODES
from amplify_ls.syntax.strings import unescape

if TYPE_CHECKING:
    from collections.abc import Callable

    from tree_sitter import Node

    from amplify_ls.syntax.outline import EntryChunk, StatementChunk
    from amplify_ls.syntax.source_file import SourceFile

MOST_MEMBERS = 12
"""The maximum number of members of an options object; larger ones are schemas."""
_DEEPEST = 150
"""The maximum depth of nesting."""
_FUNCTIONS = frozenset({"arrow_function", "function_expression", "generator_function"})
_PARAMETERS = frozenset({"required_parameter", "optional_parameter"})
_CONSTANTS = {"string": "s", "template_string": "s", "number": "n", "true": "b", "false": "b"}


def read_code(file: SourceFile, chunk: StatementChunk) -> StatementCode:
    """Read a statement; one with a syntax error is unknown."""
    if is_split(chunk):
        chunk.revision.get()
    else:
        chunk.note_text()
    node = file.node_of(chunk)
    if node is None or chunk.content.peek().is_broken or (node.has_error and not is_split(chunk)):
        return StatementCode()
    inside = parse_statement(node).chunked if is_split(chunk) else None
    return _Reader(lambda start, end: span_within(chunk, start, end), None if inside is None else inside.id).statement(node)


def is_split(chunk: StatementChunk) -> bool:
    """Whether the members of a large object are read separately, so that a keystroke in one does not visit all of them."""
    return len(chunk.entry_list.get()) > MOST_MEMBERS


def read_entry(file: SourceFile, chunk: StatementChunk, entry: EntryChunk) -> StatementCode:
    """Read one member of the large object of a statement."""
    entry.revision.get()
    statement = None if entry.is_broken.get() else file.node_of(chunk)
    node = None if statement is None else member_at(statement, entry.anchor.start, entry.end)
    if node is None:
        return StatementCode()
    start = entry.anchor.start
    reader = _Reader(lambda first, last: Span(entry.anchor, first - start, last - start))
    return reader.statement(node, file.names.seen_by_members(chunk))


class _Reader:
    def __init__(self, span: Callable[[int, int], Span], chunked: int | None = None) -> None:
        self._place = span
        self._chunked = chunked
        """The node of an object whose members are read separately."""
        self._scopes: list[dict[str, int]] = []
        self._locals: list[Code | None] = []
        self._bindings: list[tuple[str, Code]] = []
        self._roots: list[Code] = []
        self._narrowed: frozenset[str] = frozenset()
        self._depth = 0

    def statement(self, node: Node, seen: frozenset[str] = frozenset()) -> StatementCode:
        """Read everything below a node; ``seen`` are names in the scopes around it."""
        self._narrowed = frozenset(narrowed(node)) | seen
        self._visit(node)
        return StatementCode(tuple(self._roots), tuple(self._locals), tuple(self._bindings))

    def _visit(self, node: Node) -> None:
        """Read a node other than an expression."""
        kind = node.type
        if kind in TYPE_NODES or kind == "import_statement" or self._depth > _DEEPEST:
            return
        self._depth += 1
        if kind in _READERS or kind in _CONSTANTS:
            self._roots.append(self._read(node))
        elif kind in SCOPES:
            self._scope(node)
        elif kind == "variable_declarator":
            self._declarator(node)
        else:
            for child in node.named_children:
                self._visit(child)
        self._depth -= 1

    def _scope(self, node: Node) -> None:
        self._scopes.append({})
        for child in declaring(node):
            self._declare(text(child))
        single = node.child_by_field_name("parameter")
        for child in node.named_children:
            if child.type == "formal_parameters":
                for parameter in child.named_children:
                    self._parameter(parameter)
            elif child.type == "statement_block" and node.type != "statement_block":
                # The body of a function shares the scope of its parameters.
                for name in declaring(child):
                    self._declare(text(name))
                for inner in child.named_children:
                    self._visit(inner)
            elif single is None or child.id != single.id:
                self._visit(child)
        self._scopes.pop()

    def _declare(self, name: str) -> int:
        self._scopes[-1][name] = len(self._locals)
        self._locals.append(None)
        return len(self._locals) - 1

    def _parameter(self, node: Node) -> None:
        pattern, annotation = node.child_by_field_name("pattern"), node.child_by_field_name("type")
        value = node.child_by_field_name("value")
        if value is not None:
            self._visit(value)
        if node.type not in _PARAMETERS or pattern is None:
            return
        if pattern.type == "identifier":
            place = self._declare(text(pattern))
            self._locals[place] = self._annotated(annotation)
            return
        for name in names_below(pattern):
            self._declare(text(name))

    def _declarator(self, node: Node) -> None:
        name, value, annotation = (node.child_by_field_name(field) for field in ("name", "value", "type"))
        before = None if value is None else self._read(value)
        if before is not None:
            self._roots.append(before)
        if name is None:
            return
        is_constant = node.parent is not None and node.parent.children[0].type == "const"
        known = self._annotated(annotation) if annotation is not None else before if is_constant else None
        if name.type == "identifier":
            self._bind(text(name), known)
        elif name.type == "object_pattern" and known is not None:
            for key, local in taken_out(name):
                self._bind(text(local), Member(self._span(key), known, text(key), self._span(key), is_optional=False))
                self._roots.append(Member(self._span(key), known, text(key), self._span(key), is_optional=False))

    def _bind(self, name: str, code: Code | None) -> None:
        if self._scopes:
            place = self._scopes[-1].get(name)
            if place is not None:
                self._locals[place] = code
        elif code is not None:
            self._bindings.append((name, code))

    def _annotated(self, annotation: Node | None) -> Typed | None:
        """A value of the type of an annotation, for types that are plain names."""
        found = type_name(annotation)
        return None if found is None else Typed(self._span(found), tuple(text(found).split(".")))

    def _read(self, node: Node) -> Code:
        """The expression of a node."""
        constant = _CONSTANTS.get(node.type)
        reader = _READERS.get(node.type)
        self._depth += 1
        found = self._mixed(node) if reader is None or self._depth > _DEEPEST else reader(self, node)
        self._depth -= 1
        if constant is not None:
            self._roots.extend(found.inner if isinstance(found, Mixed) else ())
            return Constant(self._span(node), constant, content_of(node))
        return found

    def _mixed(self, node: Node) -> Code:
        if self._depth > _DEEPEST:
            return Mixed(self._span(node))
        before, self._roots = self._roots, []
        for child in node.named_children:
            self._visit(child)
        inner, self._roots = tuple(self._roots), before
        return Mixed(self._span(node), inner)

    def _name(self, node: Node) -> Code:
        name = text(node)
        if name in self._narrowed or name in ("undefined", "null"):
            return Mixed(self._span(node))
        for scope in reversed(self._scopes):
            if name in scope:
                return Name(self._span(node), name, scope[name])
        return Name(self._span(node), name, None)

    def _member(self, node: Node) -> Code:
        target, name = node.child_by_field_name("object"), node.child_by_field_name("property")
        if target is None or name is None or name.type != "property_identifier":
            return self._mixed(node)
        is_optional = any(child.type == "optional_chain" for child in node.children)
        return Member(self._span(node), self._read(target), text(name), self._span(name), is_optional)

    def _element(self, node: Node) -> Code:
        target, index = node.child_by_field_name("object"), node.child_by_field_name("index")
        if target is None or index is None:
            return self._mixed(node)
        key = unescape(text(index)[1:-1]) if index.type == "string" else None
        if key is None:
            self._roots.append(self._read(index))
        return Element(self._span(node), self._read(target), key)

    def _call(self, node: Node) -> Code:
        is_new = node.type == "new_expression"
        callee, given = node.child_by_field_name("constructor" if is_new else "function"), node.child_by_field_name("arguments")
        if callee is None or given is None or given.type != "arguments":
            return self._mixed(node)
        made_by = self._mixed(callee) if callee.type in ("import", "super") else self._read(callee)
        items = [child for child in given.named_children if child.type != "comment"]
        is_open = any(child.type == "spread_element" for child in items)
        return Invocation(self._span(node), made_by, tuple(map(self._read, items)), is_open=is_open, is_new=is_new)

    def _assignment(self, node: Node) -> Code:
        target, value = node.child_by_field_name("left"), node.child_by_field_name("right")
        if target is None or value is None or target.type not in _PROPERTIES:
            return self._mixed(node)
        return Assignment(self._span(node), self._read(target), self._read(value))

    def _object(self, node: Node) -> Code:
        if node.id == self._chunked:
            return ObjectCode(self._span(node), (), is_open=True)
        fields: list[Field] = []
        is_open = False
        for child in node.named_children:
            key, value = child.child_by_field_name("key"), child.child_by_field_name("value")
            if child.type == "shorthand_property_identifier":
                fields.append(Field(text(child), self._span(child), self._span(child), self._name(child)))
            elif child.type == "pair" and key is not None and value is not None and key.type in _KEYS:
                fields.append(Field(key_text(key), self._span(key), self._span(child), self._read(value)))
            elif child.type == "method_definition":
                key = child.child_by_field_name("name")
                self._visit(child)
                if key is not None and key.type in _KEYS:
                    fields.append(Field(key_text(key), self._span(key), self._span(child), Constant(self._span(child), "f")))
                is_open = is_open or key is None or key.type not in _KEYS
            elif child.type != "comment":
                is_open = True
                self._visit(child)
        return ObjectCode(self._span(node), tuple(fields), is_open)

    def _list(self, node: Node) -> Code:
        if node.named_child_count > MOST_ITEMS:
            return Mixed(self._span(node))
        items: list[Code] = []
        for child in node.named_children:
            if child.type == "spread_element":
                self._visit(child)
            elif child.type != "comment":
                items.append(self._read(child))
        return ListCode(self._span(node), tuple(items))

    def _function(self, node: Node) -> Code:
        self._scope(node)
        return Constant(self._span(node), "f")

    def _inner(self, node: Node) -> Code:
        """``(value)``, ``value!`` and ``value satisfies T`` are the value itself."""
        children = [child for child in node.named_children if child.type != "comment"]
        is_plain = len(children) == 1 or node.type == "satisfies_expression"
        if not children or not is_plain:
            return self._mixed(node)
        found = self._read(children[0])
        is_asserted = node.type == "non_null_expression" and environment_variable(found) != ""
        return Mixed(self._span(node), (found,)) if is_asserted else found

    def _cast(self, node: Node) -> Code:
        children = [child for child in node.named_children if child.type != "comment"]
        if len(children) == 1:
            # `as const`
            return self._read(children[0])
        kind = children[-1]
        inner = self._read(children[0])
        if kind.type in ("type_identifier", "nested_type_identifier"):
            return Typed(self._span(node), tuple(text(kind).split(".")), (inner,))
        return Mixed(self._span(node), (inner,))

    def _span(self, node: Node) -> Span:
        return self._place(node.start_byte, node.end_byte)


_KEYS = frozenset({"property_identifier", "string"})
_PROPERTIES = frozenset({"member_expression", "subscript_expression"})
_READERS: dict[str, Callable[[_Reader, Node], Code]] = {
    **dict.fromkeys(("identifier", "undefined"), _Reader._name),
    "member_expression": _Reader._member,
    "subscript_expression": _Reader._element,
    "call_expression": _Reader._call,
    "new_expression": _Reader._call,
    "assignment_expression": _Reader._assignment,
    "object": _Reader._object,
    "array": _Reader._list,
    "parenthesized_expression": _Reader._inner,
    "non_null_expression": _Reader._inner,
    "satisfies_expression": _Reader._inner,
    "as_expression": _Reader._cast,
    "template_string": _Reader._mixed,
    **dict.fromkeys(_FUNCTIONS, _Reader._function),
}
