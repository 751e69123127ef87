"""Types as scopes of names: type parameters, ``infer``, mapped types, ``typeof x``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.syntax.names.chunk_names import ANYTHING, Meaning, Running

if TYPE_CHECKING:
    from collections.abc import Callable

    from tree_sitter import Node

    from amplify_ls.syntax.names.scope_walk import ScopeWalk


def _type(walk: ScopeWalk, node: Node) -> None:
    walk.refer(node, Meaning.TYPE, Running.NEVER)


def _qualified(walk: ScopeWalk, node: Node) -> None:
    """``A.B``: only the first name is resolved."""
    module = node.child_by_field_name("module")
    while module is not None and module.type == "nested_identifier":
        module = module.named_children[0]
    if module is not None and module.type == "identifier":
        walk.refer(module, ANYTHING, Running.NEVER)


def _query(walk: ScopeWalk, node: Node) -> None:
    """``typeof x``: a value, and nothing runs."""
    walk.visit_when(Running.NEVER, node.named_children)


def _annotation(walk: ScopeWalk, node: Node) -> None:
    before, walk.caller = walk.caller, ""
    walk.visit_when(Running.NEVER, node.named_children)
    walk.caller = before


def _declared_type(walk: ScopeWalk, node: Node) -> None:
    name = node.child_by_field_name("name")
    if name is not None:
        walk.declare(name, Meaning.TYPE)
    walk.enter()
    walk.visit_when(Running.NEVER, (child for child in node.named_children if name is None or child.id != name.id))
    walk.leave()


def _named_type(walk: ScopeWalk, node: Node) -> None:
    """A type parameter, or the key of a mapped type."""
    name = node.child_by_field_name("name")
    if name is not None:
        walk.declare(name, Meaning.TYPE)
    walk.visit_when(Running.NEVER, (child for child in node.named_children if name is None or child.id != name.id))


def _infer(walk: ScopeWalk, node: Node) -> None:
    name, *rest = node.named_children
    scope = walk.scope
    while scope.outer is not None and _CONDITIONAL not in scope.names:
        scope = scope.outer
    scope.declare(walk.text(name), Meaning.TYPE)
    walk.visit_all(rest)


_CONDITIONAL = "?"
"""Marks the scope of a conditional type, with a name that is not valid in code."""


def _conditional(walk: ScopeWalk, node: Node) -> None:
    walk.enter()
    walk.scope.declare(_CONDITIONAL, Meaning.TYPE)
    walk.visit_when(Running.NEVER, node.named_children)
    walk.leave()


def _index(walk: ScopeWalk, node: Node) -> None:
    name = node.child_by_field_name("name")
    walk.enter()
    walk.visit_when(Running.NEVER, (child for child in node.named_children if name is None or child.id != name.id))
    walk.leave()


def _predicate(walk: ScopeWalk, node: Node) -> None:
    name = node.child_by_field_name("name")
    walk.visit_when(Running.NEVER, (child for child in node.named_children if name is None or child.id != name.id))


HANDLERS: dict[str, Callable[[ScopeWalk, Node], None]] = {
    "type_identifier": _type,
    "nested_type_identifier": _qualified,
    "type_query": _query,
    "type_annotation": _annotation,
    "type_arguments": _annotation,
    "type_alias_declaration": _declared_type,
    "interface_declaration": _declared_type,
    "type_parameter": _named_type,
    "mapped_type_clause": _named_type,
    "infer_type": _infer,
    "conditional_type": _conditional,
    "index_signature": _index,
    "type_predicate": _predicate,
}
