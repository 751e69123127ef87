"""The outline of each file of a project, kept up to date."""

from __future__ import annotations

from operator import is_
from typing import TYPE_CHECKING

from amplify_ls.ide.outline.items import Content, Item, ItemKind, is_within, item
from amplify_ls.ide.outline.resource_items import resource_content
from amplify_ls.ide.outline.schema_items import call_content, entry_content, rule_items
from amplify_ls.incremental.declared import derived_map_by
from amplify_ls.incremental.graph import Derived
from amplify_ls.model.builders import builder_call, define_call
from amplify_ls.model.resources.definitions import top_names, top_value
from amplify_ls.syntax.outline import Span
from amplify_ls.values.values import Object, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.builders import BuilderCall
    from amplify_ls.model.project import Project
    from amplify_ls.values.resolution.module import Module
    from amplify_ls.values.values import Property, Value


class Outlines:
    """The items of the files of a project.

    Each entry of a schema is a cell, so an edit reads the entry that it is in again, and the list of entries.
    """

    def __init__(self, project: Project) -> None:
        self._project = project

    @derived_map_by(is_)
    def of_file(self, path: str) -> tuple[Item, ...]:
        """The items of a file in the order of their places; none for a file that declares nothing."""
        module = self._project.sources.module(path)
        if module is None:
            return ()
        found = [*self._declared(module), *self._made_by_backend(path)]
        return tuple(sorted(found, key=lambda each: each.span.resolve()))

    def _declared(self, module: Module) -> Iterator[Item]:
        for name in top_names(module):
            value = top_value(module, name)
            places = _places(module, name)
            if value is None or places is None or not is_within(value.span, places[0]):
                continue
            content = self._content_of(value)
            if content is not None:
                whole, name_span = places
                call = define_call(value)
                shown = call.name if name_span is None and call is not None else name
                yield Item(shown, whole, name_span or (value.span if call is None else call.name_span), content)

    def _content_of(self, value: Value) -> Content | None:
        call = builder_call(value)
        if call is not None and call.name == "schema" and call.arguments is not None:
            return Content(ItemKind.SCHEMA, "schema", tuple(self._entries(call)))
        content = entry_content(value) or resource_content(value)
        define = define_call(value)
        if content is None or define is None or define.name != "defineData":
            return content
        schema = None if define.options is None else define.options.properties.get("schema")
        inner = None if schema is None else builder_call(schema.value)
        if schema is None or inner is None or inner.name != "schema" or not schema.span.covers(schema.value.span):
            return content
        entries = Content(ItemKind.SCHEMA, "schema", tuple(self._entries(inner)))
        return Content(
            content.kind, content.detail, (Item("schema", schema.span, schema.name_span, entries), *content.children)
        )

    def _entries(self, call: BuilderCall) -> Iterator[Item]:
        given = call.argument(0)
        start, end = call.chain.span.resolve()
        for prop in given if isinstance(given, Object) else ():
            span = prop.span
            if span.path == call.chain.span.path and start <= span.resolve()[0] < end:
                content = self._entry(prop)
                if content is not None:
                    yield Item(prop.name, span, prop.name_span, content)
        link = call.modifier("authorization")
        if link is not None:
            yield from (each for each in rule_items(link) if is_within(each.span, call.chain.span))

    def _entry(self, prop: Property) -> Content | None:
        cell = prop.cell
        content = self._content((cell, prop.name)) if isinstance(cell, Derived) else entry_content(prop.value)
        if content is None or not content.children:
            return content
        value, span = prop.value, prop.span
        if span.covers(value.span) or is_within(value.span, span):
            return content
        # Declared elsewhere, where its parts are shown.
        return Content(content.kind, content.detail)

    @derived_map_by(is_)
    def _content(self, key: tuple[Derived[Value], str]) -> Content | None:
        cell, name = key
        for data in self._project.data:
            entry = data.entry(name)
            # The API has read the fields already.
            if entry is not None and entry.property.cell is cell and entry.call is not None:
                return call_content(entry.call, entry.fields)
        return entry_content(cell.get())

    def _made_by_backend(self, path: str) -> Iterator[Item]:
        for backend in self._project.backends:
            if backend.path != path:
                continue
            for kind, method in ((ItemKind.STACK, "createStack"), (ItemKind.OUTPUT, "addOutput")):
                for call in backend.calls(method):
                    name = call.arguments[0]
                    text = name.value if isinstance(name, Text) else method
                    whole = call.name_span._replace(end=call.arguments.span.end)
                    yield item(kind, text, whole, call.name_span, method)


def _places(module: Module, name: str) -> tuple[Span, Span | None] | None:
    """The whole statement of a top-level name, and the name in it; None for the name of an expression."""
    header = module.file.header.get()
    if name.startswith("#"):
        chunk, name_span = header.statements[int(name[1:])], None
    elif name in header.sites:
        chunk, name_span = header.sites[name].statement, module.declaration(name)
    elif header.default_export is not None:
        chunk, name_span = header.default_export, None
    else:
        return None
    chunk.content.get()
    return Span(chunk.anchor, 0, chunk.anchor.relative(chunk.end)), name_span
