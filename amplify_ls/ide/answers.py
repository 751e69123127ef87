"""The results of the features: plain data, with positions in bytes of the file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from amplify_ls.edits.operations import TextEdit


@dataclass(frozen=True, slots=True)
class CompletionItem:
    """Text that replaces the bytes from ``start`` to ``end``."""

    label: str
    kind: str
    """``field``, ``method``, ``value``, ``enum_member``, ``snippet``, ``property``, ``module``, ``class`` and so on."""
    insert_text: str
    start: int
    end: int
    is_snippet: bool = False
    """The text has tab stops, and tabs for indentation, in the snippet syntax of the protocol."""
    detail: str = ""
    documentation: str = ""
    """Markdown."""
    sort_text: str = ""
    filter_text: str = ""
    """The text that the typed word is matched against, if that is not the label: other names of the same item."""
    additional_edits: tuple[TextEdit, ...] = ()
    is_partial: bool = False
    """Whether the item would do more in a shorter list: the editor asks again when more of the word is typed."""
    later_edits: Callable[[], tuple[TextEdit, ...]] | None = None
    """Computes more edits once the item is selected, also of other files. A file that does not exist is created."""


@dataclass(frozen=True, slots=True)
class EnclosingConstruct:
    """A construct around a byte: the bytes of its head, such as `Order: a.model`, and the name that it begins with, if any."""

    start: int
    end: int
    name: str | None


@dataclass(frozen=True, slots=True)
class Hover:
    """The description of the bytes from ``start`` to ``end``, as Markdown."""

    start: int
    end: int
    markdown: str


@dataclass(frozen=True, slots=True)
class SignatureHelp:
    """The call at the cursor. Parameters are pairs of their label, which is a part of the whole label, and Markdown."""

    label: str
    documentation: str
    parameters: tuple[tuple[str, str], ...]
    active_parameter: int | None
