"""The place that refactorings are asked for: a selection, and the facts around it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from amplify_ls.edits.work import Work
from amplify_ls.ide.outline.items import is_within
from amplify_ls.model.data.entries import EntryKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.builders import BuilderCall
    from amplify_ls.model.data.authorization import AccessRule, Authorization
    from amplify_ls.model.data.entries import Entry
    from amplify_ls.model.data.fields import Field
    from amplify_ls.model.data.model import DataModel
    from amplify_ls.model.data.schemas import Schema
    from amplify_ls.model.project import Project
    from amplify_ls.syntax.outline import Span
    from amplify_ls.values.values import Object


class Site:
    """A selection in a file, in bytes; without one, the cursor."""

    def __init__(self, project: Project, path: str, start: int, end: int) -> None:
        self.project = project
        self.path = path
        self.start = start
        self.end = end

    def is_in(self, span: Span) -> bool:
        """Whether the whole selection is within a region."""
        if span.path != self.path:
            return False
        start, end = span.resolve()
        return start <= self.start and self.end <= end

    def touches(self, span: Span) -> bool:
        """Whether the selection and a region have something in common."""
        if span.path != self.path:
            return False
        start, end = span.resolve()
        return start <= self.end and self.start <= end

    def source(self, span: Span) -> str:
        """The text of a region as it is written, without its indentation."""
        return Work(self.project.sources).written(span)

    @cached_property
    def entry(self) -> Entry | None:
        """The entry of a schema around the selection, if that is written once for a single entry."""
        return next((each for each in self._entries() if self.is_in(_extent(each))), None)

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """The entries that the selection touches, in order."""
        return tuple(each for each in self._entries() if self.touches(_extent(each)))

    @cached_property
    def model(self) -> Entry | None:
        """The model around the selection."""
        return self.entry if self.entry is not None and self.entry.kind is EntryKind.MODEL else None

    @cached_property
    def field(self) -> Field | None:
        """The field around the selection, of a model or custom type."""
        fields = () if self.entry is None else self.entry.fields
        return next((field for field in fields if self.is_in(field.property.span)), None)

    @cached_property
    def schema(self) -> Schema | None:
        """The schema that the entry is in."""
        return None if self.entry is None else self.entry.data.schema_of(self.entry.name)

    @cached_property
    def rule(self) -> tuple[Authorization, AccessRule] | None:
        """The authorization rule of a model or schema around the selection."""
        for authorization in self._authorizations():
            for rule in authorization.rules:
                if self.is_in(rule.chain.span) and authorization.link.span.covers(rule.chain.span):
                    return authorization, rule
        return None

    def _authorizations(self) -> Iterator[Authorization]:
        if self.entry is not None:
            if self.entry.authorization is not None:
                yield self.entry.authorization
            yield from (field.authorization for field in self.entry.fields if field.authorization is not None)
            return
        for data in self.project.data:
            yield from (schema.authorization for schema in data.schemas if schema.authorization is not None)

    def _entries(self) -> Iterator[Entry]:
        for data in self.project.data:
            for name in data.names:
                entry = data.entry(name)
                if (
                    entry is not None
                    and entry.call is not None
                    and self.touches(_extent(entry))
                    and is_single(data, entry.call)
                ):
                    yield entry


def _extent(entry: Entry) -> Span:
    """The whole member of an entry, or its value if that is declared elsewhere."""
    span, call = entry.property.span, entry.call
    if call is None or span.covers(call.chain.span) or is_within(call.chain.span, span):
        return span
    return call.chain.span


def is_single(data: DataModel, call: BuilderCall) -> bool:
    """Whether what is written at a place is one entry: a function can make several at one place."""
    return len(data.made_at(call.link.span)) <= 1


def written_entries(schema: Schema) -> Object | None:
    """The object literal with the entries of a schema."""
    entries = schema.entries
    return None if entries is None else entries.written or entries


def is_plain(field: Field) -> bool:
    """Whether a field is written as a call of a builder in its place, so that it can be changed there."""
    return field.call is not None and field.property.span.covers(field.call.chain.span) and not field.call.chain.is_open
