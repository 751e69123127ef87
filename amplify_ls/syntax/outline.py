"""A file as a table of chunks: its statements, and the members of large objects, each with an anchor.

An edit usually affects one chunk, whose text is lowered again. Every other chunk keeps its expressions, and only its anchor
moves. Positions within a chunk are relative to the anchor, so data that was derived from them remains valid.
"""

from __future__ import annotations

import itertools
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.incremental.graph import Input
from amplify_ls.syntax.expressions import Pair
from amplify_ls.syntax.lower.contents import Entry, Statement
from amplify_ls.syntax.lower.flows import hold
from amplify_ls.syntax.lower.literals import member
from amplify_ls.syntax.lower.lowering import Lowering
from amplify_ls.syntax.lower.requests import requests_of
from amplify_ls.syntax.lower.statements import broken_statement, lower_statement

if TYPE_CHECKING:
    from collections.abc import Callable

    from tree_sitter import Node

    from amplify_ls.syntax.lower.requests import ModuleRequest
    from amplify_ls.syntax.uses import Use

CHUNKED_LENGTH = 600
"""Objects with fewer bytes are read as a whole."""


class Anchor:
    """The current position of a chunk. Positions at or after ``gap_at`` have ``gap`` bytes of other chunks before them."""

    __slots__ = ("gap", "gap_at", "path", "start")

    def __init__(self, path: str, start: int) -> None:
        self.path = path
        self.start = start
        self.gap_at = 0
        self.gap = 0

    def resolve(self, offset: int) -> int:
        """The byte of the file at a relative position."""
        if self.gap and offset >= self.gap_at:
            return self.start + offset + self.gap
        return self.start + offset

    def relative(self, position: int) -> int:
        """The relative position of a byte of the file that is not in the gap."""
        offset = position - self.start
        return offset - self.gap if self.gap and offset >= self.gap_at + self.gap else offset


class Span(NamedTuple):
    """A region of a file that follows the edits around it."""

    anchor: Anchor
    start: int
    end: int

    @property
    def path(self) -> str:
        return self.anchor.path

    def resolve(self) -> tuple[int, int]:
        """The current start and end in bytes of the file."""
        return self.anchor.resolve(self.start), self.anchor.resolve(self.end)

    def covers(self, other: Span) -> bool:
        """Whether another region of the same chunk is within this one."""
        return self.anchor is other.anchor and self.start <= other.start and other.end <= self.end


span_at: Callable[[tuple[Anchor, int, int]], Span] = partial(tuple.__new__, Span)
"""The same as ``Span(anchor, start, end)`` in half the time: evaluation makes a dozen for each line."""


class EntryChunk:
    """One member of a chunked object."""

    __slots__ = ("anchor", "content", "is_broken", "length", "requests", "revision", "text")

    def __init__(self, anchor: Anchor, length: int, text: bytes, content: Entry) -> None:
        self.anchor = anchor
        self.revision: Input[int] = Input(0)
        self.length = length
        self.text = text
        self.content: Input[Entry] = Input(content)
        self.is_broken: Input[bool] = Input(content.is_broken)
        self.requests: Input[tuple[ModuleRequest, ...]] = Input(content.requests)
        """The same as in the content, for readers of nothing else."""

    def fill(self, content: Entry) -> None:
        """Set the current content of the member."""
        self.revision.set(self.revision.peek() + 1)
        self.content.set(content)
        self.is_broken.set(content.is_broken)
        self.requests.set(content.requests)

    @property
    def span(self) -> Span:
        """The current region of the whole member."""
        return Span(self.anchor, 0, self.length)

    @property
    def end(self) -> int:
        return self.anchor.start + self.length

    @property
    def key(self) -> tuple[str, str, int]:
        return entry_key(self.content.peek())


def entry_key(entry: Entry) -> tuple[str, str, int]:
    """The identity of a member across edits: its kind, its name, and the length of the name as written."""
    member = entry.member
    if isinstance(member, Pair):
        return "Pair", member.name, member.name_end - member.name_start
    return type(member).__name__, "", 0


class StatementChunk:
    """One statement; ``entries`` is None unless it contains a chunked object."""

    __slots__ = (
        "anchor",
        "content",
        "entries",
        "entry_list",
        "hidden",
        "holders",
        "kind",
        "length",
        "revision",
        "text",
    )

    def __init__(self, anchor: Anchor, length: int, text: bytes, content: Statement) -> None:
        self.anchor = anchor
        self.length = length
        self.text = text
        self.kind = ""
        self.content: Input[Statement] = Input(content)
        self.revision: Input[int] = Input(0)
        """Counts the changes of its text outside its chunked members."""
        self.entries: list[EntryChunk] = []
        self.hidden: list[EntryChunk] = []
        """The members before the syntax error in the statement."""
        self.entry_list: Input[tuple[EntryChunk, ...]] = Input(())
        self.holders: tuple[Use, ...] = ()
        """The use of the chunked object in the statement."""

    @property
    def end(self) -> int:
        return self.anchor.start + self.length

    def note_text(self) -> None:
        """Become a reader of the whole text, including members, for data that is not in the content."""
        self.revision.get()
        for entry in self.entry_list.get():
            entry.revision.get()


def span_within(chunk: StatementChunk, start: int, end: int) -> Span:
    """A region of a statement, bytes of the file, as a span. It is valid until the statement is edited."""
    for entry in chunk.entries:
        if entry.anchor.start <= start and end <= entry.end:
            return Span(entry.anchor, start - entry.anchor.start, end - entry.anchor.start)
    return Span(chunk.anchor, chunk.anchor.relative(start), chunk.anchor.relative(end))


class Parsed(NamedTuple):
    """A statement in the current tree, before it is matched with its previous chunk."""

    node: Node
    chunked: Node | None
    is_broken: bool


def outline(root: Node) -> tuple[list[Parsed], bool]:
    """The statements of a file, and whether the text between them has no errors."""
    statements: list[Parsed] = []
    # In a text with severe errors the root itself is an error, with the recovered nodes as children.
    is_clean = not root.is_error
    for node in root.children:
        if node.is_error or node.is_missing:
            is_clean = False
        elif node.is_named and node.type != "comment":
            statements.append(parse_statement(node))
    return statements, is_clean


def parse_statement(node: Node) -> Parsed:
    """Find the chunked object of a statement, and any error outside it."""
    path = _path_to_object(node) if node.end_byte - node.start_byte >= CHUNKED_LENGTH else []
    if not node.has_error:
        return Parsed(node, path[-1] if path else None, is_broken=_is_lone_export(node))
    if not path:
        return Parsed(node, None, is_broken=True)
    for outer, inner in itertools.pairwise(path):
        if any(child.id != inner.id and (child.has_error or child.is_missing) for child in outer.children):
            return Parsed(node, None, is_broken=True)
    if any(child.is_error or child.is_missing for child in path[-1].children):
        return Parsed(node, None, is_broken=True)
    return Parsed(node, path[-1], is_broken=False)


_EXPORT = b"export"


def _is_lone_export(node: Node) -> bool:
    """Whether it is the word ``export`` alone, which the grammar takes for a name if a comment or a line break follows it."""
    first = node.child(0) if node.type == "expression_statement" else None
    return first is not None and first.type == "identifier" and first.text == _EXPORT


def _path_to_object(node: Node) -> list[Node]:
    """The nodes from a statement down to its largest object literal, provided that the object makes up most of it."""
    path = [node]
    wanted = (node.end_byte - node.start_byte) // 2
    while path[-1].type != "object":
        current = path[-1]
        if current.type in (
            "arrow_function",
            "function_expression",
            "function_declaration",
            "class_declaration",
            "template_string",
        ):
            return []
        inner = next((child for child in current.named_children if child.end_byte - child.start_byte > wanted), None)
        if inner is None:
            return []
        path.append(inner)
    return path


def lower_parsed(parsed: Parsed, data: bytes) -> Statement:
    """The statement of a node, without its chunked members."""
    node = parsed.node
    if parsed.chunked is None:
        low = Lowering(data, node.start_byte)
    else:
        inside = parsed.chunked
        low = Lowering(data, node.start_byte, inside.start_byte + 1, inside.end_byte - 1, inside.id)
    return broken_statement(low, node) if parsed.is_broken else lower_statement(low, node)


def lower_entry(node: Node, data: bytes) -> Entry:
    """The member of a chunked object for a node."""
    low = Lowering(data, node.start_byte)
    inner = member(low, node)
    hold(low.uses, inner)
    return Entry(inner, tuple(low.uses), tuple(low.blind_spans), node.has_error, requests_of(low, node))


def entry_nodes(chunked: Node) -> list[Node]:
    """The nodes of the members of a chunked object."""
    return [child for child in chunked.named_children if child.type != "comment"]


def member_at(node: Node, start: int, end: int) -> Node | None:
    """The member of an object with exactly these ends, below ``node``."""
    found: Node | None = node.descendant_for_byte_range(start, max(end - 1, start))
    while found is not None and found.start_byte >= start and found.end_byte <= end:
        if found.start_byte == start and found.end_byte == end and found.type in _MEMBER_KINDS:
            return found
        found = found.parent
    return None


_MEMBER_KINDS = frozenset({"pair", "shorthand_property_identifier", "spread_element", "method_definition"})
