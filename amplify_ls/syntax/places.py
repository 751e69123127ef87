"""The nodes at many places of a tree, found in one walk.

The library looks for a node from the root each time and passes all siblings on its way, which takes quadratic time for
thousands of places among thousands of statements.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tree_sitter import Node


class NodesAt(NamedTuple):
    """The nodes at one place, in bytes."""

    outermost: Node | None
    """The largest one that begins there, apart from the root."""
    innermost: Node
    """The smallest one that contains the byte there."""


def nodes_at(root: Node, places: Iterable[int]) -> Mapping[int, NodesAt]:
    """The nodes at each of some places."""
    found: dict[int, NodesAt] = {}
    pending: list[tuple[Node, list[int], Node | None]] = [(root, sorted(set(places)), None)]
    while pending:
        node, inside, outermost = pending.pop()
        start = node.start_byte
        done = 0
        for child in node.children if inside else ():
            if done == len(inside):
                break
            first = bisect_left(inside, child.start_byte, done)
            behind = bisect_left(inside, child.end_byte, first)
            for place in inside[done:first]:
                found[place] = NodesAt(outermost if place == start else None, node)
            if behind > first:
                is_first = outermost is not None and child.start_byte == start
                pending.append((child, inside[first:behind], outermost if is_first else child))
            done = behind
        for place in inside[done:]:
            found[place] = NodesAt(outermost if place == start else None, node)
    return found
