"""The words of a text: names in code, strings and comments, to determine that a name is not mentioned."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

_WORD = re.compile(rb"[\w$\x80-\xff]+")
_PATH_PART = re.compile(rb"[\"'`/]([^\"'`/\s]+)(?=[\"'`/])")
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
