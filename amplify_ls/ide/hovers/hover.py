"""Hover: what the catalog and the project know about the word at a position."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from amplify_ls.catalog.backend.members import RESOURCES, STACKS
from amplify_ls.catalog.lookup import member
from amplify_ls.catalog.options import case_of, option_of, shapes_in
from amplify_ls.catalog.types import Either, ListOf, MapOf, Name, OneOf
from amplify_ls.ide.answers import Hover
from amplify_ls.ide.hovers.access import about_rule
from amplify_ls.ide.hovers.backend import about_resource, about_secret
from amplify_ls.ide.hovers.entry import about_entry, about_field
from amplify_ls.ide.hovers.schedule import SCHEDULES, about_schedule
from amplify_ls.ide.hovers.storage import about_group, about_path
from amplify_ls.ide.hovers.values import about_allow, about_option_around, about_schema, about_string
from amplify_ls.ide.model_around import argument_text, name_of
from amplify_ls.ide.names import schema_place
from amplify_ls.ide.suppression import SUPPRESSION
from amplify_ls.ide.typed import Built, Callee
from amplify_ls.ide.words import about_choice, about_member, about_option
from amplify_ls.model.builders import define_call
from amplify_ls.model.data.fields import RELATIONSHIPS
from amplify_ls.syntax.cursor.brackets import Inside
from amplify_ls.values.values import Object

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from amplify_ls.catalog.types import Type
    from amplify_ls.ide.place import Place
    from amplify_ls.ide.view import View
    from amplify_ls.model.project import Project
    from amplify_ls.syntax.cursor.frames import Cursor
    from amplify_ls.values.values import Value

_CODE = re.compile(rb"[\w/-]+")
_RULES = ("allow:model", "allow:field", "allow:operation")
_FIELD_NAMES = ("identifier-field", "index-field", "field", "owner-field", "authorizer-field")


def hover(view: View, offset: int, overview: Callable[[str], str]) -> Hover | None:
    """The hover at a byte of a file. ``overview`` returns what a rule is about by its code, empty for an unknown one."""
    cursor = view.cursor(_start_of_number(view.module.file.data, offset))
    if cursor.inside is Inside.COMMENT:
        return _about_code(cursor, offset, overview)
    if cursor.inside is Inside.TEMPLATE or not cursor.text:
        return None
    view.hovered = cursor.start
    place = view.place(cursor)
    markdown = next((text for text in _pages(view, place) if text), "")
    return Hover(cursor.start, cursor.end, markdown) if markdown else None


def _start_of_number(data: bytes, offset: int) -> int:
    """The start of the number at a byte, because the surroundings of a position take only a name before it for its word."""
    start = offset
    while start > 0 and data[start - 1 : start].isdigit():
        start -= 1
    is_number = not data[start - 1 : start].isalnum() and data[start : start + 1].isdigit()
    return start if is_number else offset


def _about_code(cursor: Cursor, offset: int, overview: Callable[[str], str]) -> Hover | None:
    """What the rule is about whose code is in a suppression comment."""
    end = cursor.data.find(b"\n", offset)
    found = SUPPRESSION.search(cursor.data, cursor.start, len(cursor.data) if end < 0 else end)
    if found is None or found.group("codes") is None:
        return None
    for word in _CODE.finditer(cursor.data, found.start("codes"), found.end("codes")):
        if word.start() <= offset <= word.end():
            page = overview(word.group().decode("utf-8", "replace"))
            return Hover(word.start(), word.end(), page) if page else None
    return None


def _pages(view: View, place: Place) -> Iterator[str]:
    """The possible descriptions of the word, the most specific first."""
    text = place.cursor.text
    yield about_path(view, place.cursor.start)
    if place.segment.ends_with_dot:
        yield from _about_link(view, place, text)
    elif place.is_key:
        yield from _about_key(view, place, text)
    elif place.cursor.inside is Inside.STRING:
        if place.expected is not None:
            yield from _about_text(view, place, place.expected, text)
        yield from about_string(view, place, text)
    elif place.is_free:
        yield from _about_word(view, place, text)
        if text.isdecimal() or text in ("true", "false"):
            yield about_option_around(place)


def _about_link(view: View, place: Place, text: str) -> Iterator[str]:
    built = place.target
    if built is None:
        return
    key = place.segment.key
    if text in RELATIONSHIPS and built.receivers == ("a",) and key is not None:
        yield _about_field_here(view, place, key)
    for receiver in built.receivers:
        found = member(receiver, text)
        if found is not None:
            chain = place.segment.chain or ()
            before = ".".join(link.name for link in chain) + "." if not built.called and len(chain) < 3 else "."
            page = about_member(found, before if not any(link.call for link in chain) else ".")
            effect = _about_rule_here(view, place) if receiver in _RULES else ""
            yield f"{effect}\n\n{page}" if effect else page
        elif receiver == "backend" and isinstance(built.arguments, Object):
            yield _about_given(view, built.arguments.get(text))


def _about_rule_here(view: View, place: Place) -> str:
    """What the rule at the cursor effectively allows, if it is a rule of the entry around it."""
    around = view.model_around(place)
    calls = (call for call in place.calls if call.callee.name == "authorization")
    name = around.name if around is not None else next((name_of(call.outside) for call in calls), None)
    entry = None if name is None else view.api.entry(name)
    return "" if entry is None else about_rule(view, entry)


def _about_key(view: View, place: Place, text: str) -> Iterator[str]:
    kind = place.object_type
    if kind is None:
        return
    present = place.cursor.names(place.innermost.level)
    for shape in shapes_in(kind):
        option = option_of(shape, text, case_of(shape, None, present)) or option_of(shape, text)
        if option is not None:
            # One of the free keys shows under the name that it has here.
            yield about_option(option._replace(name=text), shape)
    for each in kind.types if isinstance(kind, Either) else (kind,):
        where = schema_place(each.value) if isinstance(each, MapOf) else None
        if where == "schema-entry":
            yield _about_entry_named(view, text)
        elif isinstance(each, MapOf) and each.value == RESOURCES:
            yield _about_given(view, None if view.project is None else _given(view.project, text))
        elif where in ("model-field", "custom-type-field"):
            yield _about_field_here(view, place, text)
        elif isinstance(each, MapOf):
            yield about_option_around(place)


def _about_text(view: View, place: Place, kind: Type, text: str) -> Iterator[str]:
    if isinstance(kind, Either):
        for each in kind.types:
            yield from _about_text(view, place, each, text)
    elif isinstance(kind, ListOf):
        yield from _about_text(view, place, kind.item, text)
    elif isinstance(kind, OneOf):
        yield from (about_choice(choice) for choice in kind.choices if choice.value == text)
    elif isinstance(kind, Name):
        yield from _about_name(view, place, kind, text)


def _about_name(view: View, place: Place, kind: Name, text: str) -> Iterator[str]:
    if kind.kind in ("model", "type", "model-or-operation"):
        yield _about_entry_named(view, text)
    elif kind.kind == "reference-field":
        call = next((call for call in place.calls if call.callee.name in RELATIONSHIPS), None)
        if call is None or call.callee.name == "belongsTo":
            yield _about_field_here(view, place, text)
        else:
            yield _about_field_of(view, argument_text(view, place, call, 0), text)
    elif kind.kind in _FIELD_NAMES:
        yield _about_field_here(view, place, text)
    elif kind.kind in SCHEDULES:
        yield about_schedule(view, place, kind.kind, text)
    elif kind.kind == "group":
        yield about_group(view, text)
    elif kind.kind == "secret":
        yield about_secret(view, text)


def _about_word(view: View, place: Place, text: str) -> Iterator[str]:
    """A name at the start of an expression, or the name in a declaration."""
    typed = place.environment.get(text) or view.bindings.typed(text)
    if isinstance(typed, Callee):
        yield about_member(typed.method)
    elif isinstance(typed, Built) and typed.builder in ("model", "customType", "enum"):
        yield _about_entry_named(view, text)
    if place.segment.lead in ("const", "let", "var"):
        yield _about_entry_named(view, text)
    if isinstance(typed, Built) and typed.builder == "schema":
        yield about_schema(view)
    elif isinstance(typed, Built):
        yield from (about_allow(each) for each in typed.receivers if each.startswith("allow"))
    if text in view.bindings.names():
        yield _about_given(view, view.bindings.value(text))


def _given(project: Project, name: str) -> Value | None:
    """The argument of `defineBackend` with a name."""
    backend = project.backend
    return None if backend is None else backend.option(name)


def _about_given(view: View, value: Value | None) -> str:
    """The description of a resource; empty for other values."""
    call = define_call(value)
    is_resource = call is not None and (call.name in STACKS or call.name == "defineFunction")
    return about_resource(view, call) if call is not None and is_resource and view.project is not None else ""


def _about_entry_named(view: View, name: str) -> str:
    entry = view.api.entry(name)
    return "" if entry is None else about_entry(view, entry)


def _about_field_here(view: View, place: Place, name: str) -> str:
    around = view.model_around(place)
    return "" if around is None else _about_field_of(view, around.name, name)


def _about_field_of(view: View, entry_name: str | None, name: str) -> str:
    entry = None if entry_name is None else view.api.entry(entry_name)
    field = None if entry is None else entry.fields.get(name)
    return "" if entry is None or field is None else about_field(view, entry, field)
