"""Whether the type check may see something else at a place than what is there: casts, and names with a type of their own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from amplify_ls.syntax.outline import Span
    from amplify_ls.values.resolution.sources import Sources

_CAST = re.compile(rb"\bas\s+(?!const\b)[\w${(]|<(?:any|unknown|never)>")
_ANNOTATED = re.compile(rb"\b(?:const|let|var)\s+(?:[\w$]+|\{[^=]*\}|\[[^=]*\])\s*:")
_NAME = re.compile(rb"[A-Za-z_$][\w$]*")


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
    text = module.file.data[statement.anchor.start : statement.end]
    names = {name.decode() for name in _NAME.findall(text)}
    declared = (header.sites[name].statement for name in names & header.sites.keys() if not header.sites[name].is_import)
    texts = [text]
    for chunk in (statement, *declared):
        # Reading it notes that the answer hangs on it.
        chunk.content.get()
        texts.append(module.file.data[chunk.anchor.start : chunk.end])
    return any(_CAST.search(each) or _ANNOTATED.search(each) for each in texts)
