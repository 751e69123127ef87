"""Slips in a word: a letter wrong, another name of the same file, a value of another type."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from development.slips.slip import Kind, Slip

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from random import Random

    from tree_sitter import Node

_NAMES = ("identifier", "type_identifier", "shorthand_property_identifier")
_DECLARATIONS = {
    "variable_declarator": "name",
    "function_declaration": "name",
    "import_specifier": None,
    "import_clause": None,
    "namespace_import": None,
    "required_parameter": "pattern",
    "optional_parameter": "pattern",
    "arrow_function": "parameter",
    "type_alias_declaration": "name",
}
"""Nodes that declare a name, with the field that has it; None where all of its names are declared."""
_WORD = re.compile(rb"[A-Za-z]+")


def slips_of_words(node: Node, names: Sequence[bytes], random: Random) -> Iterator[Slip]:
    """The slips with the word that one node of the syntax tree is. ``names`` are those that the file declares."""
    text = node.text or b""
    match node.type:
        case "identifier" | "type_identifier" | "shorthand_property_identifier":
            yield from _letter_wrong(Kind.NAME, node, random)
            others = [name for name in names if name != text]
            if others and node.type != "type_identifier" and not _is_declaration(node):
                yield Slip(Kind.OTHER_NAME, node.start_byte, node.end_byte, random.choice(others))
        case "property_identifier":
            yield from _letter_wrong(Kind.PROPERTY, node, random)
        case "string":
            for fragment in node.named_children:
                if fragment.type == "string_fragment":
                    yield from _letter_wrong(Kind.STRING, fragment, random)
            if node.parent is not None and node.parent.type not in ("import_statement", "export_statement", "literal_type"):
                yield Slip(Kind.OTHER_TYPE, node.start_byte, node.end_byte, random.choice([b"42", b"[" + text + b"]", b"true"]))
        case "number" | "true" | "false":
            yield Slip(Kind.OTHER_TYPE, node.start_byte, node.end_byte, b"'" + text + b"'")
        case "array" | "object":
            yield Slip(Kind.OTHER_TYPE, node.start_byte, node.end_byte, b"'text'")


def declared_names(nodes: Sequence[Node]) -> list[bytes]:
    """The names that the nodes of a file declare, sorted."""
    return sorted({node.text or b"" for node in nodes if node.type == "identifier" and _is_declaration(node)})


def _is_declaration(node: Node) -> bool:
    parent = node.parent
    if parent is None or parent.type not in _DECLARATIONS:
        return False
    field = _DECLARATIONS[parent.type]
    return field is None or parent.child_by_field_name(field) == node


def _letter_wrong(kind: Kind, node: Node, random: Random) -> Iterator[Slip]:
    """A letter left out, doubled, or swapped with the next one."""
    words = [match for match in _WORD.finditer(node.text or b"") if len(match.group()) > 1]
    if not words:
        return
    word = random.choice(words)
    letters = word.group()
    at = random.randrange(len(letters) - 1)
    swapped = letters[:at] + letters[at + 1 : at + 2] + letters[at : at + 1] + letters[at + 2 :]
    wrong = random.choice([letters[:at] + letters[at + 1 :], letters[: at + 1] + letters[at:], swapped])
    if wrong != letters:
        start = node.start_byte + word.start()
        yield Slip(kind, start, start + len(letters), wrong)
