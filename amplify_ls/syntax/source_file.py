"""One source file: its text, its tree, and the table of its chunks, updated with each edit."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from amplify_ls.incremental.cell_map import CellMap
from amplify_ls.incremental.graph import Input, is_equal
from amplify_ls.syntax.chunk_facts import ChunkFacts
from amplify_ls.syntax.header import read_header
from amplify_ls.syntax.names.file_names import FileNames
from amplify_ls.syntax.outline import (
    Anchor,
    EntryChunk,
    Parsed,
    StatementChunk,
    entry_key,
    entry_nodes,
    lower_entry,
    lower_parsed,
    member_at,
    outline,
    parse_statement,
)
from amplify_ls.syntax.tree import SyntaxTree, dialect_of
from amplify_ls.syntax.use_table import UseTable, of_chunked, of_member

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tree_sitter import Node

    from amplify_ls.syntax.bounds import LeftOut
    from amplify_ls.syntax.header import Header, Site
    from amplify_ls.syntax.lower.contents import Statement
    from amplify_ls.syntax.tree import Hull
    from amplify_ls.syntax.uses import Use
    from amplify_ls.text.document import ByteEdit

MOST_HIDDEN = 64
"""The maximum number of remembered statements that a syntax error has removed."""


class SourceFile:
    """The text of one file and data derived from it. ``data`` is UTF-8; all positions are bytes."""

    def __init__(self, path: str, data: bytes) -> None:
        self.path = path
        self.tree = SyntaxTree(data, dialect_of(path))
        self.statements: list[StatementChunk] = []
        self._hidden: list[StatementChunk] = []
        self._is_clean = True
        self._uses = UseTable()
        self._site_cells: CellMap[str, Site | None] = CellMap(lambda name: self.header.get().sites.get(name), is_same=is_equal)
        self.header: Input[Header] = Input(read_header((), is_clean=True))
        self.left_out: Input[LeftOut | None] = Input(None)
        """Why the text is left out; None if it is not."""
        self.names = FileNames(self)
        """The names that the chunks read and declare."""
        self.facts = ChunkFacts(self)
        self._build()

    @property
    def data(self) -> bytes:
        return self.tree.data

    def change(self, edits: Sequence[ByteEdit], data: bytes) -> None:
        """Apply ``edits``, in order, after which the text is ``data``."""
        was_whole = not self.tree.has_error
        hull = self.tree.update(edits, data)
        # Without syntax errors, an edit within a member with the same ends has not affected anything else: the changed ranges
        # of the tree, which cost more than everything else in a large file, need not be computed.
        if was_whole and not self.tree.has_error and self._change_member(hull):
            return
        if not self._change_statement(self.tree.widened(hull)):
            self._build()

    def replace(self, data: bytes) -> None:
        """Set a new text, whatever the old one was."""
        self.tree.parse_afresh(data)
        self._build()

    def settle(self) -> None:
        """Parse a text with syntax errors from scratch, so that the result does not depend on how it was typed."""
        if self.tree.has_error:
            self.replace(self.tree.data)

    def site(self, name: str) -> Site | None:
        """Where the top-level name ``name`` is declared."""
        return self._site_cells.get(name)

    def uses(self, name: str) -> tuple[Use, ...]:
        """Every use of ``name`` in the file other than reading it."""
        return self._uses.of(name)

    def node_of(self, chunk: StatementChunk) -> Node | None:
        """The node of a statement in the current tree."""
        return self._node_at(chunk.anchor.start, chunk.end, depth=1)

    def blind_spans(self) -> Iterable[tuple[int, int]]:
        """The regions, in bytes, inside a cast to ``any``."""
        for statement in self.statements:
            anchor = statement.anchor
            for start, end in statement.content.peek().blind_spans:
                yield anchor.resolve(start), anchor.resolve(end)
            for entry in statement.entries:
                for start, end in entry.content.peek().blind_spans:
                    yield entry.anchor.start + start, entry.anchor.start + end

    # -- the slow way: every statement

    def _build(self) -> None:
        parsed, is_clean = outline(self.tree.root)
        # Code with an error is read again, because its text alone does not determine how it was parsed.
        by_text: dict[tuple[bytes, str], list[StatementChunk]] = {}
        known = [*self.statements, *self._hidden]
        for chunk in reversed(known):
            by_text.setdefault((chunk.text, chunk.kind), []).append(chunk)
        matched: list[StatementChunk | None] = []
        for item in parsed:
            candidates = None if item.node.has_error else by_text.get((self._text_of(item.node), item.node.type))
            matched.append(candidates.pop() if candidates else None)
        left = {_statement_key(chunk): chunk for chunks in by_text.values() for chunk in chunks}
        statements: list[StatementChunk] = []
        for item, found in zip(parsed, matched, strict=True):
            if found is not None:
                self._move(found, item)
                self._note_uses(found)
            statements.append(found or self._take(item, left))
        kept = set(map(id, statements))
        dropped = [chunk for chunk in known if id(chunk) not in kept]
        for chunk in dropped:
            self._drop(chunk)
        # While the text has errors, a statement may only be missing for a moment.
        self._hidden = dropped[:MOST_HIDDEN] if self.tree.has_error else []
        self.statements = statements
        self._is_clean = is_clean and not self.tree.is_left_out
        self._publish_header()

    def _text_of(self, node: Node) -> bytes:
        return self.data[node.start_byte : node.end_byte]

    def _take(self, item: Parsed, left: dict[tuple[str, ...], StatementChunk]) -> StatementChunk:
        """A chunk for a statement with a new text: the one that declared the same names, or a new one."""
        content = lower_parsed(item, self.data)
        names = tuple(binding.name for binding in content.bindings) or (content.import_module or "",)
        chunk = left.pop(names, None)
        if chunk is None:
            chunk = StatementChunk(Anchor(self.path, item.node.start_byte), 0, b"", content)
        self._fill(chunk, item, content)
        return chunk

    def _fill(self, chunk: StatementChunk, item: Parsed, content: Statement) -> None:
        """Set the content of a chunk from its current statement."""
        node = item.node
        self._move(chunk, item)
        chunk.text = self.data[node.start_byte : node.end_byte]
        chunk.kind = "" if node.has_error else node.type
        chunk.length = node.end_byte - node.start_byte
        self._uses.put(id(chunk), content.uses)
        chunk.holders = of_chunked(content.uses)
        self._fill_entries(chunk, item.chunked)
        chunk.content.set(content)
        chunk.revision.set(chunk.revision.peek() + 1)

    def _fill_entries(self, chunk: StatementChunk, chunked: Node | None) -> None:
        by_text: dict[tuple[bytes, bool], list[EntryChunk]] = {}
        # A bracket or quote that is being typed hides all members for a moment, so they are kept until they are back.
        known = chunk.entries or chunk.hidden
        chunk.hidden = known if chunked is None else []
        for entry in reversed(known):
            by_text.setdefault((entry.text, entry.content.peek().is_broken), []).append(entry)
        nodes = entry_nodes(chunked) if chunked is not None else []
        matched: list[EntryChunk | None] = []
        for node in nodes:
            candidates = None if node.has_error else by_text.get((self._text_of(node), False))
            matched.append(candidates.pop() if candidates else None)
        left = {entry.key: entry for entries in by_text.values() for entry in entries}
        result: list[EntryChunk] = []
        for node, found in zip(nodes, matched, strict=True):
            if found is not None:
                found.anchor.start = node.start_byte
                self._note_entry(chunk, found)
            result.append(found or self._take_entry(chunk, node, left))
        kept = set(map(id, result))
        for entry in known:
            if id(entry) not in kept:
                self._uses.put(id(entry), ())
        chunk.entries = result
        chunk.entry_list.set(tuple(result))

    def _take_entry(self, chunk: StatementChunk, node: Node, left: dict[tuple[str, str, int], EntryChunk]) -> EntryChunk:
        content = lower_entry(node, self.data)
        text = self.data[node.start_byte : node.end_byte]
        entry = left.pop(entry_key(content), None)
        if entry is None:
            entry = EntryChunk(Anchor(self.path, node.start_byte), len(text), text, content)
        entry.anchor.start, entry.length, entry.text = node.start_byte, len(text), text
        entry.fill(content)
        self._note_entry(chunk, entry)
        return entry

    def _move(self, chunk: StatementChunk, item: Parsed) -> None:
        """Move a chunk, whose text may be the same, to the current position of its statement."""
        start = item.node.start_byte
        delta = start - chunk.anchor.start
        chunk.anchor.start = start
        for entry in chunk.entries:
            entry.anchor.start += delta
        if item.chunked is not None:
            inside = item.chunked
            chunk.anchor.gap_at = inside.start_byte + 1 - start
            chunk.anchor.gap = inside.end_byte - inside.start_byte - 2
        else:
            chunk.anchor.gap_at = chunk.anchor.gap = 0

    def _note_uses(self, chunk: StatementChunk) -> None:
        self._uses.put(id(chunk), chunk.content.peek().uses)
        for entry in chunk.entries:
            self._note_entry(chunk, entry)

    def _note_entry(self, chunk: StatementChunk, entry: EntryChunk) -> None:
        self._uses.put(id(entry), of_member(entry.content.peek().uses, chunk.holders))

    def _drop(self, chunk: StatementChunk) -> None:
        self._uses.put(id(chunk), ())
        for entry in chunk.entries:
            self._uses.put(id(entry), ())

    # -- the fast way: one statement, or one member

    def _change_member(self, hull: Hull) -> bool:
        """Apply a change within one member of a chunked object."""
        index, node = self._statement_around(hull)
        delta = hull.new_end - hull.old_end
        if node is None or not self._change_within_entry(self.statements[index], node, hull, delta):
            return False
        self._shift_behind(index, delta)
        return True

    def _change_statement(self, hull: Hull) -> bool:
        """Apply a change within one statement."""
        index, node = self._statement_around(hull)
        if node is None:
            return False
        delta = hull.new_end - hull.old_end
        if not self._change_within_entry(self.statements[index], node, hull, delta):
            parsed = parse_statement(node)
            self._fill(self.statements[index], parsed, lower_parsed(parsed, self.data))
            self._publish_header()
        self._shift_behind(index, delta)
        return True

    def _statement_around(self, hull: Hull) -> tuple[int, Node | None]:
        """The statement that contains a change, and its current node; no node if the statement has been replaced."""
        index = bisect_right(self.statements, hull.start, key=lambda chunk: chunk.anchor.start) - 1
        if index < 0 or hull.old_end > self.statements[index].end:
            return index, None
        chunk = self.statements[index]
        node = self._node_at(chunk.anchor.start, chunk.end + hull.new_end - hull.old_end, depth=1)
        return index, None if node is None or node.type == "comment" or node.is_error else node

    def _shift_behind(self, index: int, delta: int) -> None:
        for later in self.statements[index + 1 :]:
            later.anchor.start += delta
            for entry in later.entries:
                entry.anchor.start += delta

    def _node_at(self, start: int, end: int, depth: int) -> Node | None:
        """The node with exactly these ends, ``depth`` steps below the root."""
        node: Node | None = self.tree.root
        for _ in range(depth):
            # The library crashes when a node without children is asked for one.
            if node is None or not node.child_count:
                return None
            node = node.first_child_for_byte(start)
        if node is None or node.start_byte != start or node.end_byte != end:
            return None
        return node

    def _change_within_entry(self, chunk: StatementChunk, statement: Node, hull: Hull, delta: int) -> bool:
        if not chunk.entries or chunk.content.peek().is_broken:
            return False
        index = bisect_right(chunk.entries, hull.start, key=lambda entry: entry.anchor.start) - 1
        if index < 0:
            return False
        entry = chunk.entries[index]
        if hull.old_end > entry.end:
            return False
        start, end = entry.anchor.start, entry.end + delta
        node = member_at(statement, start, end)
        if node is None:
            return False
        content = lower_entry(node, self.data)
        if entry_key(content) != entry.key:
            return False
        entry.length = end - start
        entry.text = self.data[start:end]
        for later in chunk.entries[index + 1 :]:
            later.anchor.start += delta
        chunk.length += delta
        chunk.anchor.gap += delta
        chunk.text = b""
        entry.fill(content)
        self._note_entry(chunk, entry)
        return True

    # -- names

    def _publish_header(self) -> None:
        self.header.set(read_header(self.statements, is_clean=self._is_clean))
        self.left_out.set(self.tree.left_out)


def _statement_key(chunk: StatementChunk) -> tuple[str, ...]:
    content = chunk.content.peek()
    return tuple(binding.name for binding in content.bindings) or (content.import_module or "",)
