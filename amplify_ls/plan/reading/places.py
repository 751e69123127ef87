"""Where the things of a snapshot are declared."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from amplify_ls.syntax.outline import Span


class Places:
    """The places of things, by a key such as ``model Todo`` or ``identifier Todo``; of two with one key the first counts."""

    def __init__(self) -> None:
        self.spans: dict[str, Span] = {}
        self.wholes: dict[str, Span] = {}
        """The whole declarations that can be restored."""

    def note(self, key: str, span: Span, whole: Span | None = None) -> str:
        """Remember a place, and the whole declaration around it; returns its key."""
        self.spans.setdefault(key, span)
        if whole is not None:
            self.wholes.setdefault(key, whole)
        return key
