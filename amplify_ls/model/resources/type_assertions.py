"""Whether the type check may see something else at a place than what is there: casts, and names with a type of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.syntax.code_marks import CodeMark

if TYPE_CHECKING:
    from collections.abc import Iterable

    from amplify_ls.syntax.outline import Span
    from amplify_ls.values.resolution.sources import Sources

_TYPED = frozenset({CodeMark.ASSERTION, CodeMark.ANNOTATION, CodeMark.ANY_ARGUMENT})


def is_dressed(sources: Sources, places: Iterable[Span]) -> bool:
    """Whether a statement around one of the places, or one that declares a name of it, casts or says a type.

    It may be another part of the statement that does so: the answer errs to yes.
    """
    return any(_is_dressed(sources, place) for place in places)


def _is_dressed(sources: Sources, place: Span) -> bool:
    module = sources.module(place.path)
    if module is None:
        return True
    header = module.file.header.get()
    offset = place.resolve()[0]
    statement = next((chunk for chunk in header.statements if chunk.anchor.start <= offset < chunk.end), None)
    if statement is None:
        return True
    facts = module.file.facts
    names = {name for words in facts.words(statement) for name in words.counts}
    declared = (header.sites[name].statement for name in names & header.sites.keys() if not header.sites[name].is_import)
    return any(marks.marks & _TYPED for chunk in (statement, *declared) for marks in facts.marks(chunk))
