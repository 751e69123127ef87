"""Completion of the arguments of `defineBackend`, and of its result."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.ide.completion.writer import About, comma
from amplify_ls.ide.hovers.backend import about_function, about_resource
from amplify_ls.model.builders import define_call
from amplify_ls.model.files.exported import is_exported, usual_specifier
from amplify_ls.values.values import Object

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from amplify_ls.ide.answers import CompletionItem
    from amplify_ls.ide.completion.writer import Writer
    from amplify_ls.ide.place import Place
    from amplify_ls.ide.typed import Built
    from amplify_ls.ide.view import View
    from amplify_ls.model.resources.definitions import Definition

_KINDS = ("defineAuth", "referenceAuth", "defineData", "defineStorage", "defineFunction")
"""The functions that create a resource, in the order of completion."""


def new_resources(view: View) -> Iterator[Definition]:
    """The resources of the project that the backend does not contain yet, and that this file can import."""
    project = view.project
    if project is None:
        return
    given = {call.name_span for call in project.wiring.resources.values()}
    for kind in _KINDS:
        for item in project.definitions.named(kind):
            is_new = item.call is not None and item.call.name_span not in given
            is_free = _is_imported(view, item) or view.bindings.value(item.name) is None
            if is_new and is_free and item.path != view.path and is_exported(project, item):
                yield item


def resource_items(view: View, writer: Writer, present: Collection[str]) -> Iterator[CompletionItem]:
    """The resources of the project that the backend does not contain yet, each with its import."""
    for item in new_resources(view):
        if item.name not in present and item.call is not None:
            yield _resource_item(view, writer, item, _KINDS.index(item.call.name))


def value_items(view: View, place: Place, writer: Writer) -> Iterator[CompletionItem]:
    """The resources as values, first the one that is named like the key before the colon."""
    for item in new_resources(view):
        assert item.call is not None
        if item.call.name != "defineFunction":
            rank = 0 if item.name == place.segment.key else 1
            source = None if _is_imported(view, item) else usual_specifier(view.module, item.path)
            about = About(item.call.name, about_resource(view, item.call), rank)
            yield writer.imported(item.name, "variable", source, "", about)


def _resource_item(view: View, writer: Writer, item: Definition, rank: int) -> CompletionItem:
    assert item.call is not None
    page = about_function(view, item.call) if item.call.name == "defineFunction" else about_resource(view, item.call)
    about = About(item.call.name, page, rank)
    if writer.is_string or writer.cursor.next_sign == ":":
        return writer.code(item.name, "property", item.name, about)
    source = None if _is_imported(view, item) else usual_specifier(view.module, item.path)
    return writer.imported(item.name, "property", source, comma(writer.cursor), about)


def _is_imported(view: View, item: Definition) -> bool:
    """Whether the file knows a resource by its own name already."""
    bound = define_call(view.bindings.value(item.name))
    return bound is not None and item.call is not None and bound.name_span == item.call.name_span


def resource_members(view: View, built: Built, writer: Writer) -> Iterator[CompletionItem]:
    """The resources after `backend.`."""
    given = built.arguments
    for rank, prop in enumerate(given if isinstance(given, Object) else ()):
        call = define_call(prop.value)
        page = "" if call is None else about_resource(view, call)
        about = About("" if call is None else call.name, page, rank)
        yield writer.code(prop.name, "property", prop.name, about)
