"""How answers fit what the editor shows besides them: its own hover of findings, and what TypeScript's server offers."""

from __future__ import annotations

import enum
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from amplify_ls.rules.rule import Severity, Stage

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from amplify_ls.engine.diagnostics import Diagnostic
    from amplify_ls.ide.answers import CompletionItem

_DOT = b"."
_LONGEST_GAP = 80
_BETWEEN_MEMBERS = frozenset(b",;{}\r\n")


@dataclass(frozen=True, slots=True)
class Manner:
    """What the editor does. The default is for an editor that is not known."""

    shows_findings: bool = False
    """The editor shows message and code of a finding in its hover."""
    follows_links: bool = False
    """The editor opens links to lines of files in hovers."""
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


class Share(enum.Enum):
    """Whose answers the author sees where both services have some."""

    OURS = "ours"
    BOTH = "both"
    THEIRS = "theirs"


@dataclass(frozen=True, slots=True)
class Shares:
    """Whose completions, hovers and diagnostics the author sees."""

    completions: Share = Share.OURS
    hovers: Share = Share.OURS
    diagnostics: Share = Share.OURS


def is_theirs(diagnostic: Diagnostic) -> bool:
    """Whether TypeScript reports the fault too."""
    return diagnostic.stage is Stage.TYPES and diagnostic.severity is Severity.ERROR


def redundant_places(ours: Iterable[Diagnostic], theirs: Sequence[tuple[int, int]], data: bytes) -> Sequence[int]:
    """The indexes of errors of TypeScript, given by their bytes, for whose fault there is one of ours."""
    errors = [each for each in ours if is_theirs(each)]
    return [
        index for index, (start, end) in enumerate(theirs) if any(_is_same_fault(each, start, end, data) for each in errors)
    ]


def _is_same_fault(ours: Diagnostic, start: int, end: int, data: bytes) -> bool:
    """Whether two places overlap, or are the name and the value of the same member: TypeScript underlines the name."""
    if start <= ours.end and ours.start <= end:
        return True
    gap = (end, ours.start) if end < ours.start else (ours.end, start)
    return gap[1] - gap[0] <= _LONGEST_GAP and _BETWEEN_MEMBERS.isdisjoint(data[gap[0] : gap[1]])
