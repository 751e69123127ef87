"""The model at the cursor, read from the text around the cursor, because it may be incomplete."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from amplify_ls.ide.place import is_object
from amplify_ls.ide.typed import Built, Callee
from amplify_ls.model.data.fields import Fields, fields_of
from amplify_ls.values.values import Object, Text

if TYPE_CHECKING:
    from amplify_ls.ide.place import Call, Place, Step
    from amplify_ls.ide.view import View
    from amplify_ls.syntax.outline import Span
    from amplify_ls.values.values import Value

_WITH_FIELDS = ("model", "customType")


@dataclass(frozen=True, slots=True)
class ModelAround:
    """A model or custom type. The positions of its fields are meaningless."""

    name: str | None
    fields: Fields


def model_around(view: View, place: Place) -> ModelAround | None:
    """The innermost model or custom type around the cursor, in its fields or in its chain."""
    for call in place.calls:
        callee = call.callee
        if callee.is_builder and callee.name in _WITH_FIELDS:
            name = name_of(call.outside)
            return ModelAround(name, _open_fields(view, place, place.steps.index(call.inside) + 1, name))
        built = callee.on
        if built is not None and built.builder in _WITH_FIELDS:
            return ModelAround(name_of(call.outside), fields_of(_argument(view, place, built)))
    for index in range(len(place.steps) - 1, -1, -1):
        callee_here = place.steps[index].callee
        # Fields that are passed to a function of the author, or are in an object of their own.
        if is_object(place.steps, index) and isinstance(callee_here, Callee) and callee_here.receiver == "a":
            name = name_of(place.steps[index - 2]) if index > 1 else None
            return ModelAround(name, _open_fields(view, place, index, name))
    return None


def name_of(step: Step) -> str | None:
    """The name of the chain: a key, or a constant."""
    segment = step.level.segment
    return segment.key or segment.declared


def argument_text(view: View, place: Place, call: Call, index: int) -> str | None:
    """The string argument of a call around the cursor; None if it is another value, or the one being typed."""
    level = call.inside.level
    items = place.cursor.items(level)
    at = index if index < level.position else index - 1
    if index == level.position or at < 0 or at >= len(items):
        return None
    item = items[at]
    if item.name is not None:
        return item.name
    value = view.bindings.evaluate(place.cursor.data[item.start : item.end])
    return value.value if isinstance(value, Text) else None


def _open_fields(view: View, place: Place, index: int, name: str | None) -> Fields:
    if index >= len(place.steps):
        return fields_of(None)
    level = place.steps[index].level
    if level.frame.names is not None:
        # The members are chunks of their own, and were read already.
        entry = None if name is None else view.api.entry(name)
        return fields_of(None) if entry is None else entry.fields
    known = _known_fields(view, place.cursor.offset, name)
    if known is not None:
        return known
    written = fields_of(view.bindings.evaluate(place.cursor.source_without_current(level)))
    return _completed(view, written, name) if view.bindings.is_broken else written


def _known_fields(view: View, offset: int, name: str | None) -> Fields | None:
    """The fields of the entry whose fields the cursor is in, without the one at the cursor, if its text has no errors."""
    entry = None if name is None or view.bindings.is_broken else view.api.entry(name)
    literal = None if entry is None else entry.fields.literal
    if entry is None or literal is None or not _is_around(view, literal.span, offset):
        return None
    others = {each.name: each for each in entry.fields if not _is_around(view, each.property.span, offset)}
    return Fields(literal, others, entry.fields.is_open)


def _is_around(view: View, span: Span, offset: int) -> bool:
    if span.path != view.path:
        return False
    start, end = span.resolve()
    return start <= offset <= end


def _completed(view: View, written: Fields, name: str | None) -> Fields:
    """The fields, with those before a syntax error: distant members of a large model are not read again."""
    entry = None if name is None else view.api.entry(name)
    return written if entry is None else Fields(None, {**entry.fields.by_name, **written.by_name}, is_open=True)


def _argument(view: View, place: Place, built: Built) -> Value | None:
    given = built.arguments
    if not isinstance(given, tuple):
        return given
    start, end = given
    value = view.bindings.evaluate(place.cursor.data[start + 1 : end - 1])
    return value if isinstance(value, Object) else None
