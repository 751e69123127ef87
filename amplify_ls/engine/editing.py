"""Completion, hover and signature help for the files of a workspace."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.engine.hover_findings import rest_of_story, whole_story, with_findings
from amplify_ls.engine.manner import beside_typescript
from amplify_ls.ide.completion.complete import completions
from amplify_ls.ide.hovers.hover import hover
from amplify_ls.ide.signature import signature_help
from amplify_ls.ide.view import View
from amplify_ls.incremental.graph import untracked
from amplify_ls.model.files.versions import BACKEND_PACKAGE, is_installed
from amplify_ls.rules.registry import all_rules, documentation

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from amplify_ls.engine.diagnostics import Diagnostic
    from amplify_ls.engine.manner import Manner
    from amplify_ls.ide.answers import CompletionItem, Hover, SignatureHelp
    from amplify_ls.ide.last_good import LastGood
    from amplify_ls.model.project import Project
    from amplify_ls.syntax.cursor.cursor_index import CursorIndex
    from amplify_ls.values.resolution.sources import Sources


class Editing:
    """Answers about places of files, at their current text."""

    def __init__(self, sources: Sources, index: CursorIndex, last_good: LastGood) -> None:
        self._sources = sources
        self._index = index
        self._last_good = last_good

    def completions(self, project: Project | None, path: str, offset: int, manner: Manner) -> Sequence[CompletionItem]:
        view = self._view(project, path)
        if view is None:
            return ()
        codes = ((rule.code, rule.summary) for rule in all_rules())
        items = untracked(lambda: completions(view, offset, codes))
        return beside_typescript(items) if items and manner.leaves_types and self._has_types(path) else items

    def hover(
        self, project: Project | None, path: str, offset: int, found: Iterable[Diagnostic], manner: Manner
    ) -> Hover | None:
        view = self._view(project, path)
        known = None if view is None else untracked(lambda: hover(view, offset, documentation))
        return with_findings(known, found, offset, rest_of_story if manner.shows_findings else whole_story)

    def signature_help(self, project: Project | None, path: str, offset: int) -> SignatureHelp | None:
        view = self._view(project, path)
        return None if view is None else untracked(lambda: signature_help(view, offset))

    def _has_types(self, path: str) -> bool:
        return untracked(lambda: is_installed(path, BACKEND_PACKAGE, self._sources.text))

    def _view(self, project: Project | None, path: str) -> View | None:
        module = self._sources.peek(path)
        return None if module is None else untracked(lambda: View(module, project, self._index, self._last_good))
