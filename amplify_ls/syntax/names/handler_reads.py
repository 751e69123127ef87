"""What functions with a written type, ``Type['key']['other']``, read of a member of their first parameter.

A name that is declared twice, or whose type a condition may narrow, is not followed: everything that is found is certain.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.syntax.outline import span_within
from amplify_ls.syntax.strings import unescape

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tree_sitter import Node

    from amplify_ls.syntax.names.chunked_file import ChunkedFile
    from amplify_ls.syntax.outline import Span, StatementChunk

_FUNCTIONS = frozenset({"arrow_function", "function_expression"})
_NAMES = frozenset({"identifier", "shorthand_property_identifier_pattern"})
_WRAPPERS = frozenset({"non_null_expression", "parenthesized_expression"})
_USES = frozenset(
    {"arguments", "array", "await_expression", "binary_expression", "expression_statement", "member_expression", "pair"}
    | {"return_statement", "spread_element", "subscript_expression", "template_substitution", "unary_expression"}
    | {"as_expression", "satisfies_expression", "ternary_expression", "variable_declarator", *_WRAPPERS}
)
"""What may be around a name that is read."""
_HARMLESS = frozenset({"JSON", "Object", "console"})
_TYPE_DECLARATIONS = frozenset(
    {"type_alias_declaration", "interface_declaration", "class_declaration", "enum_declaration", "type_parameter"}
)
_TESTS = frozenset(
    {"if_statement", "while_statement", "do_statement", "ternary_expression", "binary_expression", "switch_statement"}
)

_MOST_NAMES = 100
"""Names that are followed in one function. Each may be the value of the next one."""


class ReadMember(NamedTuple):
    """A member that is read."""

    name: str
    span: Span
    is_shorthand: bool
    """Whether the place declares a variable of the same name: ``{ name }``."""


class TypedFunction(NamedTuple):
    """A function whose variable has the type ``name['first']['second']``."""

    type_name: str
    keys: tuple[str, str]
    reads: tuple[ReadMember, ...]


class LookedUp(NamedTuple):
    """The type ``name['key']``."""

    type_name: str
    key: str
    span: Span
    """The key with its quotes."""


def typed_functions(file: ChunkedFile, chunk: StatementChunk, member: str) -> tuple[TypedFunction, ...]:
    """The functions that a statement declares, with what they read of a member of their first parameter."""
    chunk.note_text()
    node = file.node_of(chunk)
    if node is None or chunk.content.peek().is_broken:
        return ()
    if node.type == "export_statement":
        node = node.child_by_field_name("declaration")
    found = (_function(each, chunk, member) for each in (() if node is None else node.named_children))
    return tuple(each for each in found if each is not None)


def looked_up_types(file: ChunkedFile, chunk: StatementChunk) -> tuple[LookedUp, ...]:
    """The types ``Name['key']`` in a statement."""
    chunk.note_text()
    node = file.node_of(chunk)
    if node is None or chunk.content.peek().is_broken:
        return ()
    own = _own_types(node)
    lookups = (each for each in _nodes(node) if each.type == "lookup_type" and len(each.named_children) == 2)
    found = ((each.named_children[0], _string(each.named_children[1])) for each in lookups)
    return tuple(
        LookedUp(_text(owner), unescape(_text(key)[1:-1]), span_within(chunk, key.start_byte, key.end_byte))
        for owner, key in found
        if owner.type == "type_identifier" and key is not None and _text(owner) not in own
    )


def _string(key: Node) -> Node | None:
    content = key.named_children[0] if key.type == "literal_type" and key.named_children else None
    return content if content is not None and content.type == "string" else None


def _function(declarator: Node, chunk: StatementChunk, member: str) -> TypedFunction | None:
    value, annotation = declarator.child_by_field_name("value"), declarator.child_by_field_name("type")
    keys = None if annotation is None or not annotation.named_children else _keys(annotation.named_children[0])
    if declarator.type != "variable_declarator" or value is None or value.type not in _FUNCTIONS or keys is None:
        return None
    reads = _Reads(value, chunk, member)
    return TypedFunction(keys[0], (keys[1], keys[2]), reads.all())


def _keys(node: Node) -> tuple[str, str, str] | None:
    """The parts of ``Name['first']['second']``."""
    keys: list[str] = []
    while node.type == "lookup_type" and len(node.named_children) == 2:
        node, key = node.named_children
        content = _string(key)
        if content is None:
            return None
        keys.insert(0, unescape(_text(content)[1:-1]))
    return (_text(node), keys[0], keys[1]) if node.type == "type_identifier" and len(keys) == 2 else None


class _UnclearError(Exception):
    """The type of a name cannot be followed."""


class _Reads:
    """What one function reads."""

    def __init__(self, function: Node, chunk: StatementChunk, member: str) -> None:
        self._function = function
        self._chunk = chunk
        self._member = member
        self._found: list[ReadMember] = []
        self._names: dict[bytes | None, list[Node]] = {}
        self._followed = 0

    def all(self) -> tuple[ReadMember, ...]:
        parameter = self._parameter()
        if parameter is None:
            return ()
        for node in _nodes(self._function):
            if _is_narrowing(node):
                return ()
            if node.type in _NAMES:
                self._names.setdefault(node.text, []).append(node)
        try:
            self._whole(parameter)
        except _UnclearError:
            return ()
        return tuple(self._found)

    def _parameter(self) -> Node | None:
        """The first parameter, if its type is not written."""
        single = self._function.child_by_field_name("parameter")
        if single is not None:
            return single
        listed = self._function.child_by_field_name("parameters")
        first = None if listed is None else next((each for each in listed.named_children if each.type != "comment"), None)
        if first is None or first.type != "required_parameter" or first.child_by_field_name("type") is not None:
            return None
        return first.child_by_field_name("pattern")

    def _whole(self, pattern: Node) -> None:
        """Follow the value that has the member."""
        if pattern.type == "identifier":
            for outer in self._uses(pattern):
                if _is_member(outer, self._member):
                    self._used(outer[1])
                elif _is_value(outer):
                    self._whole(_declared(outer[1]))
        elif pattern.type == "object_pattern":
            for key, inner in _unpacked(pattern):
                if _text(key) == self._member and inner.type != "shorthand_property_identifier_pattern":
                    self._of_member(inner)
                elif _text(key) == self._member:
                    self._name(inner)

    def _used(self, node: Node) -> None:
        """An expression whose value is the member."""
        outer = _beyond_wrappers(node)
        if _is_test(outer):
            raise _UnclearError
        if outer[1].type == "member_expression":
            key = outer[1].child_by_field_name("property")
            if key is not None and key.type == "property_identifier":
                self._note(key)
        elif _is_value(outer):
            self._of_member(_declared(outer[1]))

    def _of_member(self, pattern: Node) -> None:
        """A pattern that takes the member apart, or names it."""
        if pattern.type == "identifier":
            self._name(pattern)
        elif pattern.type == "object_pattern":
            for key, _ in _unpacked(pattern):
                self._note(key)
            rest = next((each for each in pattern.named_children if each.type == "rest_pattern"), None)
            if rest is not None and rest.named_children:
                # The rest has fewer members.
                self._name(rest.named_children[0])

    def _name(self, declared: Node) -> None:
        for outer in self._uses(declared):
            self._used(outer[0])

    def _uses(self, declared: Node) -> Iterator[tuple[Node, Node]]:
        """The places that read a name, with the node around each."""
        self._followed += 1
        if self._followed > _MOST_NAMES:
            raise _UnclearError
        for node in self._names.get(declared.text, ()):
            if node.id == declared.id:
                continue
            if node.type == "identifier":
                outer = _beyond_wrappers(node)
                is_read = outer[1].type in _USES and (outer[1].type != "variable_declarator" or _is_value(outer))
                if not is_read or _is_test(outer):
                    raise _UnclearError
                yield outer
            else:
                raise _UnclearError

    def _note(self, key: Node) -> None:
        is_shorthand = key.type == "shorthand_property_identifier_pattern"
        self._found.append(ReadMember(_text(key), span_within(self._chunk, key.start_byte, key.end_byte), is_shorthand))


def _nodes(root: Node) -> Iterator[Node]:
    stack = [root]
    while stack:
        node = stack.pop()
        yield node
        stack.extend(reversed(node.named_children))


def _is_narrowing(node: Node) -> bool:
    """Whether the expression ``'key' in value`` or ``value instanceof Class``."""
    operator = node.child_by_field_name("operator") if node.type == "binary_expression" else None
    return operator is not None and operator.type in ("in", "instanceof")


def _own_types(root: Node) -> frozenset[str]:
    """The types that are declared within a statement."""
    declared = (each.child_by_field_name("name") for each in _nodes(root) if each.type in _TYPE_DECLARATIONS)
    return frozenset(_text(name) for name in declared if name is not None)


def _is_test(outer: tuple[Node, Node]) -> bool:
    """Whether a function that is passed the value may narrow its type.

    ``if (isOrder(args))``, ``const isOrder = check(args)``, ``assertOrder(args)``.
    """
    if outer[1].type != "arguments" or outer[1].parent is None:
        return False
    call = outer[1].parent
    around = call.parent
    while around is not None and around.type in ("parenthesized_expression", "unary_expression"):
        around = around.parent
    if around is None or around.type in _TESTS:
        return True
    callee = call.child_by_field_name("function")
    owner = None if callee is None or callee.type != "member_expression" else callee.child_by_field_name("object")
    if around.type == "variable_declarator":
        return owner is None or _text(owner) not in _HARMLESS
    return around.type == "expression_statement" and owner is None


def _beyond_wrappers(node: Node) -> tuple[Node, Node]:
    """A node with the brackets and the `!` around it, and the node around those."""
    inner, outer = node, node.parent
    while outer is not None and outer.type in _WRAPPERS:
        inner, outer = outer, outer.parent
    return inner, outer or inner


def _is_member(outer: tuple[Node, Node], name: str) -> bool:
    owner, key = outer[1].child_by_field_name("object"), outer[1].child_by_field_name("property")
    is_access = outer[1].type == "member_expression" and owner is not None and owner.id == outer[0].id
    return is_access and key is not None and key.type == "property_identifier" and _text(key) == name


def _is_value(outer: tuple[Node, Node]) -> bool:
    """Whether it is the value of a variable whose type is not written."""
    value = outer[1].child_by_field_name("value") if outer[1].type == "variable_declarator" else None
    return value is not None and value.id == outer[0].id and outer[1].child_by_field_name("type") is None


def _declared(declarator: Node) -> Node:
    return declarator.child_by_field_name("name") or declarator


def _unpacked(pattern: Node) -> Iterator[tuple[Node, Node]]:
    """The keys of an object pattern that are names, and what each of them declares."""
    for child in pattern.named_children:
        part = child.child_by_field_name("left") if child.type == "object_assignment_pattern" else child
        if part is None:
            continue
        if part.type == "shorthand_property_identifier_pattern":
            yield part, part
        elif part.type == "pair_pattern":
            key, inner = part.child_by_field_name("key"), part.child_by_field_name("value")
            if key is not None and inner is not None and key.type == "property_identifier":
                yield key, inner


def _text(node: Node) -> str:
    return (node.text or b"").decode("utf-8", "replace")
