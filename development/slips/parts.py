"""Slips that leave out or repeat a part: an import, an argument, an element, a property."""

from __future__ import annotations

from typing import TYPE_CHECKING

from development.slips.slip import Kind, Slip

if TYPE_CHECKING:
    from collections.abc import Iterator
    from random import Random

    from tree_sitter import Node

_SUPERFLUOUS = (b"'extra'", b"1", b"{}", b"true", b"[]")


def slips_of_parts(node: Node, random: Random) -> Iterator[Slip]:
    """The slips with the parts of one node of the syntax tree."""
    match node.type:
        case "import_statement":
            yield Slip(Kind.IMPORT, node.start_byte, node.end_byte, b"")
        case "named_imports":
            yield from _each_less(node, Kind.IMPORTED_NAME, fewest=2)
        case "array":
            yield from _each_less(node, Kind.ELEMENT_LESS)
        case "object":
            yield from _each_less(node, Kind.PROPERTY_LESS)
            yield from (_twice(member) for member in _parts(node) if member.type in ("pair", "shorthand_property_identifier"))
        case "arguments":
            yield from _each_less(node, Kind.ARGUMENT_LESS)
            yield _argument_more(node, random)


def _parts(node: Node) -> list[Node]:
    return [child for child in node.named_children if child.type != "comment"]


def _each_less(node: Node, kind: Kind, fewest: int = 1) -> Iterator[Slip]:
    """Each part of a list left out, with the comma behind it or, for the last one, before it."""
    parts = _parts(node)
    if len(parts) < fewest:
        return
    for index, part in enumerate(parts):
        if index + 1 < len(parts):
            yield Slip(kind, part.start_byte, parts[index + 1].start_byte, b"")
        elif index:
            yield Slip(kind, parts[index - 1].end_byte, part.end_byte, b"")
        else:
            # A comma behind the only part would be a hole in a list, and an error in an object.
            yield Slip(kind, part.start_byte, _comma_behind(part), b"")


def _comma_behind(part: Node) -> int:
    after = part.next_sibling
    return after.end_byte if after is not None and after.type == "," else part.end_byte


def _twice(member: Node) -> Slip:
    text = member.text or b""
    return Slip(Kind.KEY_TWICE, member.end_byte, member.end_byte, b", " + text)


def _argument_more(node: Node, random: Random) -> Slip:
    parts = _parts(node)
    text = random.choice([*_SUPERFLUOUS, *(part.text or b"" for part in parts[:1] if len(part.text or b"") < 40)])
    at = parts[-1].end_byte if parts else node.start_byte + 1
    return Slip(Kind.ARGUMENT_MORE, at, at, b", " + text if parts else text)
