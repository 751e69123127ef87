"""Where TypeScript reports nothing."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from amplify_ls.syntax.type_comments import TypeComments

if TYPE_CHECKING:
    from amplify_ls.values.resolution.module import Module


class TypeCheckView:
    """What TypeScript checks in one file."""

    def __init__(self, path: str, module: Module | None) -> None:
        self._module = module
        self._comments = None if module is None else TypeComments(module.file.tree)
        self._is_javascript = path.endswith((".js", ".mjs", ".cjs", ".jsx"))

    def is_blind(self, offset: int) -> bool:
        """Whether TypeScript does not report a fault at this byte: JavaScript, a cast to ``any``, or a comment."""
        return any(start <= offset < end for start, end in self._spans) or self.is_silenced(offset)

    def is_silenced(self, offset: int) -> bool:
        """The same without the casts, in which TypeScript still resolves names."""
        if self._is_javascript:
            return True
        return self._comments is not None and (self._comments.is_unchecked or self._comments.is_silenced(offset))

    @cached_property
    def _spans(self) -> tuple[tuple[int, int], ...]:
        return () if self._module is None else tuple(self._module.file.blind_spans())
