"""Completion, hover and signature help for the files of a workspace."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.engine.hover_findings import rest_of_story, whole_story, with_findings
from amplify_ls.engine.manner import with_dots
from amplify_ls.ide.completion.complete import completions
from amplify_ls.ide.enclosing import enclosing_constructs
from amplify_ls.ide.hovers.hover import hover
from amplify_ls.ide.known_names import redundant_names
from amplify_ls.ide.signature import signature_help
from amplify_ls.ide.view import View
from amplify_ls.incremental.graph import untracked
from amplify_ls.rules.pages import overview
from amplify_ls.rules.registry import all_rules, documentation

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence

    from amplify_ls.engine.diagnostics import Diagnostic
    from amplify_ls.engine.manner import Manner
    from amplify_ls.ide.answers import CompletionItem, EnclosingConstruct, Hover, SignatureHelp
    from amplify_ls.ide.known_names import ForeignItem
    from amplify_ls.ide.last_good import LastGood
    from amplify_ls.model.project import Project
    from amplify_ls.syntax.cursor.cursor_index import CursorIndex
    from amplify_ls.values.resolution.sources import Sources


class Editing:
    """Answers about positions in one file, in its current text."""

    def __init__(
        self,
        path: str,
        parts: tuple[Project | None, Sources, LastGood],
        index: CursorIndex,
        diagnostics: Callable[[], Iterable[Diagnostic]],
        manner: Manner,
    ) -> None:
        """``parts`` are the project of the file, the files that it reads, and what it had before a syntax error."""
        self._path = path
        self._project, self._sources, self._last_good = parts
        self._index = index
        self._diagnostics = diagnostics
        self._manner = manner

    def completions(self, offset: int) -> Sequence[CompletionItem]:
        """The completions at a byte."""
        view = self._view()
        if view is None:
            return ()
        codes = ((rule.code, rule.summary) for rule in all_rules())
        items = untracked(lambda: completions(view, offset, codes))
        return with_dots(items, view.module.file.data) if self._manner.replaces_dots else items

    def hover(self, offset: int) -> Hover | None:
        """The description of the code at a byte, and its findings."""
        view = self._view()
        if view is not None:
            view.follows_links = self._manner.follows_links
        known = None if view is None else untracked(lambda: hover(view, offset, _overview_of))
        show = rest_of_story if self._manner.shows_findings else whole_story
        return with_findings(known, self._diagnostics(), offset, show)

    def signature_help(self, offset: int) -> SignatureHelp | None:
        """The call around a byte."""
        view = self._view()
        return None if view is None else untracked(lambda: signature_help(view, offset))

    def redundant_completions(self, offset: int, others: Iterable[ForeignItem]) -> Collection[str]:
        """The completions of another server at a byte that say nothing new next to ours."""
        view = self._view()
        if view is None:
            return ()
        return untracked(lambda: redundant_names(view, offset, completions(view, offset), others))

    def explains(self, offset: int) -> bool:
        """Whether there is a description of the code at a byte."""
        view = self._view()
        return view is not None and untracked(lambda: hover(view, offset, _overview_of)) is not None

    def enclosing(self, offset: int) -> Sequence[EnclosingConstruct]:
        """The constructs around a byte, outermost first."""
        view = self._view()
        return () if view is None else enclosing_constructs(view.cursor(offset))

    def _view(self) -> View | None:
        module = self._sources.peek(self._path)
        return None if module is None else untracked(lambda: View(module, self._project, self._index, self._last_good))


def _overview_of(code: str) -> str:
    return overview(code, documentation(code))
