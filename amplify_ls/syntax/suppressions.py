"""Comments that suppress findings: ``// amplify-ls-ignore CODE[, CODE] [until 2027-01-31][: reason]``. All positions are bytes.

A comment with only whitespace before it on its line applies to the next line of code, any other comment to its own line.
``amplify-ls-ignore-declaration`` applies to the whole statement or member that starts on that line,
``amplify-ls-ignore-file`` to the file.
"""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.text.line_ends import line_end, line_start

if TYPE_CHECKING:
    from tree_sitter import Node

    from amplify_ls.syntax.tree import SyntaxTree

KEYWORD = "amplify-ls-ignore"


class Scope(Enum):
    """The scope of a comment."""

    LINE = ""
    DECLARATION = "-declaration"
    FILE = "-file"


class SuppressedCode(NamedTuple):
    """A code in a suppression comment, or the rules of a family: ``data/*``."""

    name: str
    start: int
    end: int


class Expiry(NamedTuple):
    """``until 2027-01-31``: the last day on which a comment applies."""

    text: str
    start: int
    end: int


class SuppressComment(NamedTuple):
    """One comment; ``line_start`` and ``line_end`` bound the code that it applies to, usually one line."""

    start: int
    end: int
    codes: tuple[SuppressedCode, ...]
    codes_end: int
    """The end of the last code, or of the keyword if there is none."""
    line_start: int
    line_end: int
    scope: Scope = Scope.LINE
    until: Expiry | None = None


def suppress_comments(tree: SyntaxTree) -> tuple[SuppressComment, ...]:
    """The suppression comments of a text, in order."""
    if not tree.says(_MARK):
        return ()
    lines: dict[int, tuple[int, int]] = {}
    # The last one first: the comments of a block apply to the same line, which is searched for once.
    found = [_comment(tree, match, lines) for match in reversed([*_DIRECTIVE.finditer(tree.data)])]
    return tuple(comment for comment in reversed(found) if comment is not None)


def takes_comment_line(tree: SyntaxTree, offset: int) -> bool:
    """Whether a comment is possible at a byte: not within strings, templates, other comments, or JSX text."""
    node = tree.root.descendant_for_byte_range(offset, offset)
    while node is not None and node.type not in _CODE_WITHIN_TEXT:
        if node.type in _TEXTS and node.start_byte < offset < node.end_byte:
            return False
        node = node.parent
    return True


_MARK = KEYWORD.encode()
_DIRECTIVE = re.compile(rb"/[/*]+[ \t]*" + re.escape(_MARK) + rb"(?P<scope>-declaration|-file)?(?![\w-])")
_CODE = re.compile(rb"[ \t]*(?P<comma>,?)[ \t]*(?P<name>[\w$.@-]+(?:/(?:[\w$.@-]|\*(?!/))*)*)")
_UNTIL = re.compile(rb"[ \t]+until[ \t]+(?P<date>[^\s:,*]+)")
_UNTIL_WORD = "until"
_NEWLINE = re.compile(rb"\r\n|\n|\r")
_CODE_WITHIN_TEXT = frozenset({"template_substitution", "jsx_expression"})
_TEXTS = frozenset(
    {"template_string", "string", "comment", "jsx_element", "jsx_self_closing_element", "jsx_opening_element", "regex"}
)


def _comment(tree: SyntaxTree, match: re.Match[bytes], lines: dict[int, tuple[int, int]]) -> SuppressComment | None:
    """The comment of a match. ``lines`` are the lines that later comments apply to, by their start."""
    node = _comment_at(tree, match.start())
    if node is None:
        return None
    is_block = tree.data.startswith(b"/*", node.start_byte)
    end = node.end_byte - 2 if is_block else node.end_byte
    codes = tuple(_codes(tree.data, match.end(), end))
    codes_end = codes[-1].end if codes else match.end()
    scope = Scope((match.group("scope") or b"").decode())
    line = lines[node.start_byte] = _line_spoken_of(tree, node, lines)
    start, stop = _region(tree, scope, line)
    return SuppressComment(
        node.start_byte, node.end_byte, codes, codes_end, start, stop, scope, _expiry(tree.data, codes_end, end)
    )


def _expiry(data: bytes, position: int, end: int) -> Expiry | None:
    match = _UNTIL.match(data, position, end)
    if match is None:
        return None
    return Expiry(match.group("date").decode("utf-8", "replace"), match.start("date"), match.end("date"))


def _region(tree: SyntaxTree, scope: Scope, line: tuple[int, int]) -> tuple[int, int]:
    """The code that a comment with a scope applies to, by its line of code."""
    if scope is Scope.FILE:
        return 0, len(tree.data)
    if scope is Scope.LINE:
        return line
    text = tree.data[line[0] : line[1]]
    position = line[0] + len(text) - len(text.lstrip())
    node = tree.root.descendant_for_byte_range(position, position)
    if node is None or node.parent is None:
        return line
    # The largest node that starts here: `export const schema = ...`, `Post: a.model(...)`.
    while node.parent is not None and node.parent.start_byte == position and node.parent.parent is not None:
        node = node.parent
    return line[0], max(line[1], node.end_byte)


def _codes(data: bytes, position: int, end: int) -> list[SuppressedCode]:
    """The codes after the keyword. The text after them, without a comma or a slash, is the reason."""
    codes: list[SuppressedCode] = []
    while (match := _CODE.match(data, position, end)) is not None:
        name = match.group("name").decode("utf-8", "replace")
        if name == _UNTIL_WORD and not match.group("comma"):
            break
        if codes and not match.group("comma") and "/" not in name:
            break
        codes.append(SuppressedCode(name, match.start("name"), match.end("name")))
        position = match.end()
    return codes


def _line_spoken_of(tree: SyntaxTree, node: Node, lines: dict[int, tuple[int, int]]) -> tuple[int, int]:
    data = tree.data
    start, end = _line_around(data, node.start_byte)
    comment: Node | None = node
    while comment is not None and not data[start : comment.start_byte].strip():
        _, end = _line_around(data, comment.end_byte)
        if data[comment.end_byte : end].strip():
            # Code after a comment at the start of a line.
            return _line_around(data, comment.end_byte)
        newline = _NEWLINE.match(data, end)
        if newline is None:
            return end, end
        start, end = _line_around(data, newline.end())
        blank = len(data[start:end]) - len(data[start:end].lstrip())
        comment = _comment_at(tree, start + blank)
        if comment is not None and comment.start_byte in lines:
            return lines[comment.start_byte]
    return start, end


def _line_around(data: bytes, position: int) -> tuple[int, int]:
    start = line_start(data, position)
    if start == 0 and data.startswith(BOM_UTF8):
        start = len(BOM_UTF8)
    newline = line_end(data, position)
    return start, len(data) if newline is None else newline[0]


def _comment_at(tree: SyntaxTree, start: int) -> Node | None:
    node = tree.root.descendant_for_byte_range(start, start)
    return node if node is not None and node.type == "comment" and node.start_byte == start else None
