"""The output of the engine: plain data, with positions in bytes of the current texts."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from amplify_ls.edits.operations import Safety

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from amplify_ls.edits.operations import TextEdit
    from amplify_ls.rules.rule import Severity, Stage


@dataclass(frozen=True, slots=True)
class RelatedPlace:
    """Another place that a diagnostic is related to."""

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


ANY_SAFETY = frozenset(Safety)


def no_fixes(safeties: frozenset[Safety]) -> Iterable[RenderedFix]:
    """No fixes."""
    del safeties
    return ()


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """A finding at its current position."""

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
    make_fixes: Callable[[frozenset[Safety]], Iterable[RenderedFix]] = field(default=no_fixes, compare=False, repr=False)

    def fixes(self) -> tuple[RenderedFix, ...]:
        """The fixes, best first; computed on request."""
        return tuple(self.make_fixes(ANY_SAFETY))

    def safe_fix(self) -> RenderedFix | None:
        """The first safe fix."""
        return next(iter(self.make_fixes(frozenset({Safety.SAFE}))), None)


@dataclass(frozen=True, slots=True)
class CodeAction:
    """An action that the editor offers at a position."""

    title: str
    kind: str
    """``quickfix``, ``quickfix.fixAll``, ``quickfix.suppress``, ``refactor.rewrite`` or ``source.fixAll.amplify``."""
    make_edits: Callable[[], tuple[TextEdit, ...]]
    is_preferred: bool = False
    diagnostics: tuple[Diagnostic, ...] = ()
    is_large: bool = False
    """Whether its edits take a while to compute, because they fix many faults."""

    @property
    def edits(self) -> tuple[TextEdit, ...]:
        """The edits; computed on request, because editors ask for all actions whenever the cursor moves."""
        return self.make_edits()
