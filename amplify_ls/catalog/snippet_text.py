r"""The text of snippets: their tab stops, and what they write where nobody fills in anything.

Snippets have the syntax of the language server protocol: ``$1``, ``${1:default}``, ``${1|one,two|}``, and a backslash before
``$``, ``}`` and ``\`` that mean themselves.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_STOP = re.compile(r"(?<!\\)\$(\{?)(\d+)")
_START = re.compile(r"\$(?:(\d+)|\{(\d+)([:|}]))")
_CHOICES = re.compile(r"((?:[^|\\]|\\.)*)\|\}")
_FIRST_CHOICE = re.compile(r"(?:[^,\\]|\\.)*")
_SPECIAL = re.compile(r"[\\$}]")
_ESCAPED = re.compile(r"\\(.)")


class Filled(NamedTuple):
    """A snippet with its defaults, and with the first of its choices."""

    text: str
    is_complete: bool
    """Whether every tab stop has a default or choices."""


def has_stops(snippet: str) -> bool:
    """Whether there is anything to fill in."""
    return _STOP.search(snippet) is not None


def last_stop(snippet: str) -> int:
    """The greatest number of a tab stop; 0 if there is none."""
    return max((int(number) for _, number in _STOP.findall(snippet)), default=0)


def renumbered(snippet: str, more: int) -> str:
    """The snippet with the numbers of its tab stops so much greater."""
    return _STOP.sub(lambda found: f"${found.group(1)}{int(found.group(2)) + more}", snippet)


def escaped(text: str) -> str:
    """The snippet that writes a text as it is."""
    return _SPECIAL.sub(r"\\\g<0>", text)


def filled(snippet: str) -> Filled:
    """What a snippet writes if nobody fills in anything."""
    text, is_complete, _ = _filled(snippet, 0, is_inner=False)
    return Filled(text, is_complete)


def _filled(snippet: str, position: int, *, is_inner: bool) -> tuple[str, bool, int]:
    """The text from a position on, whether it is complete, and where it ends: at the closing brace of a default, or at all."""
    parts: list[str] = []
    is_complete = True
    while position < len(snippet):
        sign = snippet[position]
        if sign == "}" and is_inner:
            break
        found = _START.match(snippet, position) if sign == "$" else None
        if found is not None:
            text, is_whole, position = _stop(snippet, found)
            parts.append(text)
            is_complete = is_complete and is_whole
            continue
        if sign == "\\" and snippet[position + 1 : position + 2] in ("$", "}", "\\"):
            position += 1
        parts.append(snippet[position : position + 1])
        position += 1
    return "".join(parts), is_complete, position


def _stop(snippet: str, start: re.Match[str]) -> tuple[str, bool, int]:
    if start.group(3) == ":":
        text, is_complete, end = _filled(snippet, start.end(), is_inner=True)
        return text, is_complete and bool(text), end + 1
    choices = _CHOICES.match(snippet, start.end()) if start.group(3) == "|" else None
    if choices is None:
        return "", False, start.end()
    first = _FIRST_CHOICE.match(choices.group(1))
    return _ESCAPED.sub(r"\1", first.group() if first else ""), True, choices.end()
