"""The brackets around a position, determined from the text before it.

The code that is being typed is incomplete, and its tree may be arbitrary. The open brackets at a position depend only on the
text before it, and not on the text after it or on error recovery.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable


class Inside(Enum):
    """The kind of text at a position."""

    CODE = "code"
    STRING = "string"
    TEMPLATE = "template"
    """In the text of a template string."""
    COMMENT = "comment"


class Stop(NamedTuple):
    """Where a scan ended: the kind of text, and its start (the opening quote, the first character of the comment)."""

    inside: Inside
    start: int


@dataclass(slots=True)
class Frame:
    """An open bracket: ``(``, ``[``, ``{``, ``${``, a backtick, or the whole file (an empty string).

    ``items`` contains the starts of its items, ``groups`` the brackets that were opened and closed within the last item.
    """

    bracket: str
    start: int
    items: list[int]
    groups: list[tuple[int, int]] = field(default_factory=list)
    item_start: int = 0
    """The start of the current item, or of the current statement in it."""
    end: int | None = None
    """Where it is closed, if a scan has reached that position."""
    names: Callable[[], tuple[str, ...]] | None = None
    """Reads the names of its other members, if they are known from elsewhere."""

    def copy(self) -> Frame:
        return Frame(self.bracket, self.start, list(self.items), list(self.groups), self.item_start, self.end, self.names)


def file_frame(start: int) -> Frame:
    """The outermost frame, for a scan that starts at ``start``."""
    return Frame("", start, [start], item_start=start)


_CLOSED_BY = {")": "(", "]": "[", "}": "{"}
_TOKEN = re.compile(
    rb"""//[^\r\n]*|/\*.*?(?:\*/|\Z)|'(?:[^'\\\r\n]|\\.)*(')?|"(?:[^"\\\r\n]|\\.)*(")?|[`(\[{)\]},;/]"""
    rb"""|^(?:export|import|const|let|var|function|async|type|interface|class|abstract|enum|declare)\b(?![ \t]*[:(.,=?])""",
    re.DOTALL | re.MULTILINE,
)
_TEMPLATE = re.compile(rb"\\.|`|\$\{", re.DOTALL)
_REGULAR_EXPRESSION = re.compile(rb"/(?![*/])(?:[^/\\\[\r\n]|\\.|\[(?:[^\]\\\r\n]|\\.)*\])+/[a-z]*")
_BEFORE_REGULAR_EXPRESSION = b"(,=:[!&|?{};+-*%<>~^"
_NEXT_MEMBER = re.compile(rb"""[ \t]*\r?\n\s*(?:[\w$]+|'[^'\r\n]*'|"[^"\r\n]*")[ \t]*:""")
_ONLY_AT_TOP = (b"export", b"import")


def scan(data: bytes, stack: list[Frame], start: int, end: int, is_done: Callable[[], bool] | None = None) -> Stop:
    """Follow the brackets from ``start`` to ``end``, changing ``stack``. ``is_done`` ends the scan at a bracket."""
    position = start
    while position < end:
        if stack[-1].bracket == "`":
            position = _scan_template(data, stack, position, end)
            continue
        for found in _TOKEN.finditer(data, position, end):
            position = found.end()
            first = data[found.start() : found.start() + 1]
            if first in (b"'", b'"'):
                if found.lastindex is None:
                    if position == end:
                        return Stop(Inside.STRING, found.start())
                    _recover(data, stack, position)
            elif first == b"/":
                if position - found.start() > 1:
                    if position == end and not _is_closed_comment(found.group()):
                        return Stop(Inside.COMMENT, found.start())
                    continue
                position = _behind_regular_expression(data, found.start(), end)
                if position != found.end():
                    break
            elif first == b",":
                frame = stack[-1]
                frame.item_start = position
                frame.items.append(position)
                frame.groups = []
            elif first == b";":
                stack[-1].item_start = position
                stack[-1].groups = []
            elif first in (b"(", b"[", b"{", b"`"):
                stack.append(Frame(first.decode(), found.start(), [position], item_start=position))
                if first == b"`":
                    break
            elif first in (b")", b"]", b"}"):
                _close(stack, first.decode(), position)
                if is_done is not None and is_done():
                    return Stop(Inside.CODE, position)
                if stack[-1].bracket == "`":
                    break
            elif len(stack) == 1 or found.group() in _ONLY_AT_TOP:
                del stack[1:]
                stack[0].item_start = found.start()
                stack[0].groups = []
        else:
            break
    if stack[-1].bracket == "`":
        return Stop(Inside.TEMPLATE, stack[-1].start)
    return Stop(Inside.CODE, end)


def _scan_template(data: bytes, stack: list[Frame], position: int, end: int) -> int:
    found = _TEMPLATE.search(data, position, end)
    if found is None:
        return end
    if found.group() == b"`":
        frame = stack.pop()
        stack[-1].groups.append((frame.start, found.end()))
    elif found.group() == b"${":
        stack.append(Frame("${", found.start(), [found.end()], item_start=found.end()))
    return found.end()


def _close(stack: list[Frame], bracket: str, end: int) -> None:
    """Close the innermost bracket of the kind, and the unclosed brackets within it."""
    wanted = _CLOSED_BY[bracket]
    for depth in range(len(stack) - 1, 0, -1):
        found = stack[depth].bracket
        if found == wanted or (found == "${" and wanted == "{"):
            frame = stack[depth]
            frame.end = end
            del stack[depth:]
            stack[-1].groups.append((frame.start, end))
            return
        if found in ("`", "${"):
            return


def _recover(data: bytes, stack: list[Frame], position: int) -> None:
    """An unclosed string ends with its line. If a member of an object follows, the brackets before it are unclosed too."""
    if is_followed_by_member(data, position):
        begin_member(stack, position)


def begin_member(stack: list[Frame], position: int) -> None:
    """End the innermost calls and arrays at ``position``, where another member of their object starts."""
    depth = len(stack)
    while depth > 1 and stack[depth - 1].bracket in ("(", "["):
        depth -= 1
    if stack[depth - 1].bracket != "{":
        return
    del stack[depth:]
    outer = stack[-1]
    outer.item_start = position
    outer.items.append(position)
    outer.groups = []


def is_followed_by_member(data: bytes, position: int) -> bool:
    """Whether the line ends and the next one starts with a member of an object."""
    return _NEXT_MEMBER.match(data, position) is not None


def _is_closed_comment(text: bytes) -> bool:
    return text.startswith(b"/*") and len(text) >= 4 and text.endswith(b"*/")


def _behind_regular_expression(data: bytes, start: int, end: int) -> int:
    """The end of a regular expression that starts at a slash; after the slash if it is a division."""
    before = start - 1
    while before >= 0 and data[before : before + 1].isspace():
        before -= 1
    if before >= 0 and data[before : before + 1] not in _BEFORE_REGULAR_EXPRESSION:
        return start + 1
    found = _REGULAR_EXPRESSION.match(data, start, end)
    return start + 1 if found is None else found.end()
