"""A file as a table of chunks: its statements, and the members of large objects, each with an anchor of its own.

An edit touches one chunk as a rule. Its text is lowered again; every other chunk keeps its expressions, and its anchor
moves. Positions within a chunk are relative to the anchor, so that nothing that was derived from them goes stale.
"""

from __future__ import annotations

import itertools
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
    from tree_sitter import Node

    from amplify_ls.syntax.lower.requests import ModuleRequest
    from amplify_ls.syntax.uses import Use

CHUNKED_LENGTH = 600
"""Objects of fewer bytes are cheap enough to be read whole."""


class Anchor:
    """Where a chunk stands now. Positions at or behind ``gap_at`` have ``gap`` bytes of other chunks before them."""

    __slots__ = ("gap", "gap_at", "path", "start")

    def __init__(self, path: str, start: int) -> None:
        self.path = path
        self.start = start
        self.gap_at = 0
        self.gap = 0

    def resolve(self, offset: int) -> int:
        """The byte of the file that a relative position means."""
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
        """Start and end in bytes of the file as it is now."""
        return self.anchor.resolve(self.start), self.anchor.resolve(self.end)

    def covers(self, other: Span) -> bool:
        """Whether another region of the same chunk lies within this one."""
        return self.anchor is other.anchor and self.start <= other.start and other.end <= self.end


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
        """As in the content, for those who care for nothing else of it."""

    def fill(self, content: Entry) -> None:
        """Take what the member says now."""
        self.revision.set(self.revision.peek() + 1)
        self.content.set(content)
        self.is_broken.set(content.is_broken)
        self.requests.set(content.requests)

    @property
    def span(self) -> Span:
        """The whole member as it is now."""
        return Span(self.anchor, 0, self.length)

    @property
    def end(self) -> int:
        return self.anchor.start + self.length

    @property
    def key(self) -> tuple[str, str, int]:
        return entry_key(self.content.peek())


def entry_key(entry: Entry) -> tuple[str, str, int]:
    """What makes a member the same member after an edit: its kind, its name, and the length of the name as written."""
    member = entry.member
    if isinstance(member, Pair):
        return "Pair", member.name, member.name_end - member.name_start
    return type(member).__name__, "", 0


class StatementChunk:
    """One statement; ``entries`` is None unless it holds a chunked object."""

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
        """Counts the texts that it has had, those left out that differ in its chunked members alone."""
        self.entries: list[EntryChunk] = []
        self.hidden: list[EntryChunk] = []
        """The members that were there before the statement broke."""
        self.entry_list: Input[tuple[EntryChunk, ...]] = Input(())
        self.holders: tuple[Use, ...] = ()
        """What the statement does with its chunked object."""

    @property
    def end(self) -> int:
        return self.anchor.start + self.length

    def note_text(self) -> None:
        """Become a reader of the whole text, members included: for who reads more in it than the content says."""
        self.revision.get()
        for entry in self.entry_list.get():
            entry.revision.get()


def span_within(chunk: StatementChunk, start: int, end: int) -> Span:
    """A region of a statement, bytes of the file, as a span. It is true until the statement is edited."""
    for entry in chunk.entries:
        if entry.anchor.start <= start and end <= entry.end:
            return Span(entry.anchor, start - entry.anchor.start, end - entry.anchor.start)
    return Span(chunk.anchor, chunk.anchor.relative(start), chunk.anchor.relative(end))


class Parsed(NamedTuple):
    """A statement as the tree has it now, before it is matched with the chunk that it was."""

    node: Node
    chunked: Node | None
    is_broken: bool


def outline(root: Node) -> tuple[list[Parsed], bool]:
    """The statements of a file, and whether the text between them is free of errors."""
    statements: list[Parsed] = []
    # In badly broken text the root itself is an error, and its children are whatever could be saved.
    is_clean = not root.is_error
    for node in root.children:
        if node.is_error or node.is_missing:
            is_clean = False
        elif node.is_named and node.type != "comment":
            statements.append(parse_statement(node))
    return statements, is_clean


def parse_statement(node: Node) -> Parsed:
    """Find the chunked object of a statement, and out of it any error."""
    path = _path_to_object(node) if node.end_byte - node.start_byte >= CHUNKED_LENGTH else []
    if not node.has_error:
        return Parsed(node, path[-1] if path else None, is_broken=False)
    if not path:
        return Parsed(node, None, is_broken=True)
    for outer, inner in itertools.pairwise(path):
        if any(child.id != inner.id and (child.has_error or child.is_missing) for child in outer.children):
            return Parsed(node, None, is_broken=True)
    if any(child.is_error or child.is_missing for child in path[-1].children):
        return Parsed(node, None, is_broken=True)
    return Parsed(node, path[-1], is_broken=False)


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
    """The statement of a node, its chunked members left out."""
    node = parsed.node
    if parsed.chunked is None:
        low = Lowering(data, node.start_byte)
    else:
        inside = parsed.chunked
        low = Lowering(data, node.start_byte, inside.start_byte + 1, inside.end_byte - 1, inside.id)
    return broken_statement(low, node) if parsed.is_broken else lower_statement(low, node)


def lower_entry(node: Node, data: bytes) -> Entry:
    """The member of a chunked object that a node stands for."""
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
