"""Comments that turn the type checker off: ``@ts-ignore``, ``@ts-expect-error`` and ``@ts-nocheck``."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from amplify_ls.syntax.tree import SyntaxTree

_IGNORE = re.compile(rb"(?:^\s*\*|//+|/\*+)\s*@ts-(ignore|expect-error)")
_SKIPPED = re.compile(rb"^\s*(//|$)")
_NO_CHECK = re.compile(rb"^\s*//\s*@ts-nocheck", re.MULTILINE)


class TypeComments:
    """The comments of one text."""

    def __init__(self, tree: SyntaxTree) -> None:
        self._tree = tree
        self._data = tree.data

    @cached_property
    def is_unchecked(self) -> bool:
        """Whether the whole file is excluded."""
        # The plain search is a hundred times as fast as the pattern, and fails in nearly every file.
        if b"@ts-nocheck" not in self._data:
            return False
        return any(self._is_comment(found.end() - 1) for found in _NO_CHECK.finditer(self._data))

    def is_silenced(self, offset: int) -> bool:
        """Whether a comment above the line of a byte turns the type checker off for the line."""
        line_start = self._data.rfind(b"\n", 0, offset) + 1
        while line_start > 0:
            previous_start = self._data.rfind(b"\n", 0, line_start - 1) + 1
            line = self._data[previous_start : line_start - 1]
            found = _IGNORE.search(line)
            if found is not None:
                return self._is_comment(previous_start + found.end() - 1)
            # TypeScript skips other comments and blank lines.
            if not _SKIPPED.match(line):
                return False
            line_start = previous_start
        return False

    def _is_comment(self, offset: int) -> bool:
        node = self._tree.root.descendant_for_byte_range(offset, offset + 1)
        return node is not None and node.type == "comment"
