"""Where the things of a snapshot are declared."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from amplify_ls.syntax.outline import Span


class Places:
    """The places of things, by a key such as ``model Todo`` or ``identifier Todo``; of two with one key the first counts."""

    def __init__(self) -> None:
        self.spans: dict[str, Span] = {}

    def note(self, key: str, span: Span) -> str:
        """Remember a place; returns its key."""
        self.spans.setdefault(key, span)
        return key
