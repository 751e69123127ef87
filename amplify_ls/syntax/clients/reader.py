"""The members that code anywhere in a file accesses on some names, from the places that mention these."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.syntax.clients.reading import key_of, text_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tree_sitter import Node

    from amplify_ls.syntax.clients.code import Key
    from amplify_ls.syntax.tree import SyntaxTree

_WRAPPERS = frozenset(
    {"non_null_expression", "parenthesized_expression", "as_expression", "satisfies_expression", "await_expression"}
)
_SIGNS = bytes(each for each in range(128) if not (chr(each).isalnum() or chr(each) in "_$"))
"""The characters that can be next to a word."""


class Access(NamedTuple):
    """``backend.auth.resources``: a name, and the names after it up to the first call."""

    base: str
    keys: tuple[Key, ...]


def read_accesses(tree: SyntaxTree, names: Iterable[str]) -> Iterator[Access]:
    """The accesses to some names, in the order of the names."""
    for name in sorted(names):
        for start in _occurrences(tree.data, name.encode()):
            end = start + len(name.encode())
            node = tree.root.descendant_for_byte_range(start, end)
            if node is None or node.type != "identifier" or (node.start_byte, node.end_byte) != (start, end):
                continue
            keys = tuple(_along(node))
            if keys:
                yield Access(text_of(node), keys)


def _occurrences(data: bytes, word: bytes) -> Iterator[int]:
    """The places of a word. A search for literal bytes is many times faster than a pattern."""
    position = data.find(word)
    while position >= 0:
        end = position + len(word)
        if not (data[position - 1 : position] + data[end : end + 1]).strip(_SIGNS):
            yield position
        position = data.find(word, end)


def _along(node: Node) -> Iterator[Key]:
    """The names after an expression, up to the first call."""
    current, outer = node, node.parent
    while outer is not None:
        if outer.type in _WRAPPERS and outer.named_children[0] == current:
            current, outer = outer, outer.parent
            continue
        if outer.type not in ("member_expression", "subscript_expression") or outer.children[0] != current:
            return
        # By its place: behind `typeof`, the grammar gives the fields of the innermost expression to those around it.
        last = outer.named_children[-1]
        if last.type not in ("property_identifier", "string"):
            return
        yield key_of(last, "member" if last.type == "property_identifier" else "string")
        current, outer = outer, outer.parent
