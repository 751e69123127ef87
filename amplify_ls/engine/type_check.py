"""Where TypeScript's own check sees nothing."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from amplify_ls.values.module import Module

_IGNORE = re.compile(rb"(?:^\s*\*|//+|/\*+)\s*@ts-(ignore|expect-error)")
_SKIPPED = re.compile(rb"^\s*(//|$)")
_NO_CHECK = re.compile(rb"^\s*//\s*@ts-nocheck", re.MULTILINE)


class TypeCheckView:
    """What the type check sees of one file."""

    def __init__(self, path: str, module: Module | None) -> None:
        self._module = module
        self._data = b"" if module is None else module.file.data
        self._is_javascript = path.endswith((".js", ".mjs", ".cjs", ".jsx"))

    def is_blind(self, offset: int) -> bool:
        """Whether a fault at this byte goes unseen: JavaScript, a cast to ``any``, or a comment that says so."""
        return any(start <= offset < end for start, end in self._spans) or self.is_silenced(offset)

    def is_silenced(self, offset: int) -> bool:
        """The same without the casts: the type check resolves the names in them all the same."""
        if self._is_unchecked:
            return True
        line_start = self._data.rfind(b"\n", 0, offset) + 1
        while line_start > 0:
            previous_start = self._data.rfind(b"\n", 0, line_start - 1) + 1
            line = self._data[previous_start : line_start - 1]
            if _IGNORE.search(line):
                return True
            # TypeScript looks past other comments and blank lines.
            if not _SKIPPED.match(line):
                return False
            line_start = previous_start
        return False

    @cached_property
    def _spans(self) -> tuple[tuple[int, int], ...]:
        return () if self._module is None else tuple(self._module.file.blind_spans())

    @cached_property
    def _is_unchecked(self) -> bool:
        # The plain search is a hundred times as fast as the pattern, and finds nothing in nearly every file.
        return self._is_javascript or (b"@ts-nocheck" in self._data and _NO_CHECK.search(self._data) is not None)
