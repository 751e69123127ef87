"""Which comments of a schema belong to which definition, field or value."""

from __future__ import annotations

import textwrap
from bisect import bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from amplify_ls.gen1.syntax.nodes import Definition, Field, Member, TextValue
    from amplify_ls.gen1.syntax.schema_file import SchemaFile
    from amplify_ls.syntax.outline import Span

    Node = Definition | Field | Member
    Place = tuple[str, int]


class Comments:
    """The comments of the files of an API, by what they are about."""

    def __init__(self, files: Iterable[SchemaFile]) -> None:
        self._above: dict[Place, list[str]] = {}
        self._behind: dict[Place, list[str]] = {}
        self._last: dict[Place, list[str]] = {}
        self.final: list[str] = []
        """The comments behind the last definition of a file."""
        for file in files:
            self._read(file)

    def above(self, node: Node) -> tuple[str, ...]:
        """The comments above a node and within it, and its description, as lines."""
        return (*self._above.get(_place(node.span), ()), *_description(node.description))

    def behind(self, node: Node) -> str | None:
        """The comment at the end of the line of a node."""
        found = self._behind.get(_place(node.span))
        return " ".join(found) if found else None

    def last(self, definition: Definition) -> tuple[str, ...]:
        """The comments behind the last field of a definition."""
        return tuple(self._last.get(_place(definition.span), ()))

    def _read(self, file: SchemaFile) -> None:
        definitions = list(file.definitions())
        starts = [definition.span.resolve()[0] for definition in definitions]
        for comment in file.comments():
            line = _text(file.data[comment.start : comment.end])
            at = bisect_right(starts, comment.start) - 1
            if at >= 0 and comment.start < definitions[at].span.resolve()[1]:
                self._within(file.data, definitions[at], comment.start, line)
            elif at >= 0 and _is_same_line(file.data, definitions[at].span.resolve()[1], comment.start):
                self._above.setdefault(_place(definitions[at].span), []).append(line)
            elif at + 1 < len(definitions):
                self._above.setdefault(_place(definitions[at + 1].span), []).append(line)
            else:
                self.final.append(line)

    def _within(self, data: bytes, definition: Definition, start: int, line: str) -> None:
        if definition.body is None or start < definition.body.resolve()[0]:
            self._above.setdefault(_place(definition.span), []).append(line)
            return
        nodes: tuple[Node, ...] = definition.fields or definition.members
        # The places are relative to the definition, so they are in the order of the file.
        at = bisect_right(nodes, start - definition.span.resolve()[0] + definition.span.start, key=_end)
        if at < len(nodes) and nodes[at].span.resolve()[0] <= start:
            self._above.setdefault(_place(nodes[at].span), []).append(line)
        elif at and _is_same_line(data, nodes[at - 1].span.resolve()[1], start):
            self._behind.setdefault(_place(nodes[at - 1].span), []).append(line)
        elif at < len(nodes):
            self._above.setdefault(_place(nodes[at].span), []).append(line)
        else:
            self._last.setdefault(_place(definition.span), []).append(line)


def _end(node: Node) -> int:
    return node.span.end


def _place(span: Span) -> Place:
    return span.path, span.resolve()[0]


def _is_same_line(data: bytes, start: int, end: int) -> bool:
    return b"\n" not in data[start:end] and b"\r" not in data[start:end]


def _text(data: bytes) -> str:
    return data.decode(errors="replace").removeprefix("#").removeprefix(" ").rstrip()


def _description(description: TextValue | None) -> Iterator[str]:
    if description is not None:
        yield from textwrap.dedent(description.text).strip().splitlines()
