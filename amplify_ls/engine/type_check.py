"""Where TypeScript's own check sees nothing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from amplify_ls.values.module import Module

_IGNORE = re.compile(rb"^\s*(//|/\*+|\*)\s*@ts-(ignore|expect-error)")
_SKIPPED = re.compile(rb"^\s*(//|$)")
_NO_CHECK = re.compile(rb"^\s*//\s*@ts-nocheck", re.MULTILINE)


class TypeCheckView:
    """What the type check sees of one file."""

    def __init__(self, path: str, module: Module | None) -> None:
        self._data = b"" if module is None else module.file.data
        self._spans = () if module is None else tuple(module.file.blind_spans())
        is_javascript = path.endswith((".js", ".mjs", ".cjs", ".jsx"))
        self._is_blind = is_javascript or _NO_CHECK.search(self._data) is not None

    def is_blind(self, offset: int) -> bool:
        """Whether a fault at this byte goes unseen: JavaScript, a cast to ``any``, or a comment that says so."""
        if self._is_blind or any(start <= offset < end for start, end in self._spans):
            return True
        line_start = self._data.rfind(b"\n", 0, offset) + 1
        while line_start > 0:
            previous_start = self._data.rfind(b"\n", 0, line_start - 1) + 1
            line = self._data[previous_start : line_start - 1]
            if _IGNORE.match(line):
                return True
            # TypeScript looks past other comments and blank lines.
            if not _SKIPPED.match(line):
                return False
            line_start = previous_start
        return False
