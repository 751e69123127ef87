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

from amplify_ls.syntax.places import nodes_at
from amplify_ls.text.line_ends import line_end, line_start

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

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
    if tree.is_left_out or not tree.says(_MARK):
        return ()
    data = tree.data
    marks = [*_DIRECTIVE.finditer(data)]
    if not marks:
        return ()
    # A comment applies to the code after the comments that follow it.
    starts = {match.start("comment") for match in _LEADING_COMMENT.finditer(data, line_start(data, marks[0].start()))}
    found = nodes_at(tree.root, starts.union(match.start() for match in marks))
    ends = {start: node.end_byte for start, (_, node) in found.items() if node.type == "comment" and node.start_byte == start}
    return _comments(data, marks, ends, lambda lines: _declarations(tree, lines))


def suppress_comments_after_hash(
    data: bytes,
    ends: Mapping[int, int],
    declarations: Callable[[Iterable[tuple[int, int]]], Mapping[int, tuple[int, int]]],
) -> tuple[SuppressComment, ...]:
    """The suppression comments of a text whose comments start with `#`, in order.

    Args:
        data: The text.
        ends: The ends of all comments by their starts.
        declarations: Finds what starts on each of some lines, by the start of the line.
    """
    return _comments(data, [*_HASH_DIRECTIVE.finditer(data)], ends, declarations) if _MARK in data else ()


def _comments(
    data: bytes,
    marks: Iterable[re.Match[bytes]],
    ends: Mapping[int, int],
    declarations: Callable[[Iterable[tuple[int, int]]], Mapping[int, tuple[int, int]]],
) -> tuple[SuppressComment, ...]:
    marks = [match for match in marks if match.start() in ends]
    # The last one first: the comments of a block apply to the same line, which is searched for once.
    all_lines = _Lines(data, ends)
    lines = {match.start(): all_lines.of(match.start()) for match in reversed(marks)}
    regions = declarations(lines[match.start()] for match in marks if _scope(match) is Scope.DECLARATION)
    return tuple(_comment(data, match, ends[match.start()], lines[match.start()], regions) for match in marks)


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
_HASH_DIRECTIVE = re.compile(rb"#+[ \t]*" + re.escape(_MARK) + rb"(?P<scope>-declaration|-file)?(?![\w-])")
_LEADING_COMMENT = re.compile(rb"(?:\A(?:\xef\xbb\xbf)?|[\r\n])[ \t\x0b\x0c]*(?P<comment>/[/*])")
_CODE = re.compile(rb"[ \t]*(?P<comma>,?)[ \t]*(?P<name>[\w$.@-]+(?:/(?:[\w$.@-]|\*(?!/))*)*)")
_UNTIL = re.compile(rb"[ \t]+until[ \t]+(?P<date>[^\s:,*]+)")
_UNTIL_WORD = "until"
_BLANKS = re.compile(rb"[ \t\x0b\x0c]*")
_NEWLINE = re.compile(rb"\r\n|\n|\r")
_CODE_WITHIN_TEXT = frozenset({"template_substitution", "jsx_expression"})
_TEXTS = frozenset(
    {"template_string", "string", "comment", "jsx_element", "jsx_self_closing_element", "jsx_opening_element", "regex"}
)


def _comment(
    data: bytes, match: re.Match[bytes], end: int, line: tuple[int, int], declarations: Mapping[int, tuple[int, int]]
) -> SuppressComment:
    """The comment of a match. ``line`` is the line of code that it applies to."""
    start, scope = match.start(), _scope(match)
    end_of_text = end - 2 if data.startswith(b"/*", start) else end
    codes = tuple(_codes(data, match.end(), end_of_text))
    codes_end = codes[-1].end if codes else match.end()
    until = _expiry(data, codes_end, end_of_text)
    region = {Scope.FILE: (0, len(data)), Scope.LINE: line}.get(scope) or declarations[line[0]]
    return SuppressComment(start, end, codes, codes_end, *region, scope, until)


def _scope(match: re.Match[bytes]) -> Scope:
    return Scope((match.group("scope") or b"").decode())


def _expiry(data: bytes, position: int, end: int) -> Expiry | None:
    match = _UNTIL.match(data, position, end)
    if match is None:
        return None
    return Expiry(match.group("date").decode("utf-8", "replace"), match.start("date"), match.end("date"))


def _declarations(tree: SyntaxTree, lines: Iterable[tuple[int, int]]) -> Mapping[int, tuple[int, int]]:
    """The statement or member that starts on each of some lines, by the start of the line."""
    by_place: dict[int, tuple[int, int]] = {}
    for line in lines:
        text = tree.data[line[0] : line[1]]
        by_place[line[0] + len(text) - len(text.lstrip())] = line
    regions: dict[int, tuple[int, int]] = {}
    for place, (outermost, innermost) in nodes_at(tree.root, by_place).items():
        start, end = by_place[place]
        # The largest node that starts here: `export const schema = ...`, `Post: a.model(...)`.
        node = innermost if outermost is None else outermost
        regions[start] = (start, end if node.id == tree.root.id else max(end, node.end_byte))
    return regions


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


class _Lines:
    """The lines of code that comments apply to, searched for from the last comment to the first."""

    def __init__(self, data: bytes, ends: Mapping[int, int]) -> None:
        self._data = data
        self._ends = ends
        """The ends of comments by their starts."""
        self._found: dict[int, tuple[int, int]] = {}
        self._last = (0, -1)

    def of(self, first: int) -> tuple[int, int]:
        """The line of code that a comment applies to."""
        found = self._found[first] = self._line_of(first)
        return found

    def _line_of(self, comment: int) -> tuple[int, int]:
        start, end = self._around(comment)
        while comment in self._ends and self._skip_blanks(start) >= comment:
            behind = self._ends[comment]
            _, end = self._around(behind)
            if self._skip_blanks(behind) < end:
                # Code after a comment at the start of a line.
                return self._around(behind)
            newline = _NEWLINE.match(self._data, end)
            if newline is None:
                return end, end
            start, end = self._around(newline.end())
            comment = self._skip_blanks(start)
            if comment in self._found:
                return self._found[comment]
        return start, end

    def _skip_blanks(self, position: int) -> int:
        blanks = _BLANKS.match(self._data, position)
        return position if blanks is None else blanks.end()

    def _around(self, position: int) -> tuple[int, int]:
        # A line may be as long as the text, with thousands of comments.
        if not self._last[0] <= position <= self._last[1]:
            self._last = _line_around(self._data, position)
        return self._last


def _line_around(data: bytes, position: int) -> tuple[int, int]:
    start = line_start(data, position)
    if start == 0 and data.startswith(BOM_UTF8):
        start = len(BOM_UTF8)
    newline = line_end(data, position)
    return start, len(data) if newline is None else newline[0]
