"""How answers fit what the editor shows besides them: its own hover of findings, and what TypeScript's server offers."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from amplify_ls.ide.answers import CompletionItem

_DOT = b"."


@dataclass(frozen=True, slots=True)
class Manner:
    """What the editor does. The default is for an editor that is not known."""

    shows_findings: bool = False
    """The editor shows message and code of a finding in its hover."""
    replaces_dots: bool = False
    """The completions of TypeScript replace the dot before a member as well.

    The editor compares items with the text that they replace, so those of TypeScript would otherwise always come first."""


def with_dots(items: Sequence[CompletionItem], data: bytes) -> Sequence[CompletionItem]:
    """The items, of which those after a dot replace it too."""
    return [_with_dot(item) if data[item.start - 1 : item.start] == _DOT else item for item in items]


def _with_dot(item: CompletionItem) -> CompletionItem:
    words = item.filter_text or item.label
    # Each of the names that the item is found by begins after the dot.
    filter_text = " ".join(f".{word}" for word in words.split(" "))
    return replace(item, start=item.start - 1, insert_text=f".{item.insert_text}", filter_text=filter_text)
