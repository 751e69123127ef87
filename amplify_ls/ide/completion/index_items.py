"""Completion of secondary indexes on an empty line of a model: the line stays empty, and the model gets the index."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from amplify_ls.edits.operations import TextEdit
from amplify_ls.edits.render import render
from amplify_ls.edits.style import style_at
from amplify_ls.ide.completion.writer import About
from amplify_ls.ide.names import index_rank
from amplify_ls.ide.new_index import fields_to_index, index_insertion, query_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from amplify_ls.ide.answers import CompletionItem
    from amplify_ls.ide.completion.writer import Writer
    from amplify_ls.ide.place import Place
    from amplify_ls.ide.view import View
    from amplify_ls.model.data.entries import Entry

_INDEX_RANK = 700
_MOST_INDEXES = 3
_END_OF_CALL = re.compile(rb"\s*,?\s*\)")
_INDEXES = re.compile(rb"(?:\s|//[^\n]*\n)*\.\s*(?:identifier\s*\([^()]*\)\s*\.\s*)?secondaryIndexes\b")


def new_index_items(view: View, place: Place, writer: Writer) -> Iterator[CompletionItem]:
    """An index for each of the fields that are most likely to have one."""
    cursor = writer.cursor
    around = view.model_around(place)
    model = None if around is None or around.name is None else view.api.entry(around.name)
    if model is None or writer.is_string or not cursor.starts_line or cursor.next_sign:
        return
    able = fields_to_index(model, model.fields)
    for field in sorted(able, key=lambda each: index_rank(each, is_sort_key=False))[:_MOST_INDEXES]:
        edits = _edits(view, place, model, field.name)
        if edits is None:
            continue
        query = query_of(model, field.name)
        documentation = f"Adds `.secondaryIndexes(...)` with the query `{query}` to `{model.name}`."
        about = About(query, documentation, _INDEX_RANK, words=f"index {field.name}")
        item = writer.code(f"index on {field.name}", "snippet", "", about)
        yield replace(item, later_edits=edits)


def _edits(view: View, place: Place, model: Entry, field: str) -> Callable[[], tuple[TextEdit, ...]] | None:
    """Computes the edits that declare an index; None if there is no place for it."""
    if view.bindings.is_broken:
        edits = _behind_fields(view, place, model, field)
        return (lambda: edits) if edits else None
    operation = index_insertion(model, field)
    return None if operation is None else lambda: render((operation,), view.module.sources)


def _behind_fields(view: View, place: Place, model: Entry, field: str) -> tuple[TextEdit, ...]:
    """The edit in a file with syntax errors, found by the text; none if the model has indexes already."""
    data = view.module.file.data
    end = place.cursor.closing(place.innermost.level)
    call = None if end is None else _END_OF_CALL.match(data, end)
    if call is None or _INDEXES.match(data, call.end()):
        return ()
    index = f".secondaryIndexes((index) => [index('{field}').queryField('{query_of(model, field)}')])"
    text = index.replace("'", style_at(data, call.start()).quote)
    return (TextEdit(view.path, call.end(), call.end(), text),)
