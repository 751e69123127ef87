"""Completion of new fields on an empty line of a model or custom type."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from amplify_ls.catalog import skeletons
from amplify_ls.ide.completion.writer import About, comma

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.ide.answers import CompletionItem
    from amplify_ls.ide.completion.writer import Writer
    from amplify_ls.ide.place import Place
    from amplify_ls.ide.view import View

_ANY_RANK = 100
_USUAL_RANK = 300


def new_field_items(view: View, place: Place, writer: Writer, variable: str) -> Iterator[CompletionItem]:
    """A field of any type, and the names that fields have most often."""
    if writer.is_string or writer.cursor.next_sign == ":" or writer.cursor.is_continued:
        return
    end = comma(place.cursor)
    about = About("a field of any type", rank=_ANY_RANK)
    yield writer.snippet("field", "snippet", re.sub(r"\ba\.", f"{variable}.", skeletons.FIELD) + end, about)
    around = view.model_around(place)
    for rank, (name, builder) in enumerate(skeletons.USUAL_FIELDS):
        if around is None or around.fields.get(name) is None:
            source = f"{variable}.{builder}()"
            yield writer.code(name, "field", f"{name}: {source}{end}", About(source, rank=_USUAL_RANK + rank))
