"""Completion, hover and signature help for Gen 1 schemas."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.engine.editing import Editing
from amplify_ls.engine.hover_findings import rest_of_story, whole_story, with_findings
from amplify_ls.ide.gen1.complete import completions
from amplify_ls.ide.gen1.hover import hover
from amplify_ls.ide.gen1.signature import signature_help
from amplify_ls.incremental.graph import untracked

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence

    from amplify_ls.engine.diagnostics import Diagnostic
    from amplify_ls.engine.manner import Manner
    from amplify_ls.gen1.facts.api import Api
    from amplify_ls.gen1.syntax.schema_file import SchemaFile
    from amplify_ls.ide.answers import CompletionItem, EnclosingConstruct, Hover, SignatureHelp
    from amplify_ls.ide.known_names import ForeignItem


class SchemaEditing(Editing):
    """Answers about positions in one schema file."""

    def __init__(self, schema: tuple[Api, SchemaFile], diagnostics: Callable[[], Iterable[Diagnostic]], manner: Manner) -> None:
        self._schema = schema
        self._diagnostics = diagnostics
        self._manner = manner

    def completions(self, offset: int) -> Sequence[CompletionItem]:
        """The completions at a byte."""
        return untracked(lambda: completions(*self._schema, offset))

    def hover(self, offset: int) -> Hover | None:
        """The description of the code at a byte, and its findings."""
        known = untracked(lambda: hover(*self._schema, offset))
        show = rest_of_story if self._manner.shows_findings else whole_story
        return with_findings(known, self._diagnostics(), offset, show)

    def signature_help(self, offset: int) -> SignatureHelp | None:
        """The directive around a byte."""
        return untracked(lambda: signature_help(self._schema[1], offset))

    def redundant_completions(self, offset: int, others: Iterable[ForeignItem]) -> Collection[str]:
        """No completions of TypeScript are possible here."""
        del offset, others
        return ()

    def explains(self, offset: int) -> bool:
        """Whether there is a description of the code at a byte."""
        return untracked(lambda: hover(*self._schema, offset)) is not None

    def enclosing(self, offset: int) -> Sequence[EnclosingConstruct]:
        """No constructs of TypeScript are around a byte."""
        del offset
        return ()
