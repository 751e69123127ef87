"""The modules that code requests, each with the position of its name."""

from __future__ import annotations

import re
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.syntax.strings import unescape

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tree_sitter import Node

    from amplify_ls.syntax.lower.lowerer import Lowerer


_CALL = re.compile(rb"[ir](?:(?<=\bi)mport|(?<=\br)equire)\s*(?:/\*|//|<|\?|\()")
"""A possible start of ``import('module')`` or ``require('module')``. It starts with a set of letters, which is found fast."""


class RequestKind(Enum):
    """The kind of a request for a module."""

    NAMES = "names"
    """``import { a } from``, ``export ... from``, ``import a = require()``."""
    EFFECT = "effect"
    """``import 'module'``."""
    TYPES = "types"
    """``import type``, ``export type``, and imports in which every name is marked as a type."""
    IMPORT_CALL = "import call"
    REQUIRE_CALL = "require call"


class ModuleRequest(NamedTuple):
    """One request for a module. The positions are those of the text within the quotes."""

    module: str | None
    """None if the name is computed."""
    kind: RequestKind
    is_certain: bool
    """Whether the code always runs with the file, and nothing catches a failure."""
    start: int
    end: int


def requests_of(low: Lowerer, node: Node) -> tuple[ModuleRequest, ...]:
    """The modules that a statement, or a member of an object, requests."""
    named = _named_module(low, node)
    if named is not None:
        return (named,)
    # Nearly no code has such a call, and the search is far cheaper than the walk.
    if _CALL.search(low.data, node.start_byte, node.end_byte) is None:
        return ()
    return tuple(_calls(low, node))


def _named_module(low: Lowerer, node: Node) -> ModuleRequest | None:
    """The request of an import or a re-export."""
    if node.type not in ("import_statement", "export_statement"):
        return None
    clause = next((child for child in node.named_children if child.type == "import_require_clause"), node)
    source = clause.child_by_field_name("source")
    if source is None:
        return None
    return _request(low, source, _kind_of(node), is_certain=True)


def _kind_of(node: Node) -> RequestKind:
    if any(child.type == "type" for child in node.children):
        return RequestKind.TYPES
    if node.type == "export_statement":
        return RequestKind.NAMES
    clause = next((child for child in node.named_children if child.type.startswith("import_")), None)
    if clause is None:
        return RequestKind.EFFECT
    names = clause.named_children
    if clause.type == "import_clause" and len(names) == 1 and names[0].type == "named_imports":
        specifiers = [child for child in names[0].named_children if child.type == "import_specifier"]
        if specifiers and all(any(part.type == "type" for part in each.children) for each in specifiers):
            return RequestKind.TYPES
    return RequestKind.NAMES


def _calls(low: Lowerer, root: Node) -> Iterator[ModuleRequest]:
    """The calls of ``import()`` and ``require()`` within a node."""
    stack = [(root, True)]
    while stack:
        node, is_certain = stack.pop()
        if node.type == "object" and node.id == low.chunked:
            # Its members are read separately.
            continue
        if node.type == "call_expression":
            found = _call(low, node, is_certain=is_certain)
            if found is not None:
                yield found
        inner = is_certain and node.type not in _UNCERTAIN and not _catches(low, node)
        stack.extend((child, inner) for child in reversed(node.named_children))


def _call(low: Lowerer, node: Node, *, is_certain: bool) -> ModuleRequest | None:
    callee, arguments = node.child_by_field_name("function"), node.child_by_field_name("arguments")
    if callee is None or arguments is None:
        return None
    if callee.type == "import":
        kind = RequestKind.IMPORT_CALL
    elif callee.type == "identifier" and low.text(callee) == "require":
        kind = RequestKind.REQUIRE_CALL
    else:
        return None
    given = [child for child in arguments.named_children if child.type != "comment"]
    if given and given[0].type == "string":
        return _request(low, given[0], kind, is_certain=is_certain)
    return ModuleRequest(None, kind, is_certain, low.at(node.start_byte), low.at(node.end_byte))


def _catches(low: Lowerer, node: Node) -> bool:
    """Whether a node is a call such as ``import('module').catch(...)``, which handles a failure."""
    callee = node.child_by_field_name("function") if node.type == "call_expression" else None
    name = None if callee is None else callee.child_by_field_name("property")
    return name is not None and low.text(name) in ("catch", "then", "finally", "allSettled")


def _request(low: Lowerer, source: Node, kind: RequestKind, *, is_certain: bool) -> ModuleRequest:
    start, end = source.start_byte + 1, source.end_byte - 1
    module = unescape(low.data[start:end].decode("utf-8", "replace"))
    return ModuleRequest(module, kind, is_certain, low.at(start), low.at(end))


_UNCERTAIN = frozenset(
    {
        *("arrow_function", "function_expression", "function_declaration", "generator_function", "class", "class_declaration"),
        *("generator_function_declaration", "method_definition", "if_statement", "ternary_expression", "binary_expression"),
        *("try_statement", "switch_statement", "while_statement", "do_statement", "for_statement", "for_in_statement"),
    }
)
