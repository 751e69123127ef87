"""What the features answer: plain data, places in bytes of the file that was asked about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from amplify_ls.edits.operations import TextEdit


@dataclass(frozen=True, slots=True)
class CompletionItem:
    """Something to write instead of the bytes from ``start`` to ``end``."""

    label: str
    kind: str
    """``field``, ``method``, ``value``, ``enum_member``, ``snippet``, ``property``, ``module``, ``variable``."""
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
    """What the typed word is held against, where that is not the label: other names for the same thing."""
    additional_edits: tuple[TextEdit, ...] = ()
    is_in_types: bool = False
    """A name of the project that the types of the packages derive from it, so that TypeScript offers it too."""


@dataclass(frozen=True, slots=True)
class Hover:
    """What is known about the bytes from ``start`` to ``end``, Markdown."""

    start: int
    end: int
    markdown: str


@dataclass(frozen=True, slots=True)
class SignatureHelp:
    """The call that is being typed. Parameters are pairs of label, a part of the whole label, and Markdown."""

    label: str
    documentation: str
    parameters: tuple[tuple[str, str], ...]
    active_parameter: int | None
