"""Completion, hover and signature help in a file with a schema in a string."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from amplify_ls.engine.editing import Editing
from amplify_ls.engine.hover_findings import rest_of_story, whole_story, with_findings
from amplify_ls.ide.gen1.complete import completions
from amplify_ls.ide.gen1.hover import hover
from amplify_ls.ide.gen1.signature import signature_help
from amplify_ls.incremental.graph import untracked
from amplify_ls.syntax.strings import escaped

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence

    from amplify_ls.engine.diagnostics import Diagnostic
    from amplify_ls.engine.manner import Manner
    from amplify_ls.gen1.project.embedded_schemas import EmbeddedSchemas
    from amplify_ls.gen1.syntax.embedding import Embedding
    from amplify_ls.ide.answers import CompletionItem, EnclosingConstruct, Hover, SignatureHelp
    from amplify_ls.ide.known_names import ForeignItem


class EmbeddedEditing(Editing):
    """Answers about the schema where the cursor is in one, and those about the file everywhere else."""

    def __init__(
        self,
        path: str,
        around: Editing,
        schemas: EmbeddedSchemas,
        diagnostics: Callable[[], Iterable[Diagnostic]],
        manner: Manner,
    ) -> None:
        self._path = path
        self._around = around
        self._schemas = schemas
        self._diagnostics = diagnostics
        self._manner = manner

    def completions(self, offset: int) -> Sequence[CompletionItem]:
        """The completions at a byte. In a literal of one line, what would be inserted may need several."""
        found = self._schemas.at(self._path, offset)
        if found is None:
            return self._around.completions(offset)
        embedding, api, file = found
        items = untracked(lambda: completions(api, file, embedding.offset(offset)))
        return [_written(item, embedding) for item in items] if embedding.is_template else ()

    def hover(self, offset: int) -> Hover | None:
        """The description of the code at a byte, and its findings."""
        found = self._schemas.at(self._path, offset)
        if found is None:
            return self._around.hover(offset)
        embedding, api, file = found
        known = untracked(lambda: hover(api, file, embedding.offset(offset)))
        if known is not None:
            known = replace(known, start=embedding.resolve(known.start), end=embedding.resolve(known.end))
        show = rest_of_story if self._manner.shows_findings else whole_story
        return with_findings(known, self._diagnostics(), offset, show)

    def signature_help(self, offset: int) -> SignatureHelp | None:
        """The directive or the call around a byte."""
        found = self._schemas.at(self._path, offset)
        if found is None:
            return self._around.signature_help(offset)
        embedding, _, file = found
        return untracked(lambda: signature_help(file, embedding.offset(offset)))

    def redundant_completions(self, offset: int, others: Iterable[ForeignItem]) -> Collection[str]:
        """The completions of another server at a byte that say nothing new next to ours."""
        return () if self._is_inside(offset) else self._around.redundant_completions(offset, others)

    def explains(self, offset: int) -> bool:
        """Whether there is a description of the code at a byte."""
        return self.hover(offset) is not None if self._is_inside(offset) else self._around.explains(offset)

    def enclosing(self, offset: int) -> Sequence[EnclosingConstruct]:
        """The constructs around a byte, outermost first."""
        return self._around.enclosing(offset)

    def _is_inside(self, offset: int) -> bool:
        return self._schemas.at(self._path, offset) is not None


def _written(item: CompletionItem, embedding: Embedding) -> CompletionItem:
    """An item with places of the file. The tab stops of a snippet look like what would have to be escaped."""
    return replace(
        item,
        insert_text=item.insert_text if item.is_snippet else escaped(item.insert_text, "`"),
        start=embedding.resolve(item.start),
        end=embedding.resolve(item.end),
    )
