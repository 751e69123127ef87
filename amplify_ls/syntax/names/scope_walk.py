"""A single walk over the nodes of a chunk that determines which names it reads and declares.

Scopes are those of JavaScript and TypeScript: blocks, functions, classes, type parameters; ``var`` and functions are visible in
their whole scope. References are resolved at the end of a scope, so that the order does not matter.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.syntax.names import scoped_functions, scoped_statements, scoped_types
from amplify_ls.syntax.names.chunk_names import (
    WHILE_LOADING,
    ChunkNames,
    Declaration,
    Meaning,
    Reference,
    Running,
    Surroundings,
    overlap,
    reference_of,
)
from amplify_ls.syntax.names.object_keys import repeated_keys
from amplify_ls.syntax.names.scopes import Scope
from amplify_ls.syntax.strings import unescape

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from tree_sitter import Node

    from amplify_ls.syntax.lower.lowering import Lowering
    from amplify_ls.syntax.names.chunk_names import Export, RepeatedKey

_DEEPEST = 400
"""The maximum depth of nesting, so that recursion is bounded."""


_NO_HEAD = "", False


class _TooDeepError(Exception):
    """The code is nested too deeply."""


def names_of(low: Lowering, node: Node, around: Surroundings | None = None) -> ChunkNames:
    """The names of a chunk; ``around`` are the names of its statement that a member of a chunked object can use."""
    walk = ScopeWalk(low, around or Surroundings())
    try:
        walk.visit(node)
    except _TooDeepError:
        return ChunkNames(is_known=False)
    return walk.result()


class ScopeWalk:
    """The state of a walk. ``low`` provides texts and relative positions, and the chunked object to skip."""

    def __init__(self, low: Lowering, around: Surroundings) -> None:
        self.low = low
        self.top = Scope(None, is_function=True)
        self.scope = self.top
        self.running = around.running
        self.caller = around.caller
        """The call that receives the next function."""
        self.called_by = ""
        """The call that receives the surrounding function."""
        self.is_ambient = False
        self.is_of_module = False
        self.heads: dict[int, tuple[str, bool]] = {}
        """The arguments, and items of array arguments, that start with a name: the method, and whether it is an array."""
        self.repeated: list[RepeatedKey] = []
        self.global_names: set[str] = set()
        self.augmented: list[tuple[str, str]] = []
        self.exports: list[Export] = []
        self._around = around
        self._declarations: list[tuple[Declaration, int]] = []
        self._inner: tuple[frozenset[str], int, Running, str] | None = None
        self._depth = 0
        self._probe: tuple[int, list[Scope]] | None = None

    def names_seen_at(self, node: Node, start: int) -> frozenset[str]:
        """The names of inner scopes at the reference at a relative position. Requires a new walk."""
        found: list[Scope] = []
        self._probe = start, found
        self.visit(node)
        return frozenset(name for scope in found for name in scope.names)

    def visit(self, node: Node) -> None:
        """Read a node and all nodes below it."""
        kind = node.type
        handler = HANDLERS.get(kind)
        if handler is not None:
            self._depth += 1
            if self._depth > _DEEPEST:
                raise _TooDeepError
            handler(self, node)
            self._depth -= 1
        elif kind not in _LEAVES:
            self._depth += 1
            if self._depth > _DEEPEST:
                raise _TooDeepError
            for child in node.named_children:
                if child.type not in _LEAVES:
                    self.visit(child)
            self._depth -= 1

    def visit_all(self, nodes: Iterable[Node]) -> None:
        for node in nodes:
            if node.type not in _LEAVES:
                self.visit(node)

    def visit_when(self, running: Running, nodes: Iterable[Node | None]) -> None:
        """Read nodes whose code runs at another time, unless the code around them runs even later."""
        before = self.running
        is_unsure = running is Running.PERHAPS and before is Running.IN_CALLBACK
        self.running = Running.LATER if is_unsure else later_of(before, running)
        for node in nodes:
            if node is not None:
                self.visit(node)
        self.running = before

    def enter(self, *, is_function: bool = False, is_open: bool = False) -> Scope:
        """Start a scope within the current one."""
        self.scope = Scope(self.scope, is_function=is_function, is_open=is_open)
        return self.scope

    def leave(self) -> None:
        """End the current scope."""
        self.scope.close()
        assert self.scope.outer is not None
        self.scope = self.scope.outer

    def refer(self, node: Node, meaning: Meaning, running: Running | None = None) -> None:
        """Note that a name is read."""
        running = running or self.running
        caller = self.called_by if running is Running.IN_CALLBACK else ""
        start_byte, at = node.start_byte, self.low.at
        start = at(start_byte)
        method, is_in_list = self.heads.get(start_byte, _NO_HEAD)
        if self._probe is not None and start == self._probe[0]:
            self._probe[1].extend(self.scope.around())
        self.scope.references.append(
            reference_of((self.text(node), start, at(node.end_byte), meaning, running, caller, method, is_in_list, True))
        )

    def declare(self, node: Node, meaning: Meaning, scope: Scope | None = None, late_until: Node | None = None) -> None:
        """Note that a name is declared, here or in an outer scope; ``late_until`` is the node after which it can be read."""
        scope = scope or self.scope
        name = self.text(node)
        scope.declare(name, meaning)
        if scope is self.top:
            low = self.low
            is_late = late_until is not None and not self.is_ambient
            found = Declaration(name, low.at(node.start_byte), low.at(node.end_byte), meaning, is_late)
            self._declarations.append((found, (late_until or node).end_byte))

    def declared_since(self, count: int) -> list[Declaration]:
        """The top-level declarations, without the first ``count``."""
        return [item for item, _ in self._declarations[count:]]

    def function_scope(self) -> Scope:
        """The scope in which ``var`` declares."""
        scope = self.scope
        while not scope.is_function and scope.outer is not None:
            scope = scope.outer
        return scope

    def text(self, node: Node) -> str:
        text = self.low.data[node.start_byte : node.end_byte].decode("utf-8", "replace")
        return unescape(text) if "\\" in text else text

    def note_chunked(self, node: Node) -> None:
        """The members of this object are chunks of their own: note the names that they can use."""
        self._inner = self.scope.visible(), node.start_byte, self.running, self.caller

    def result(self) -> ChunkNames:
        """The result of the walk."""
        names = self.top.names
        seen = self._around.names
        left: list[Reference] = []
        early: list[Reference] = []
        ready = {item.name: self.low.at(end) for item, end in self._declarations if item.is_late}
        for each in self.top.references:
            if each.name in seen:
                continue
            if each.name not in names or not overlap(names[each.name], each.meaning):
                left.append(each)
            elif each.name in ready and each.start < ready[each.name] and each.running in WHILE_LOADING:
                early.append(each)
        return ChunkNames(
            tuple(left),
            tuple(item for item, _ in self._declarations),
            tuple(early),
            tuple(self.repeated),
            frozenset(self.global_names),
            tuple(self.exports),
            tuple(self.augmented),
            self._surroundings(),
            is_of_module=self.is_of_module,
        )

    def _surroundings(self) -> Surroundings:
        if self._inner is None:
            return Surroundings()
        names, start, running, caller = self._inner
        unready = frozenset(item.name for item, end in self._declarations if item.is_late and end > start)
        return Surroundings(names, unready, running, caller)


_ORDER = (Running.AT_LOAD, Running.PERHAPS, Running.IN_CALLBACK, Running.LATER, Running.NEVER)
_RANK = {running: rank for rank, running in enumerate(_ORDER)}


def later_of(left: Running, right: Running) -> Running:
    """The one that is less certain to run at load."""
    return left if _RANK[left] >= _RANK[right] else right


def _value(walk: ScopeWalk, node: Node) -> None:
    walk.refer(node, Meaning.VALUE)


def _member(walk: ScopeWalk, node: Node) -> None:
    target = node.child_by_field_name("object")
    if target is None:
        return
    if target.type == "identifier":
        walk.refer(target, Meaning.VALUE)
    else:
        walk.visit(target)


def _object(walk: ScopeWalk, node: Node) -> None:
    if node.id == walk.low.chunked:
        walk.note_chunked(node)
        return
    members = node.named_children
    walk.repeated.extend(repeated_keys(walk.low, members))
    walk.visit_all(members)


def _nothing(walk: ScopeWalk, node: Node) -> None:
    del walk, node


_LEAVES = frozenset(
    {
        "property_identifier",
        "private_property_identifier",
        "statement_identifier",
        "string",
        "number",
        "true",
        "false",
        "null",
        "undefined",
        "this",
        "super",
        "comment",
        "regex",
        "predefined_type",
        "this_type",
        "literal_type",
        "string_fragment",
        "escape_sequence",
        "meta_property",
        "jsx_text",
        "jsx_closing_element",
        "jsx_namespace_name",
        "accessibility_modifier",
        "import_attribute",
    }
)

HANDLERS: dict[str, Callable[[ScopeWalk, Node], None]] = {
    "identifier": _value,
    "shorthand_property_identifier": _value,
    # Outside a declaration, a pattern assigns to existing names.
    "shorthand_property_identifier_pattern": _value,
    "member_expression": _member,
    "nested_identifier": _member,
    "object": _object,
    **scoped_functions.HANDLERS,
    **scoped_statements.HANDLERS,
    **scoped_types.HANDLERS,
}
