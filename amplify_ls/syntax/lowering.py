"""From tree-sitter nodes to expressions: the place that knows what the grammar calls things."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.syntax.expressions import (
    ArrayLiteral,
    BooleanLiteral,
    Broken,
    Call,
    Cast,
    CastKind,
    ChunkedObject,
    ComputedPair,
    Conditional,
    Expression,
    Function,
    Identifier,
    Member,
    MemberAccess,
    New,
    NullLiteral,
    NumberLiteral,
    ObjectLiteral,
    Opaque,
    Pair,
    Sequence,
    Spread,
    StringLiteral,
    Subscript,
    Template,
    Use,
    UseKind,
)
from amplify_ls.syntax.strings import unescape

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tree_sitter import Node

_DEEPEST = 150
"""No author nests this deep; a generated file that does is Unknown from here on, so that recursion stays bounded."""

NAME_KINDS = frozenset({"identifier", "shorthand_property_identifier"})
_BLIND_TYPES = frozenset({b"any", b"unknown", b"never"})
_TYPE_KINDS = frozenset(
    {"type_annotation", "type_arguments", "type_parameters", "type_alias_declaration", "interface_declaration"}
)
_FUNCTION_KINDS = frozenset({"arrow_function", "function_expression", "function_declaration", "generator_function"})


class Lowering:
    """Lowers the nodes of one chunk. ``base`` is the byte that its positions are relative to.

    ``gap_start`` and ``gap_end`` bound the members of a chunked object: positions behind them are counted as if the gap were
    empty, so that an edit inside the gap leaves them true. ``chunked`` is the id of that object's node.
    """

    def __init__(self, data: bytes, base: int, gap_start: int = 0, gap_end: int = 0, chunked: int | None = None) -> None:
        self.data = data
        self.base = base
        self.uses: list[Use] = []
        self.blind_spans: list[tuple[int, int]] = []
        self._depth = 0
        self._gap_end = gap_end
        self._gap = gap_end - gap_start
        self._chunked = chunked

    def at(self, offset: int) -> int:
        """The relative position of a byte of the file."""
        if self._gap and offset >= self._gap_end:
            offset -= self._gap
        return offset - self.base

    def text(self, node: Node) -> str:
        return self.data[node.start_byte : node.end_byte].decode("utf-8", "replace")

    def expression(self, node: Node) -> Expression:
        """The expression that a node stands for; ``Opaque`` where no one here understands it."""
        lower = _LOWER.get(node.type)
        if lower is None or self._depth >= _DEEPEST:
            return self.opaque(node)
        self._depth += 1
        try:
            return lower(self, node)
        finally:
            self._depth -= 1

    def opaque(self, node: Node) -> Opaque:
        """A region that nobody evaluates: every name in it may be changed there."""
        self._note_opaque(node)
        return Opaque(self.at(node.start_byte), self.at(node.end_byte))

    def scan(self, node: Node) -> None:
        """Record what code that nobody evaluates does to names: reading one member is nothing, handing it on is."""
        kind = node.type
        if kind in NAME_KINDS:
            self._note_opaque(node)
        elif kind in _LOWER:
            self.expression(node)
        elif kind == "for_in_statement":
            # What a loop goes through is known by another name within it.
            through = node.child_by_field_name("right")
            for child in node.named_children:
                note = self._note_opaque if child == through else self.scan
                note(child)
        elif kind not in _TYPE_KINDS:
            for child in node.named_children:
                self.scan(child)

    def note_target(self, node: Node) -> None:
        """Record what an assignment to ``node`` changes."""
        kind, member = UseKind.ASSIGN, ""
        while node.type in ("member_expression", "subscript_expression", "non_null_expression", "parenthesized_expression"):
            inner = node.named_children[0] if node.named_children else None
            if inner is None:
                return
            if node.type in ("member_expression", "subscript_expression"):
                kind, member = UseKind.WRITE, self._member_name(node)
            node = inner
        if node.type == "identifier":
            self.uses.append(Use(self.text(node), kind, member))
            return
        self._note_opaque(node)

    def note_receiver(self, node: Node) -> None:
        """Record what the method of a call, a member expression, is called on."""
        target, method = node.child_by_field_name("object"), node.child_by_field_name("property")
        if target is None or method is None:
            return
        target = unwrapped(target)
        if target.type == "identifier":
            self.uses.append(Use(self.text(target), UseKind.METHOD, self.text(method)))
            return
        member = ""
        while target is not None and target.type in ("member_expression", "subscript_expression"):
            member = self._member_name(target)
            inner = target.child_by_field_name("object")
            target = None if inner is None else unwrapped(inner)
        if target is not None and target.type == "identifier":
            self.uses.append(Use(self.text(target), UseKind.MEMBER, member))

    def _member_name(self, node: Node) -> str:
        """The name of the member that an access means, empty where it is computed."""
        name = node.child_by_field_name("property") or node.child_by_field_name("index")
        if name is None or name.type not in ("property_identifier", "string"):
            return ""
        return self.text(name).strip("'\"")

    def _note_opaque(self, node: Node) -> None:
        stack = [node]
        while stack:
            current = stack.pop()
            kind = current.type
            if kind in NAME_KINDS:
                self.uses.append(Use(self.text(current), UseKind.OPAQUE))
            elif kind not in _TYPE_KINDS and current.named_child_count:
                stack.extend(current.named_children)


def dotted_name(node: Node | None, data: bytes) -> str:
    """``a.model`` for a chain of plain names, empty for anything else."""
    parts: list[str] = []
    while node is not None and node.type == "member_expression":
        name = node.child_by_field_name("property")
        if name is None:
            return ""
        parts.append(data[name.start_byte : name.end_byte].decode("utf-8", "replace"))
        node = node.child_by_field_name("object")
    if node is None or node.type != "identifier":
        return ""
    parts.append(data[node.start_byte : node.end_byte].decode("utf-8", "replace"))
    return ".".join(reversed(parts))


def callee_name(node: Node, data: bytes) -> str:
    """The dotted name of a callee, ``root.()`` where calls stand in between, empty where there is no root name."""
    name = dotted_name(node, data)
    if name:
        return name
    current: Node | None = node
    while current is not None and current.type in ("member_expression", "call_expression", "non_null_expression"):
        current = current.child_by_field_name("object") or current.child_by_field_name("function")
    if current is None or current.type != "identifier":
        return ""
    return data[current.start_byte : current.end_byte].decode("utf-8", "replace") + ".()"


def unwrapped(node: Node) -> Node:
    """The node within parentheses and casts."""
    while node.type in ("parenthesized_expression", "as_expression", "satisfies_expression", "non_null_expression"):
        if not node.named_children:
            return node
        node = node.named_children[0]
    return node


def _string(low: Lowering, node: Node) -> Expression:
    text = low.data[node.start_byte + 1 : max(node.end_byte - 1, node.start_byte + 1)].decode("utf-8", "replace")
    return StringLiteral(low.at(node.start_byte), low.at(node.end_byte), unescape(text))


def _template(low: Lowering, node: Node) -> Expression:
    start, end = low.at(node.start_byte), low.at(node.end_byte)
    if any(child.type == "template_substitution" for child in node.named_children):
        return Template(start, end, tuple(_template_parts(low, node)))
    return StringLiteral(start, end, unescape(low.data[node.start_byte + 1 : node.end_byte - 1].decode("utf-8", "replace")))


def _template_parts(low: Lowering, node: Node) -> Iterator[Expression]:
    for child in node.named_children:
        if child.type != "template_substitution":
            text = low.data[child.start_byte : child.end_byte].decode("utf-8", "replace")
            yield StringLiteral(low.at(child.start_byte), low.at(child.end_byte), unescape(text))
        elif child.named_children:
            yield low.expression(child.named_children[0])


def _number(low: Lowering, node: Node) -> Expression:
    start, end = low.at(node.start_byte), low.at(node.end_byte)
    value = parse_number(low.text(node))
    return Opaque(start, end) if value is None else NumberLiteral(start, end, value)


def parse_number(text: str) -> int | float | None:
    """The value of a numeric literal, or None for one of another kind (``10n``)."""
    text = text.replace("_", "")
    try:
        if text[:2].lower() in ("0x", "0o", "0b"):
            return int(text, 0)
        value = float(text)
    except ValueError:
        return None
    return int(value) if value.is_integer() and abs(value) < 2**53 else value


def _unary(low: Lowering, node: Node) -> Expression:
    operator = node.child_by_field_name("operator")
    argument = node.child_by_field_name("argument")
    if operator is None or argument is None:
        return low.opaque(node)
    if operator.type == "delete":
        low.note_target(argument)
        return Opaque(low.at(node.start_byte), low.at(node.end_byte))
    inner = low.expression(argument)
    if operator.type in ("-", "+") and isinstance(inner, NumberLiteral):
        value = -inner.value if operator.type == "-" else inner.value
        return NumberLiteral(low.at(node.start_byte), low.at(node.end_byte), value)
    return Opaque(low.at(node.start_byte), low.at(node.end_byte))


def _true(low: Lowering, node: Node) -> Expression:
    return BooleanLiteral(low.at(node.start_byte), low.at(node.end_byte), value=True)


def _false(low: Lowering, node: Node) -> Expression:
    return BooleanLiteral(low.at(node.start_byte), low.at(node.end_byte), value=False)


def _null(low: Lowering, node: Node) -> Expression:
    return NullLiteral(low.at(node.start_byte), low.at(node.end_byte))


def _identifier(low: Lowering, node: Node) -> Expression:
    return Identifier(low.at(node.start_byte), low.at(node.end_byte), low.text(node))


def _member(low: Lowering, node: Node) -> Expression:
    target, name = node.child_by_field_name("object"), node.child_by_field_name("property")
    if target is None or name is None:
        return low.opaque(node)
    inner = low.expression(target)
    return MemberAccess(low.at(node.start_byte), low.at(node.end_byte), inner, low.text(name), low.at(name.start_byte))


def _subscript(low: Lowering, node: Node) -> Expression:
    target, index = node.child_by_field_name("object"), node.child_by_field_name("index")
    if target is None or index is None:
        return low.opaque(node)
    bracket = next((child.start_byte for child in node.children if child.type == "["), index.start_byte)
    inner = low.expression(target)
    return Subscript(low.at(node.start_byte), low.at(node.end_byte), inner, low.expression(index), low.at(bracket))


def _call(low: Lowering, node: Node) -> Expression:
    callee, arguments = node.child_by_field_name("function"), node.child_by_field_name("arguments")
    if callee is None or arguments is None or arguments.type != "arguments" or callee.type == "import":
        return low.opaque(node)
    plain = unwrapped(callee)
    name = callee_name(plain, low.data)
    if plain.type == "member_expression":
        low.note_receiver(plain)
    items: list[Expression] = []
    for index, child in enumerate(_plain_children(arguments)):
        bare = unwrapped(child)
        if bare.type == "identifier":
            low.uses.append(Use(low.text(bare), UseKind.ARGUMENT, name, index))
        items.append(low.expression(child))
    inner = low.expression(callee)
    return Call(low.at(node.start_byte), low.at(node.end_byte), inner, tuple(items), low.at(arguments.start_byte))


def _new(low: Lowering, node: Node) -> Expression:
    low.opaque(node)
    constructor, given = node.child_by_field_name("constructor"), node.child_by_field_name("arguments")
    start, end = low.at(node.start_byte), low.at(node.end_byte)
    if constructor is None:
        return Opaque(start, end)
    arguments = () if given is None else tuple(low.expression(child) for child in _plain_children(given))
    arguments_start = end if given is None else low.at(given.start_byte)
    return New(start, end, low.expression(constructor), dotted_name(constructor, low.data), arguments, arguments_start)


def _plain_children(node: Node) -> list[Node]:
    return [child for child in node.named_children if child.type != "comment"]


def object_members(low: Lowering, node: Node) -> list[Member]:
    """The members of an object node, comments left out."""
    return [member(low, child) for child in _plain_children(node)]


def member(low: Lowering, node: Node) -> Member:
    """One member of an object."""
    start, end = low.at(node.start_byte), low.at(node.end_byte)
    kind = node.type
    if node.has_error:
        return _broken_member(low, node)
    if kind == "pair":
        return _pair(low, node, start, end)
    if kind == "shorthand_property_identifier":
        name = low.text(node)
        return Pair(start, end, name, start, end, Identifier(start, end, name))
    if kind == "spread_element":
        return Spread(start, end, low.expression(node.named_children[0]))
    if kind == "method_definition":
        name_node = node.child_by_field_name("name")
        if name_node is not None and name_node.type == "property_identifier" and not _is_accessor(node):
            at, until = low.at(name_node.start_byte), low.at(name_node.end_byte)
            return Pair(start, end, low.text(name_node), at, until, function(low, node))
    return ComputedPair(start, end, Opaque(start, end), low.opaque(node))


def _broken_member(low: Lowering, node: Node) -> Member:
    """A member with a syntax error: its name may be sure all the same."""
    low.opaque(node)
    start, end = low.at(node.start_byte), low.at(node.end_byte)
    key = node.child_by_field_name("key") if node.type == "pair" else None
    if key is None or key.type != "property_identifier" or key.is_missing:
        return Broken(start, end)
    return Pair(start, end, low.text(key), low.at(key.start_byte), low.at(key.end_byte), Broken(start, end))


def _is_accessor(node: Node) -> bool:
    return any(child.type in ("get", "set", "static") for child in node.children)


def _pair(low: Lowering, node: Node, start: int, end: int) -> Member:
    key, value = node.child_by_field_name("key"), node.child_by_field_name("value")
    if key is None or value is None:
        return Broken(start, end)
    name: str | None = None
    if key.type == "property_identifier":
        name = low.text(key)
    elif key.type == "string":
        name = unescape(low.data[key.start_byte + 1 : key.end_byte - 1].decode("utf-8", "replace"))
    elif key.type == "number":
        number = parse_number(low.text(key))
        name = None if number is None else str(number)
    if name is None:
        inner = key.named_children[0] if key.named_children else key
        return ComputedPair(start, end, low.expression(inner), low.expression(value))
    return Pair(start, end, name, low.at(key.start_byte), low.at(key.end_byte), low.expression(value))


def _object(low: Lowering, node: Node) -> Expression:
    start, end = low.at(node.start_byte), low.at(node.end_byte)
    if node.id == low._chunked:
        return ChunkedObject(start, end)
    return ObjectLiteral(start, end, tuple(object_members(low, node)))


def _array(low: Lowering, node: Node) -> Expression:
    items = tuple(low.expression(child) for child in _plain_children(node))
    return ArrayLiteral(low.at(node.start_byte), low.at(node.end_byte), items)


def _spread(low: Lowering, node: Node) -> Expression:
    return Spread(low.at(node.start_byte), low.at(node.end_byte), low.expression(node.named_children[0]))


def _parenthesized(low: Lowering, node: Node) -> Expression:
    children = _plain_children(node)
    return low.expression(children[0]) if len(children) == 1 else low.opaque(node)


def _sequence(low: Lowering, node: Node) -> Expression:
    items: list[Expression] = []
    for child in _plain_children(node):
        inner = low.expression(child)
        items.extend(inner.items if isinstance(inner, Sequence) else [inner])
    return Sequence(low.at(node.start_byte), low.at(node.end_byte), tuple(items))


def _conditional(low: Lowering, node: Node) -> Expression:
    condition = node.child_by_field_name("condition")
    yes, no = node.child_by_field_name("consequence"), node.child_by_field_name("alternative")
    if condition is None or yes is None or no is None:
        return low.opaque(node)
    low.expression(condition)
    return Conditional(low.at(node.start_byte), low.at(node.end_byte), low.expression(yes), low.expression(no))


def _binary(low: Lowering, node: Node) -> Expression:
    operands = tuple(low.expression(child) for child in node.named_children)
    start, end = low.at(node.start_byte), low.at(node.end_byte)
    operator = node.child_by_field_name("operator")
    kind = "" if operator is None else operator.type
    if kind == "+" and any(isinstance(each, (StringLiteral, Template)) for each in operands):
        return Template(start, end, operands)
    if kind in ("??", "||") and len(operands) == 2:
        return Conditional(start, end, *operands)
    return Opaque(start, end)


def _assignment(low: Lowering, node: Node) -> Expression:
    left, right = node.child_by_field_name("left"), node.child_by_field_name("right")
    if left is not None:
        low.note_target(left)
    if right is not None:
        # Another name for the same thing, or a place in another one, from where it can be changed.
        low.scan(unwrapped(right))
    return Opaque(low.at(node.start_byte), low.at(node.end_byte))


def _update(low: Lowering, node: Node) -> Expression:
    for child in node.named_children:
        low.note_target(child)
    return Opaque(low.at(node.start_byte), low.at(node.end_byte))


def _cast(low: Lowering, node: Node) -> Expression:
    start, end = low.at(node.start_byte), low.at(node.end_byte)
    named = _plain_children(node)
    if not named:
        return low.opaque(node)
    inner_node, type_node = named[0], named[-1]
    if node.type == "type_assertion":
        inner_node, type_node = named[-1], named[0]
    inner = low.expression(inner_node)
    if any(child.type == "const" for child in node.children):
        return Cast(start, end, inner, CastKind.CONST)
    type_text = low.data[type_node.start_byte : type_node.end_byte].strip(b"<> ")
    if inner_node is not type_node and type_text in _BLIND_TYPES:
        low.blind_spans.append((start, end))
        return Cast(start, end, inner, CastKind.ANY)
    return Cast(start, end, inner, CastKind.TYPE)


def function(low: Lowering, node: Node) -> Function:
    """A function of any form."""
    from amplify_ls.syntax.functions import lower_function

    return lower_function(low, node)


_LOWER: dict[str, Callable[[Lowering, Node], Expression]] = {
    "string": _string,
    "template_string": _template,
    "number": _number,
    "unary_expression": _unary,
    "true": _true,
    "false": _false,
    "null": _null,
    "identifier": _identifier,
    "undefined": _identifier,
    "member_expression": _member,
    "subscript_expression": _subscript,
    "call_expression": _call,
    "new_expression": _new,
    "object": _object,
    "array": _array,
    "spread_element": _spread,
    "parenthesized_expression": _parenthesized,
    "sequence_expression": _sequence,
    "ternary_expression": _conditional,
    "binary_expression": _binary,
    "assignment_expression": _assignment,
    "augmented_assignment_expression": _assignment,
    "update_expression": _update,
    "as_expression": _cast,
    "satisfies_expression": _cast,
    "non_null_expression": _cast,
    "type_assertion": _cast,
}
for _kind in _FUNCTION_KINDS:
    _LOWER[_kind] = function
