"""Texts that are left out, because reading them takes seconds and nobody has written them.

Each bound depends on the text alone. What a file that is left out declares is unknown, as in a file with syntax errors.
"""

from __future__ import annotations

import re
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Protocol

    from tree_sitter import Node, Tree

    class Parse(Protocol):
        """The parser of one language."""

        def __call__(self, source: bytes, /, old_tree: Tree | None = None) -> Tree:
            """The tree of a text, which uses the parts of an old tree that the text still has."""


LARGEST_TEXT = 2_000_000
"""Bytes. Some valid code takes seven microseconds a byte."""
MOST_STATEMENTS = 10_000
"""Statements and comments at the top of a file."""
MOST_DEFINITIONS = 3_000
"""Definitions of a GraphQL text. Checking one takes more than half a millisecond, and an API with 500 models cannot be
deployed."""
MOST_REEXPORTS = 100
"""Statements `export * from` in a file. Files that export each other multiply, and what each of them exports is asked for in
each of the others."""
MOST_ITEMS = 10_000
"""Items of an array; what follows them is unknown."""
MOST_ERRORS = 50
"""Places in the beginning of a text that the grammar cannot read. What is no TypeScript at all takes fifty times as long to
parse as what is."""
SMALLEST_PREFIX = 1 << 14
"""Bytes; parsing a smaller text takes less than half a second, whatever it contains."""
_PREFIX_GROWTH = 4


class LeftOut(Enum):
    """Why a text is left out."""

    SIZE = "size"
    STATEMENTS = "statements"
    REEXPORTS = "reexports"
    ERRORS = "errors"


def parse_within_bounds(parse: Parse, data: bytes) -> Tree | LeftOut:
    """The tree of a text, or why it is left out."""
    if len(data) > LARGEST_TEXT:
        return LeftOut.SIZE
    length = SMALLEST_PREFIX
    # Each beginning continues the tree of the one before, so that all of them together cost little more than the whole.
    known: _Beginning | None = None
    while length < len(data):
        known = next(_readable_beginnings(parse, data, length, known), None)
        if known is None:
            return LeftOut.ERRORS
        length *= _PREFIX_GROWTH
    parsed = _continued(parse, data, known)
    # A tree with errors depends on the way in which it was made.
    return within_statements(parse(data) if known is not None and parsed.root_node.has_error else parsed, data)


def within_statements(parsed: Tree, data: bytes) -> Tree | LeftOut:
    """The tree of a text, unless it has more statements than anybody writes."""
    count = parsed.root_node.child_count
    if count > MOST_STATEMENTS:
        return LeftOut.STATEMENTS
    # Most files have too few statements to be searched at every keystroke.
    if count > MOST_REEXPORTS and sum(1 for _ in _REEXPORT.finditer(data)) > MOST_REEXPORTS:
        return LeftOut.REEXPORTS
    return parsed


class _Beginning(NamedTuple):
    """The beginning of a text that was parsed. Its tree is None if what was parsed had another end."""

    length: int
    tree: Tree | None


def _readable_beginnings(parse: Parse, data: bytes, length: int, known: _Beginning | None) -> Iterator[_Beginning]:
    """The beginnings of about this length without too many errors."""
    for beginning in _beginnings(data, length):
        is_own = len(beginning) <= length
        tree = _continued(parse, beginning, known if is_own else None)
        if not _has_too_many_errors(tree.root_node):
            yield _Beginning(len(beginning), tree if is_own else None)


def _continued(parse: Parse, data: bytes, known: _Beginning | None) -> Tree:
    """The tree of a text whose beginning was parsed, as far as that is not longer than the text."""
    if known is None or known.tree is None or known.length > len(data):
        return parse(data)
    old, start = known.tree, known.length
    old.edit(
        start_byte=start,
        old_end_byte=start,
        new_end_byte=len(data),
        start_point=_point(data, start),
        old_end_point=_point(data, start),
        new_end_point=_point(data, len(data)),
    )
    return parse(data, old)


def _point(data: bytes, offset: int) -> tuple[int, int]:
    return data.count(b"\n", 0, offset), offset - data.rfind(b"\n", 0, offset) - 1


def _beginnings(data: bytes, length: int) -> Iterator[bytes]:
    """The beginning of a text, cut in several ways. In one of them, valid code has an error or two.

    The text of a template or comment that is cut would be read as code.
    """
    statement = max((match.start() for match in _STATEMENT.finditer(data, length // 2, length)), default=0)
    if statement:
        yield data[:statement]
    for end in (b"", b"`", b"}`", b"*/"):
        yield data[:length] + end


_REEXPORT = re.compile(rb"^export\s*(?:type\s*)?\*\s*from\b", re.MULTILINE)
_STATEMENT = re.compile(rb"(?<=\n)(?:async|class|const|export|function|import|interface|let|type|//|/\*)(?!\w)")
"""Where a statement probably begins: at the beginning of a line."""


def _has_too_many_errors(root: Node) -> bool:
    errors = 0
    stack = [root]
    while stack:
        node = stack.pop()
        errors += node.is_error or node.is_missing
        if errors > MOST_ERRORS:
            return True
        stack.extend(child for child in node.children if child.has_error)
    return False
