"""Completion of relationships in one stroke: the whole call, its reference fields, and the other side on the other model."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from amplify_ls.catalog.plurals import plural_of
from amplify_ls.ide.completion.insertions import before_member, into_model
from amplify_ls.ide.completion.relations import stroke, written
from amplify_ls.ide.completion.scope import name_in_scope
from amplify_ls.ide.completion.writer import About, comma
from amplify_ls.model.data.entries import EntryKind
from amplify_ls.model.data.fields import RELATIONSHIPS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.edits.operations import TextEdit
    from amplify_ls.ide.answers import CompletionItem
    from amplify_ls.ide.completion.relations import Stroke
    from amplify_ls.ide.completion.writer import Writer
    from amplify_ls.ide.model_around import ModelAround
    from amplify_ls.ide.place import Call, Place
    from amplify_ls.ide.view import View
    from amplify_ls.model.data.entries import Relationship

_REST = re.compile(rb"[ \t]*(?P<closed>\))?(?P<comma>[ \t]*,)?[ \t]*(?P<end>\r?\n|\Z|//|\}|\.)?")
_MOST_MODELS = 8
_MOST_NAMES = 40
_ENDING = 3
_NEW_RANK = 200


def whole_relation(view: View, place: Place, writer: Writer, item: CompletionItem) -> CompletionItem:
    """The item of a related model with the rest of the call, if that is not written yet."""
    call = next((each for each in place.calls if each.callee.name in RELATIONSHIPS), None)
    if call is None or call.inside is not place.innermost or place.cursor.items(call.inside.level):
        return item
    field = call.outside.level.segment.key
    around = view.model_around(place)
    rest = _REST.match(place.cursor.data, place.cursor.end_with_quote)
    assert rest is not None
    is_whole_line = rest.group("end") is not None
    if field is None or around is None or not (is_whole_line or rest.group("closed")):
        return item
    found = stroke(view, around, call.callee.name, item.label, field)
    quote = place.cursor.quote or writer.quote
    references = written(found.references).replace("'", quote)
    text = f"{item.insert_text}{place.cursor.quote}, {references})"
    end = rest.end("closed") if rest.group("closed") else place.cursor.end_with_quote
    if is_whole_line and rest.group("comma") is None and rest.group("end") not in (b"}", b"."):
        text += ","
    return replace(
        item,
        insert_text=text,
        end=end,
        detail=f"{item.detail}, {references}" if item.detail else references,
        documentation="\n\n".join(part for part in (item.documentation, _story(found, around, item.label)) if part),
        later_edits=lambda: _edits(view, call, item.label, _in_scope(view, place, found)),
    )


def _edits(view: View, call: Call, target: str, found: Stroke) -> tuple[TextEdit, ...]:
    return (*before_member(view, call.outside.level, found.own), *into_model(view, target, found.other))


def _in_scope(view: View, place: Place, found: Stroke) -> Stroke:
    """The stroke with the name that this file has for the builder ``a``."""
    variable = name_in_scope(view, place, "a") or "a"
    if variable == "a":
        return found
    own = tuple(each._replace(source=variable + each.source.removeprefix("a")) for each in found.own)
    return replace(found, own=own)


def new_relation_items(view: View, place: Place, writer: Writer, variable: str) -> Iterator[CompletionItem]:
    """Whole relationships on an empty line of a model: to each model that it is not related to yet."""
    around = view.model_around(place)
    cursor = writer.cursor
    if around is None or around.name is None or writer.is_string or cursor.is_continued or cursor.next_sign == ":":
        return
    related = {each.target_name for each in _relationships(view, around.name)}
    names = [name for name in view.api.names(EntryKind.MODEL) if name != around.name and name not in related]
    typed = cursor.prefix.lower()
    # A plural may end differently, so its last letters are compared only below.
    names = (
        [name for name in names if name.lower().startswith(typed[: len(typed) - _ENDING])] if len(typed) > _ENDING else names
    )
    is_long = len(names) > _MOST_NAMES
    for kind, base in (("belongsTo", _variable), ("hasMany", lambda name: plural_of(_variable(name)))):
        fields = [(base(name), name) for name in names[:_MOST_NAMES]]
        free = [each for each in fields if around.fields.get(each[0]) is None and each[0].lower().startswith(typed)]
        for field, name in free[:_MOST_MODELS]:
            item = _new_relation(view, writer, around, kind, name, field, variable)
            yield replace(item, is_partial=is_long or len(free) > _MOST_MODELS)


def _new_relation(
    view: View, writer: Writer, around: ModelAround, kind: str, target: str, field: str, variable: str
) -> CompletionItem:
    found = stroke(view, around, kind, target, field)
    call = f"{variable}.{kind}('{target}', {written(found.references)})"
    lines = [*(f"{each.name}: {each.source}" for each in found.own), f"{field}: {call}"]
    text = ",\n".join(lines) + comma(writer.cursor)
    about = About(call, _story(found, around, target), _NEW_RANK + (kind != "belongsTo"))
    item = writer.snippet(field, "field", text, about)
    return replace(item, later_edits=lambda: into_model(view, target, found.other)) if found.other else item


def _relationships(view: View, name: str) -> Iterator[Relationship]:
    entry = view.api.entry(name)
    yield from () if entry is None else entry.relationships.values()


def _story(found: Stroke, around: ModelAround, target: str) -> str:
    """What else the item declares, as Markdown."""
    parts = [f"- `{each.name}: {each.source}` in `{around.name or 'this model'}`" for each in found.own]
    parts += [f"- `{each.name}: {each.source}` in `{target}`" for each in found.other]
    return "\n".join(["Also declares:", "", *parts]) if parts else ""


def _variable(name: str) -> str:
    return name[:1].lower() + name[1:]
