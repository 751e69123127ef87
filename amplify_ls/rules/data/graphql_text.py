"""Strings that the packages insert into GraphQL without escaping: what breaks the schema, and how to escape it."""

from __future__ import annotations

import re

_ESCAPE = re.compile(r'\\(?:["\\/bfnrt]|u[0-9A-Fa-f]{4})')
_UNREADABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_MEANINGS = {"b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}
NAME = re.compile(r"[_A-Za-z][_0-9A-Za-z]*")
"""A name in GraphQL."""


def enum_names(text: str) -> tuple[str, ...] | None:
    """The names that GraphQL reads from one line of an enum: commas separate, `#` starts a comment. None for other text."""
    names = tuple(part for part in text.partition("#")[0].split(",") if part)
    return names if all(NAME.fullmatch(name) for name in names) else None


def fault(text: str) -> str:
    """What ends or breaks a GraphQL string with this text, in words; empty for nothing."""
    rest = _ESCAPE.sub("", text)
    if "\\" in rest:
        at = rest.index("\\")
        return f"the backslash sequence `{rest[at : at + 2]}`" if rest[at + 1 :] else "a backslash at its end"
    if '"' in rest:
        return 'a `"`'
    if "\n" in rest or "\r" in rest:
        return "a line break"
    return "a control character" if _UNREADABLE.search(rest) else ""


def read(text: str) -> str:
    """The text that GraphQL reads from a valid string."""
    return _ESCAPE.sub(lambda found: _meaning(found.group()[1:]), text)


def _meaning(escape: str) -> str:
    if escape.startswith("u"):
        return chr(int(escape[1:], 16))
    return _MEANINGS.get(escape, escape)


def escaped(text: str) -> str:
    """The text escaped so that GraphQL reads it unchanged."""
    parts: list[str] = []
    end = 0
    for found in _ESCAPE.finditer(text):
        parts.append(_escaped(text[end : found.start()]))
        parts.append(found.group())
        end = found.end()
    parts.append(_escaped(text[end:]))
    return "".join(parts)


def _escaped(text: str) -> str:
    text = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\r", "\\r")
    return _UNREADABLE.sub(lambda found: f"\\u{ord(found.group()):04x}", text)


def literal(text: str) -> str:
    """The text as a TypeScript string literal."""
    source = text.replace("\\", "\\\\").replace("'", "\\'").replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t")
    return f"'{source}'"
