"""The author's style, inferred from the neighborhood of an edit."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from functools import lru_cache
from typing import NamedTuple

from amplify_ls.text import line_ends

NEIGHBOURHOOD = 3_000
"""Bytes on either side that determine the style, because parts of a file may be generated, or the file large."""
BLOCK = 1_024
"""Bytes that share a neighborhood."""
WIDTH = 100
"""Columns within which a list stays on one line."""


class Style(NamedTuple):
    """Habits of the author."""

    quote: str
    newline: bytes
    step: bytes
    """One step of indentation."""
    brace_space: bytes
    """The padding inside the braces of an object on one line."""
    trailing_comma: bytes
    """The trailing comma, if any, of a list on several lines."""


def style_at(data: bytes, position: int) -> Style:
    """The style around a byte of a file."""
    # The same for a block of positions, so that a thousand requests read each neighborhood once.
    block = position - position % BLOCK
    first = max(block - NEIGHBOURHOOD, 0)
    # From the beginning of a line, but not of one that goes on for ever.
    start = data.rfind(b"\n", max(first - NEIGHBOURHOOD, 0), first) + 1 or first
    habits = _habits(data[start : block + BLOCK + NEIGHBOURHOOD])
    if habits.quote:
        return habits._replace(newline=newline_at(data, position))
    return habits._replace(quote=_quote_of_file(data) or "'", newline=newline_at(data, position))


@lru_cache(maxsize=64)
def _habits(near: bytes) -> Style:
    """The style of a part of a file; no quote if it contains none."""
    code = _LITERAL.sub(_without_line_comment, near)
    return Style(
        _quote(near),
        b"\n",
        _step(near),
        b"" if len(_TIGHT_BRACE.findall(near)) > len(_LOOSE_BRACE.findall(near)) else b" ",
        b"" if len(_NO_TRAILING_COMMA.findall(code)) > len(_TRAILING_COMMA.findall(code)) else b",",
    )


def _without_line_comment(literal: re.Match[bytes]) -> bytes:
    """Nothing for a comment up to the end of the line; strings stay, because a URL has slashes too."""
    return b"" if literal.group().startswith(b"//") else literal.group()


def newline_at(data: bytes, position: int) -> bytes:
    """The line end nearest to a byte, as a rule that of its own line."""
    found = line_ends.line_end(data, position) or line_ends.line_end(data, 0)
    return b"\n" if found is None else data[slice(*found)]


def line_start(data: bytes, position: int) -> int:
    """The start of the line that contains a byte."""
    return line_ends.line_start(data, position)


def line_end(data: bytes, position: int) -> int:
    """The end of the line that contains a byte, before its line break."""
    found = line_ends.line_end(data, position)
    return len(data) if found is None else found[0]


def next_line(data: bytes, position: int) -> int:
    """Where the line after that of a byte begins; the end of the text on its last line."""
    found = line_ends.line_end(data, position)
    return len(data) if found is None else found[1]


def line_above(data: bytes, position: int) -> tuple[int, int] | None:
    """The ends of the line above that of a byte, without its line end; None on the first line."""
    start = line_start(data, position)
    if start == 0:
        return None
    end = start - 2 if data[start - 2 : start] == b"\r\n" else start - 1
    return line_start(data, end), end


def indentation_at(data: bytes, position: int) -> bytes:
    """The white space that the line of a byte begins with."""
    found = _BLANKS.match(data, line_start(data, position), position)
    return found.group() if found is not None else b""


def begins_line(data: bytes, position: int) -> bool:
    """Whether there is only whitespace before a byte on its line."""
    return _WHITE_SPACE.fullmatch(data, line_start(data, position), position) is not None


def has_newline(data: bytes, start: int, end: int) -> bool:
    """Whether a line ends within a region."""
    # A line may have a million bytes, which a pattern reads a hundred times as slowly.
    return data.find(b"\n", start, end) >= 0 or data.find(b"\r", start, end) >= 0


def columns(data: bytes) -> int:
    """How wide a piece of a line is shown."""
    return len(data.decode("utf-8", "replace").expandtabs(4))


_WHITE_SPACE = re.compile(rb"[ \t\r\x0b\x0c]*")
_BLANKS = re.compile(rb"[ \t]*")
_LITERAL = re.compile(
    rb"//[^\r\n]*|/\*.*?\*/|`(?:[^`\\]|\\.)*`|(')(?:[^'\\\r\n]|\\.)*'|(\")(?:[^\"\\\r\n]|\\.)*\"",
    re.DOTALL,
)
_INDENTATION = re.compile(rb"(?:\A|[\r\n])([ \t]*)(?=[^\s*])")
_LOOSE_BRACE = re.compile(rb"\{ [^\s}]")
_TIGHT_BRACE = re.compile(rb"(?<!\$)\{[^\s}]")
_TRAILING_COMMA = re.compile(rb",[ \t]*[\r\n]+[ \t]*[}\])]")
_NO_TRAILING_COMMA = re.compile(rb"[^\s,;{(\[*/][ \t]*[\r\n]+[ \t]*[}\])]")


def _quote(data: bytes) -> str:
    """The more frequent quote character; empty if there is none."""
    found = Counter(one or two for one, two in _LITERAL.findall(data) if one or two)
    return ('"' if found[b'"'] > found[b"'"] else "'") if found else ""


@lru_cache(maxsize=4)
def _quote_of_file(data: bytes) -> str:
    """The same for a whole file, which is read once for all that is asked about it."""
    return _quote(data)


def _step(data: bytes) -> bytes:
    """The most frequent step from a line to a deeper one."""
    indentations: list[bytes] = _INDENTATION.findall(data)
    steps: Counter[bytes] = Counter()
    for outer, inner in itertools.pairwise(indentations):
        if len(inner) > len(outer) and inner.startswith(outer):
            steps[inner[len(outer) :]] += 1
    usual = [step for step, _ in steps.most_common() if step == b"\t" or (step.isspace() and 2 <= len(step) <= 8)]
    return usual[0] if usual else b"  "
