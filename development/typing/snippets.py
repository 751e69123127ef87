"""Whether a snippet writes what comes next in a text, and what has to be typed at its stops for that."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

_STOP = re.compile(r"\$(\d+)|\$\{(\d+)(?::((?:[^{}$\\]|\\.)*))?\}")
_UNKNOWN = re.compile(r"(?<!\\)\$")
_ESCAPED = re.compile(r"\\([$}\\])")
_CLOSING = {")": "(", "]": "[", "}": "{"}
_LONGEST_STOP = 2_000


class Stop(NamedTuple):
    """A tab stop: the default, and what is to be typed there."""

    default: str
    wanted: str


class Fit(NamedTuple):
    """A snippet that writes the next part of a text: the texts around its stops, and the stops."""

    literals: Sequence[str]
    stops: Sequence[Stop]


class Snippet(NamedTuple):
    """The texts around the stops of a snippet, one more than there are stops, and the defaults."""

    literals: Sequence[str]
    defaults: Sequence[str]


def parsed(snippet: str) -> Snippet | None:
    """The parts of a snippet; None if a person would have to do more there than type and go on to the next stop."""
    literals, defaults, numbers = [], [], []
    position = 0
    for found in _STOP.finditer(snippet):
        literals.append(snippet[position : found.start()])
        numbers.append(int(found.group(1) or found.group(2)))
        defaults.append(_plain(found.group(3) or ""))
        position = found.end()
    literals.append(snippet[position:])
    if any(map(_UNKNOWN.search, literals)):
        return None
    if numbers and numbers[-1] == 0:
        if literals[-1]:
            return None
        literals, defaults, numbers = [*literals[:-2], literals[-2]], defaults[:-1], numbers[:-1]
    if numbers != list(range(1, len(numbers) + 1)):
        return None
    return Snippet([_plain(each) for each in literals], defaults)


def fitting(snippet: Snippet, text: str, position: int) -> Fit | None:
    """How the snippet writes the text from a position on; None if it does not."""
    literals = snippet.literals
    if not text.startswith(literals[0], position):
        return None
    position += len(literals[0])
    stops: list[Stop] = []
    for default, literal in zip(snippet.defaults, literals[1:], strict=True):
        end = _end_of_stop(text, position, literal)
        if end is None or (end == position and default):
            return None
        stops.append(Stop(default, text[position:end]))
        position = end + len(literal)
    return Fit(literals, stops)


def _end_of_stop(text: str, start: int, literal: str) -> int | None:
    """The first place at which a text goes on after the brackets that were opened since are closed."""
    if not literal:
        return start
    open_brackets: list[str] = []
    for position in range(start, min(len(text), start + _LONGEST_STOP)):
        if not open_brackets and text.startswith(literal, position):
            return position
        sign = text[position]
        if sign in _CLOSING.values():
            open_brackets.append(sign)
        elif sign in _CLOSING and (not open_brackets or open_brackets.pop() != _CLOSING[sign]):
            return None
    return None


def _plain(text: str) -> str:
    return _ESCAPED.sub(r"\1", text)
