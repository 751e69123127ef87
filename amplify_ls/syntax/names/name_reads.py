"""How a file uses the names that it reads: member access, calls, destructuring.

The names and their scopes are those of ``file_names``; this looks at the code around each place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.syntax.expressions import Call, New
from amplify_ls.syntax.lower.lowering import Lowering
from amplify_ls.syntax.lower.patterns import bound_names
from amplify_ls.syntax.names.chunk_names import Meaning, Running
from amplify_ls.syntax.outline import Span, parse_statement
from amplify_ls.syntax.strings import unescape

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from tree_sitter import Node

    from amplify_ls.syntax.expressions import Expression
    from amplify_ls.syntax.names.chunk_names import Reference
    from amplify_ls.syntax.names.chunked_file import ChunkedFile
    from amplify_ls.syntax.outline import EntryChunk, StatementChunk

_WRAPPERS = frozenset({"non_null_expression", "parenthesized_expression"})


class Taken(NamedTuple):
    """An accessed member of a name."""

    name: str
    span: Span


class NameRead(NamedTuple):
    """One place that reads a name as a value. Reading the same text twice gives equal results."""

    name: str
    span: Span
    member: Taken | None
    """The accessed member: ``X`` of ``env.X``."""
    call: Call | New | None
    """The call that it starts: ``name(...)``, ``name.member(...)`` or ``new name(...)``.

    Its positions are relative to the anchor of the span.
    """
    unpacked: tuple[Taken, ...]
    """The properties in ``const { A, B: b } = name``."""

    @property
    def is_whole(self) -> bool:
        """Whether it is read as a whole, and may be used anywhere."""
        return self.member is None and self.call is None and not self.unpacked


def reads_in(file: ChunkedFile, chunk: StatementChunk, names: Collection[str]) -> tuple[NameRead, ...]:
    """The places in one statement that read one of some names as a value, without those in types."""
    # The references may be the same although the code around them has changed.
    chunk.note_text()
    wanted = [each for each in file.names.references(chunk) if _is_read(each, names)]
    found = [_read(file, _lowering(file, chunk), chunk, each) for each in wanted]
    for entry in chunk.entry_list.get():
        for each in file.names.references(chunk, entry):
            if _is_read(each, names):
                found.append(_read(file, Lowering(file.data, entry.anchor.start), entry, each))
    return tuple(found)


def constants_in(file: ChunkedFile, chunk: StatementChunk) -> Mapping[str, Expression]:
    """The constants that functions within a statement declare, by name, without those with several declarations.

    The positions are relative to the anchor of the statement.
    """
    chunk.note_text()
    node = file.node_of(chunk)
    if node is None or chunk.content.peek().is_broken:
        return {}
    found: dict[str, Expression] = {}
    repeated: set[str] = set()
    low = _lowering(file, chunk)
    for declarator in _declarators(node):
        pattern, value = declarator.child_by_field_name("name"), declarator.child_by_field_name("value")
        if pattern is None or value is None:
            continue
        for bound in bound_names(low, pattern, low.expression(value)):
            if bound.name in found:
                repeated.add(bound.name)
            found[bound.name] = bound.value
    return {name: value for name, value in found.items() if name not in repeated}


def _is_read(reference: Reference, names: Collection[str]) -> bool:
    is_value = bool(reference.meaning & Meaning.VALUE) and reference.running is not Running.NEVER
    return is_value and reference.name in names


def _lowering(file: ChunkedFile, chunk: StatementChunk) -> Lowering:
    anchor = chunk.anchor
    node = file.node_of(chunk) if anchor.gap else None
    chunked = None if node is None else parse_statement(node).chunked
    if chunked is None:
        return Lowering(file.data, anchor.start)
    return Lowering(file.data, anchor.start, chunked.start_byte + 1, chunked.end_byte - 1, chunked.id)


def _read(file: ChunkedFile, low: Lowering, chunk: StatementChunk | EntryChunk, reference: Reference) -> NameRead:
    span = Span(chunk.anchor, reference.start, reference.end)
    start, end = span.resolve()
    node = file.tree.root.descendant_for_byte_range(start, end)
    member: Taken | None = None
    call: Call | New | None = None
    outer = None if node is None else _beyond_wrappers(node)
    if outer is not None and outer[1].type == "member_expression" and _is_field(outer, "object"):
        name = outer[1].child_by_field_name("property")
        if name is not None and name.type == "property_identifier":
            member = _taken(low, chunk, name)
            outer = _beyond_wrappers(outer[1])
    if outer is not None and (_is_field(outer, "function") or _is_field(outer, "constructor")):
        made = low.expression(outer[1])
        call = made if isinstance(made, (Call, New)) else None
    unpacked = () if outer is None or member is not None else tuple(_unpacked(low, chunk, outer))
    return NameRead(reference.name, span, member, call, unpacked)


def _beyond_wrappers(node: Node) -> tuple[Node, Node] | None:
    """A node with the brackets and the `!` around it, and the node around those."""
    inner, outer = node, node.parent
    while outer is not None and outer.type in _WRAPPERS:
        inner, outer = outer, outer.parent
    return None if outer is None else (inner, outer)


def _is_field(pair: tuple[Node, Node], field: str) -> bool:
    found = pair[1].child_by_field_name(field)
    return found is not None and found.id == pair[0].id


def _unpacked(low: Lowering, chunk: StatementChunk | EntryChunk, outer: tuple[Node, Node]) -> Iterator[Taken]:
    pattern = outer[1].child_by_field_name("name")
    if outer[1].type != "variable_declarator" or not _is_field(outer, "value") or pattern is None:
        return
    # The rest of an object may contain any member.
    is_listed = pattern.type == "object_pattern" and all(child.type != "rest_pattern" for child in pattern.named_children)
    for child in pattern.named_children if is_listed else ():
        part = child.child_by_field_name("left") if child.type == "object_assignment_pattern" else child
        key = part.child_by_field_name("key") if part is not None and part.type == "pair_pattern" else part
        if key is not None and key.type in ("shorthand_property_identifier_pattern", "property_identifier"):
            yield _taken(low, chunk, key)


def _taken(low: Lowering, chunk: StatementChunk | EntryChunk, node: Node) -> Taken:
    text = low.text(node)
    name = unescape(text) if "\\" in text else text
    return Taken(name, Span(chunk.anchor, low.at(node.start_byte), low.at(node.end_byte)))


def _declarators(node: Node) -> Iterator[Node]:
    stack = [node]
    while stack:
        current = stack.pop()
        if current.type == "variable_declarator":
            yield current
        stack.extend(reversed(current.named_children))
