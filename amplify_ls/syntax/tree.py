"""A tree-sitter tree that is updated with each edit of its text."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from tree_sitter import Language, Node, Parser, Tree

from amplify_ls.syntax.bounds import SMALLEST_PREFIX, LeftOut, parse_within_bounds, within_statements

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from amplify_ls.syntax.layout import Listing
    from amplify_ls.text.document import ByteEdit


class Hull(NamedTuple):
    """The region that a change may have affected, in bytes: ``start`` to ``old_end`` before it, to ``new_end`` after it."""

    start: int
    old_end: int
    new_end: int


class SyntaxProblem(NamedTuple):
    """A syntax error, in bytes. ``missing`` is the token that is expected there, if any."""

    start: int
    end: int
    missing: str | None


@lru_cache(maxsize=2)
def _parser(dialect: str) -> Parser:
    import tree_sitter_typescript

    language = tree_sitter_typescript.language_tsx() if dialect == "tsx" else tree_sitter_typescript.language_typescript()
    return Parser(Language(language))


def dialect_of(path: str) -> str:
    """The grammar for a file: JavaScript may contain JSX too, which the plain TypeScript grammar reads as a cast."""
    return "tsx" if path.endswith((".tsx", ".jsx", ".js", ".mjs", ".cjs")) else "typescript"


class SyntaxTree:
    """The tree of one text. ``data`` is the text, UTF-8.

    A text that ``is_left_out`` has the tree of an empty text, see ``bounds``.
    """

    def __init__(self, data: bytes, dialect: str) -> None:
        self._parse = _parser(dialect).parse
        self.data = data
        self.left_out: LeftOut | None = None
        """Why the text is left out; None if it is not."""
        self._tree = self._kept(parse_within_bounds(self._parse, data))
        self._before = self._tree
        self._said: dict[bytes, bool] = {}
        self.listings: dict[tuple[int, int, str], Listing | None] = {}
        """The cached lists of this text, by position and kind: hundreds of edits may concern one long list."""

    @property
    def root(self) -> Node:
        return self._tree.root_node

    @property
    def is_left_out(self) -> bool:
        """Whether the text is left out."""
        return self.left_out is not None

    @property
    def has_error(self) -> bool:
        return self.is_left_out or self._tree.root_node.has_error

    def update(self, edits: Sequence[ByteEdit], data: bytes) -> Hull:
        """Apply ``edits``, in order, after which the text is ``data``; returns the region of the edits."""
        old = self._tree
        start, old_end, new_end = edits[0].start, edits[0].old_end, edits[0].new_end
        for edit in edits:
            old.edit(
                start_byte=edit.start,
                old_end_byte=edit.old_end,
                new_end_byte=edit.new_end,
                start_point=edit.start_point,
                old_end_point=edit.old_end_point,
                new_end_point=edit.new_end_point,
            )
        for edit in edits[1:]:
            start = min(start, edit.start)
            beyond = max(edit.old_end - new_end, 0)
            old_end += beyond
            new_end = max(new_end + beyond, edit.old_end) + edit.new_end - edit.old_end
        if self.is_left_out or new_end - start > SMALLEST_PREFIX:
            whole = Hull(0, len(self.data), len(data))
            self.parse_afresh(data)
            return whole
        self._before = old
        self._take(data, within_statements(self._parse(data, old), data))
        # New words can only appear around the edit.
        self._said = {
            word: data.find(word, max(start - len(word), 0), new_end + len(word)) >= 0
            for word, is_said in self._said.items()
            if not is_said
        }
        return Hull(start, old_end, new_end)

    def says(self, word: bytes) -> bool:
        """Whether the text contains a word. A large text without it is not searched again at every keystroke."""
        if word not in self._said:
            self._said[word] = word in self.data
        return self._said[word]

    def widened(self, hull: Hull) -> Hull:
        """The region of the last update, joined with the structural changes around it.

        ``changed_ranges`` alone is not enough: they are empty for an edit within one token.
        """
        start, old_end, new_end = hull
        shift = new_end - old_end
        for changed in self._before.changed_ranges(self._tree):
            start = min(start, changed.start_byte)
            if changed.end_byte > new_end:
                new_end = changed.end_byte
                old_end = new_end - shift
        return Hull(start, old_end, new_end)

    def parse_afresh(self, data: bytes) -> None:
        """Parse from scratch: with syntax errors, an incrementally updated tree may differ from a new one."""
        self._take(data, parse_within_bounds(self._parse, data))
        self._before = self._tree
        self._said = {}

    def _take(self, data: bytes, parsed: Tree | LeftOut) -> None:
        self._tree = self._kept(parsed)
        self.data = data
        self.listings.clear()

    def _kept(self, parsed: Tree | LeftOut) -> Tree:
        self.left_out = parsed if isinstance(parsed, LeftOut) else None
        return self._parse(b"") if isinstance(parsed, LeftOut) else parsed

    def problems(self) -> Iterator[SyntaxProblem]:
        """The syntax errors, in order, the outermost of nested ones."""
        if self.is_left_out or not self.has_error:
            return
        stack = [self.root]
        while stack:
            node = stack.pop()
            if node.is_missing:
                yield SyntaxProblem(node.start_byte, node.end_byte, node.type)
            elif node.is_error:
                if not _is_type_export(node) and not _is_beyond_grammar(node):
                    yield SyntaxProblem(node.start_byte, node.end_byte, None)
            elif node.has_error:
                stack.extend(reversed(node.children))


_CONTEXTUAL = frozenset({b"using", b"accessor", b"abstract", b"in", b"out"})
"""Keywords in some places and names in others, which the grammar does not always tell apart."""
_WORD = re.compile(rb"\w+")


def _is_beyond_grammar(node: Node) -> bool:
    """Whether an error is at syntax that TypeScript has and the grammar lacks.

    That is ``using`` and ``abstract`` as names, ``accessor`` fields, the variance of type parameters, and the escapes in a
    tagged template, which may be invalid.
    """
    parent = node.parent
    if parent is None:
        return False
    if parent.type == "template_string":
        return parent.parent is not None and parent.parent.type == "call_expression"
    before = node.prev_sibling
    if before is not None and before.text in _CONTEXTUAL:
        return True
    is_declared = parent.type in ("public_field_definition", "type_parameter", "type_parameters")
    words = _WORD.findall(parent.text or b"") if is_declared else _WORD.findall(node.text or b"")[:1]
    return not _CONTEXTUAL.isdisjoint(words)


def _is_type_export(node: Node) -> bool:
    """Whether it is the word ``type`` in ``export type * from './types'``, which the grammar does not support."""
    after, parent = node.next_sibling, node.parent
    is_before_star = after is not None and after.type in ("*", "namespace_export")
    return node.text == b"type" and is_before_star and parent is not None and parent.type == "export_statement"
