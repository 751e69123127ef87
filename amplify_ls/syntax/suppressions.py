"""Comments that suppress findings: ``// amplify-ls-ignore CODE[, CODE]: reason``. All positions are bytes.

A comment with nothing but white space before it on its line speaks of the next line of code, any other of its own line.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from tree_sitter import Node

    from amplify_ls.syntax.tree import SyntaxTree

KEYWORD = "amplify-ls-ignore"


class SuppressedCode(NamedTuple):
    """A code of a suppress comment."""

    name: str
    start: int
    end: int


class SuppressComment(NamedTuple):
    """One comment; ``line_start`` and ``line_end`` bound the line of code that it speaks of."""

    start: int
    end: int
    codes: tuple[SuppressedCode, ...]
    codes_end: int
    """The end of the last code, of the keyword where there is none."""
    line_start: int
    line_end: int


def suppress_comments(tree: SyntaxTree) -> tuple[SuppressComment, ...]:
    """The suppress comments of a text, in order."""
    if _MARK not in tree.data:
        return ()
    found = (_comment(tree, match) for match in _DIRECTIVE.finditer(tree.data))
    return tuple(comment for comment in found if comment is not None)


def takes_comment_line(tree: SyntaxTree, offset: int) -> bool:
    """Whether a comment may stand at a byte: not so within strings, templates, other comments, and the text of JSX."""
    node = tree.root.descendant_for_byte_range(offset, offset)
    while node is not None and node.type not in _CODE_WITHIN_TEXT:
        if node.type in _TEXTS and node.start_byte < offset < node.end_byte:
            return False
        node = node.parent
    return True


_MARK = KEYWORD.encode()
_DIRECTIVE = re.compile(rb"/[/*]+[ \t]*" + re.escape(_MARK) + rb"(?![\w-])")
_CODE = re.compile(rb"[ \t]*(?P<comma>,?)[ \t]*(?P<name>[\w$.@-]+(?:/[\w$.@-]*)*)")
_NEWLINE = re.compile(rb"\r\n|\n|\r")
_CODE_WITHIN_TEXT = frozenset({"template_substitution", "jsx_expression"})
_TEXTS = frozenset(
    {"template_string", "string", "comment", "jsx_element", "jsx_self_closing_element", "jsx_opening_element", "regex"}
)


def _comment(tree: SyntaxTree, match: re.Match[bytes]) -> SuppressComment | None:
    node = _comment_at(tree, match.start())
    if node is None:
        return None
    is_block = tree.data.startswith(b"/*", node.start_byte)
    codes = tuple(_codes(tree.data, match.end(), node.end_byte - 2 if is_block else node.end_byte))
    line_start, line_end = _line_spoken_of(tree, node)
    codes_end = codes[-1].end if codes else match.end()
    return SuppressComment(node.start_byte, node.end_byte, codes, codes_end, line_start, line_end)


def _codes(data: bytes, position: int, end: int) -> list[SuppressedCode]:
    """The codes behind the keyword. What follows them without a comma or a slash in it is the reason."""
    codes: list[SuppressedCode] = []
    while (match := _CODE.match(data, position, end)) is not None:
        name = match.group("name").decode("utf-8", "replace")
        if codes and not match.group("comma") and "/" not in name:
            break
        codes.append(SuppressedCode(name, match.start("name"), match.end("name")))
        position = match.end()
    return codes


def _line_spoken_of(tree: SyntaxTree, node: Node) -> tuple[int, int]:
    data = tree.data
    start, end = _line_around(data, node.start_byte)
    comment: Node | None = node
    while comment is not None and not data[start : comment.start_byte].strip():
        _, end = _line_around(data, comment.end_byte)
        if data[comment.end_byte : end].strip():
            # Code behind a comment at the beginning of a line.
            return _line_around(data, comment.end_byte)
        newline = _NEWLINE.match(data, end)
        if newline is None:
            return end, end
        start, end = _line_around(data, newline.end())
        blank = len(data[start:end]) - len(data[start:end].lstrip())
        comment = _comment_at(tree, start + blank)
    return start, end


def _line_around(data: bytes, position: int) -> tuple[int, int]:
    start = max(data.rfind(b"\n", 0, position), data.rfind(b"\r", 0, position)) + 1
    newline = _NEWLINE.search(data, position)
    return start, len(data) if newline is None else newline.start()


def _comment_at(tree: SyntaxTree, start: int) -> Node | None:
    node = tree.root.descendant_for_byte_range(start, start)
    return node if node is not None and node.type == "comment" and node.start_byte == start else None
