"""What the engine tells: plain data with places in bytes of the files as they are now."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from amplify_ls.edits.operations import Safety, TextEdit
    from amplify_ls.rules.rule import Severity, Stage


@dataclass(frozen=True, slots=True)
class RelatedPlace:
    """Another place that has to do with a diagnostic."""

    path: str
    start: int
    end: int
    message: str


@dataclass(frozen=True, slots=True)
class RenderedFix:
    """A fix as text edits, which may touch several files."""

    title: str
    safety: Safety
    is_preferred: bool
    edits: tuple[TextEdit, ...]


def _no_fixes() -> tuple[RenderedFix, ...]:
    return ()


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """A finding where it stands now."""

    path: str
    start: int
    end: int
    code: str
    severity: Severity
    message: str
    stage: Stage
    related: tuple[RelatedPlace, ...] = ()
    tags: frozenset[str] = frozenset()
    package_message: str = ""
    make_fixes: Callable[[], tuple[RenderedFix, ...]] = field(default=_no_fixes, compare=False, repr=False)

    def fixes(self) -> tuple[RenderedFix, ...]:
        """The ways to mend it, best first; computed when asked for."""
        return self.make_fixes()


@dataclass(frozen=True, slots=True)
class CodeAction:
    """Something that the editor offers at a place."""

    title: str
    kind: str
    """``quickfix`` or ``source.fixAll.amplify``."""
    edits: tuple[TextEdit, ...]
    is_preferred: bool = False
    diagnostics: tuple[Diagnostic, ...] = ()
