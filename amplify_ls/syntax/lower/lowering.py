"""From tree-sitter nodes to expressions. Only this layer knows the names of the grammar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.syntax.expressions import Opaque
from amplify_ls.syntax.lower import calls, functions, literals, operators
from amplify_ls.syntax.lower.flows import give_away
from amplify_ls.syntax.lower.patterns import note_target
from amplify_ls.syntax.uses import CHUNKED, Use, UseKind

if TYPE_CHECKING:
    from collections.abc import Callable

    from tree_sitter import Node

    from amplify_ls.syntax.expressions import Expression

_DEEPEST = 150
"""The maximum depth of nesting; code that is nested more deeply is Unknown, so that recursion is bounded."""

_NAME_KINDS = frozenset({"identifier", "shorthand_property_identifier", "this"})
_TYPE_KINDS = frozenset(
    {"type_annotation", "type_arguments", "type_parameters", "type_alias_declaration", "interface_declaration"}
)
_CONDITIONED = frozenset({"if_statement", "while_statement", "do_statement", "switch_statement", "for_statement"})


class Lowering:
    """Lowers the nodes of one chunk. ``base`` is the byte that its positions are relative to.

    ``gap_start`` and ``gap_end`` bound the members of a chunked object: positions after them are computed as if the gap were
    empty, so that an edit inside the gap does not invalidate them. ``chunked`` is the id of that object's node.
    """

    def __init__(self, data: bytes, base: int, gap_start: int = 0, gap_end: int = 0, chunked: int | None = None) -> None:
        self.data = data
        self.base = base
        self.chunked = chunked
        self.uses: list[Use] = []
        self.blind_spans: list[tuple[int, int]] = []
        self.modules: list[str] = []
        """The modules that are imported or required in the chunk."""
        self._depth = 0
        self._gap_end = gap_end
        self._gap = gap_end - gap_start
        # Called four times per expression. Members have no gap, and for them a method of the number itself is twice as fast.
        self.at: Callable[[int], int] = self._at if self._gap else (-base).__add__
        """The relative position of a byte of the file."""

    def _at(self, offset: int) -> int:
        if offset >= self._gap_end:
            offset -= self._gap
        return offset - self.base

    def text(self, node: Node) -> str:
        return self.data[node.start_byte : node.end_byte].decode("utf-8", "replace")

    def expression(self, node: Node) -> Expression:
        """The expression of a node; ``Opaque`` if it is not supported."""
        lower = _LOWER.get(node.type)
        if lower is None or self._depth >= _DEEPEST:
            return self.opaque(node)
        self._depth += 1
        found = lower(self, node)
        self._depth -= 1
        return found

    def opaque(self, node: Node) -> Opaque:
        """A region that is not evaluated: it may change every name in it."""
        self.note_opaque(node)
        return Opaque(self.at(node.start_byte), self.at(node.end_byte))

    def scan(self, node: Node) -> None:
        """Record the effects on names of code that is not evaluated: reading a member has none, passing it on has."""
        if self._depth >= _DEEPEST:
            self.note_opaque(node)
            return
        self._depth += 1
        try:
            self._scan(node)
        finally:
            self._depth -= 1

    def _scan(self, node: Node) -> None:
        kind = node.type
        if kind in _LOWER:
            give_away(self.uses, self.expression(node))
        elif kind in _NAME_KINDS:
            self.note_opaque(node)
        elif kind == "expression_statement":
            for child in node.named_children:
                self.expression(child)
        elif kind == "for_in_statement":
            self._scan_loop(node)
        elif kind not in _TYPE_KINDS:
            is_conditioned = kind in _CONDITIONED
            for child in node.named_children:
                if is_conditioned and child.type in _LOWER:
                    self.expression(child)
                else:
                    self.scan(child)

    def note_opaque(self, node: Node) -> None:
        """A node may change every name in it."""
        stack = [node]
        while stack:
            current = stack.pop()
            kind = current.type
            if kind in _NAME_KINDS:
                self.uses.append(Use(self.text(current), UseKind.OPAQUE))
            elif kind == "object" and current.id == self.chunked:
                # Its members may be edited without a change of this chunk.
                self.uses.append(Use(CHUNKED, UseKind.OPAQUE))
            elif kind not in _TYPE_KINDS and current.named_child_count:
                stack.extend(current.named_children)

    def _scan_loop(self, node: Node) -> None:
        """The items of a loop have another name within it."""
        through, left = node.child_by_field_name("right"), node.child_by_field_name("left")
        if left is not None and node.child_by_field_name("kind") is None:
            note_target(self, left)
        for child in node.named_children:
            if child == through:
                self.note_opaque(child)
            elif child != left:
                self.scan(child)


_LOWER: dict[str, Callable[[Lowering, Node], Expression]] = {
    "string": literals.string,
    "template_string": literals.template,
    "number": literals.number,
    "regex": literals.regex,
    "true": literals.true,
    "false": literals.false,
    "null": literals.null,
    "identifier": literals.identifier,
    "undefined": literals.identifier,
    "this": literals.identifier,
    "object": literals.object_literal,
    "array": literals.array_literal,
    "spread_element": literals.spread,
    "member_expression": calls.member_access,
    "subscript_expression": calls.subscript,
    "call_expression": calls.call,
    "new_expression": calls.new,
    "await_expression": calls.awaited,
    "arrow_function": functions.lower_function,
    "function_expression": functions.lower_function,
    "function_declaration": functions.lower_function,
    "generator_function": functions.lower_function,
    "generator_function_declaration": functions.lower_function,
    "unary_expression": operators.unary,
    "parenthesized_expression": operators.parenthesized,
    "sequence_expression": operators.sequence,
    "ternary_expression": operators.conditional,
    "binary_expression": operators.binary,
    "assignment_expression": operators.assignment,
    "augmented_assignment_expression": operators.assignment,
    "update_expression": operators.update,
    "as_expression": operators.cast,
    "satisfies_expression": operators.cast,
    "non_null_expression": operators.cast,
    "type_assertion": operators.cast,
}
