"""The words of a text, to determine that a name is not mentioned, and the tokens of code, to determine that it is the same."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tree_sitter import Node

_WORD = re.compile(rb"[\w$\x80-\xff]+")
_PATH_PART = re.compile(rb"[\"'`/]([^\"'`/\s]+)(?=[\"'`/])")
_CLOSING = frozenset({b")", b"]", b"}"})
_WHOLE = frozenset({"string", "template_string", "regex"})
_NAME = re.compile(rb"[A-Za-z_$][\w$]*")


class Words(NamedTuple):
    """The words that a text mentions."""

    counts: Mapping[str, int]
    """The number of occurrences of each word."""
    path_parts: frozenset[str]
    """The parts between quotes and slashes: ``functions`` and ``report`` of ``'functions/report'``."""

    def count(self, name: str) -> int:
        """The number of mentions of a name; for a name with other characters, such as ``my-name``, of its rarest word."""
        if name in self.counts:
            return self.counts[name]
        parts = _WORD.findall(name.encode())
        return min((self.counts.get(part.decode("utf-8", "replace"), 0) for part in parts), default=0) if parts else 0


def words_of(text: bytes) -> Words:
    """The words of a text in UTF-8."""
    counts = Counter(word.decode("utf-8", "replace") for word in _WORD.findall(text))
    parts = frozenset(part.decode("utf-8", "replace") for part in _PATH_PART.findall(text))
    return Words(counts, parts)


def lone_name(text: bytes) -> tuple[str, int] | None:
    """The name that is the only content of a text, after whitespace and a colon, and its start; None for any other text."""
    bare = text.lstrip(b": \t\r\n").rstrip()
    return (bare.decode(), text.index(bare)) if _NAME.fullmatch(bare) else None


def tokens_of(node: Node) -> tuple[bytes, ...]:
    """The tokens of code without what formatting changes: comments, semicolons, trailing commas, and the quotes of strings.

    Whether a declaration is exported does not matter either.
    """
    found: list[bytes] = []
    for token in _leaves(node):
        if token in _CLOSING and found and found[-1] == b",":
            found.pop()
        found.append(token)
    return tuple(found)


def _leaves(node: Node) -> Iterator[bytes]:
    waiting = [node]
    while waiting:
        current = waiting.pop()
        text = current.text or b""
        if current.type in ("comment", ";", "export", "default"):
            continue
        if current.type == "string" and current.is_named:
            yield b'"' + text[1:-1] + b'"'
        elif current.child_count == 0 or current.type in _WHOLE:
            yield text
        else:
            waiting.extend(reversed(current.children))
