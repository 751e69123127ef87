"""The words of a text: names in code, in strings and in comments alike, for claims that nothing mentions a name."""

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
    """What a text mentions."""

    counts: Mapping[str, int]
    """How often it has each word."""
    path_parts: frozenset[str]
    """What appears between quotes and slashes: ``functions`` and ``report`` of ``'functions/report'``."""

    def count(self, name: str) -> int:
        """How often it mentions a name; of one with other characters, such as ``my-name``, the rarest word."""
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
    """The name that is all of a text but blanks and a colon before it, and where it starts; None for anything else."""
    bare = text.lstrip(b": \t\r\n").rstrip()
    return (bare.decode(), text.index(bare)) if _NAME.fullmatch(bare) else None
