"""The names of an API and every place that mentions them, for navigation and rename."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.gen1.syntax.nodes import Kind
from amplify_ls.ide.gen1.found import nodes_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.gen1.facts.api import Api
    from amplify_ls.gen1.syntax.schema_file import SchemaFile
    from amplify_ls.ide.gen1.found import FoundNode
    from amplify_ls.syntax.outline import Span

_OWN_FIELDS = {
    ("primaryKey", "sortKeyFields"),
    ("index", "sortKeyFields"),
    ("hasOne", "fields"),
    ("hasMany", "fields"),
    ("belongsTo", "fields"),
    ("belongsTo", "references"),
    ("auth", "ownerField"),
    ("auth", "groupsField"),
    ("index", "nonKeyFields"),
}
"""Directives and the last key of their path whose strings are fields of the same type."""
_OTHER_FIELDS = {("hasOne", "references"), ("hasMany", "references")}
"""The same for fields of the related type."""


class SchemaName(NamedTuple):
    """A name: `type` with its name, `field` of a type, `argument` of a field (`Query.search`), `member` of an enum, `index` and
    `query` of a model, `relation`, or `group` of users."""

    kind: str
    owner: str
    name: str


class Occurrence(NamedTuple):
    """A place that mentions a name."""

    name: SchemaName
    span: Span
    is_declaration: bool


def occurrences(api: Api) -> Iterator[Occurrence]:
    """Every mention of a name in an API."""
    for definition in api.definitions():
        for node in nodes_of(definition):
            yield from _occurrence(api, node)


def _occurrence(api: Api, node: FoundNode) -> Iterator[Occurrence]:
    owner = "" if node.definition.name is None else node.definition.name.text
    if node.kind == "definition":
        yield Occurrence(SchemaName("type", "", node.text), node.span, not node.definition.is_extension)
    elif node.kind == "type":
        if api.chunk(node.text) is not None:
            yield Occurrence(SchemaName("type", "", node.text), node.span, is_declaration=False)
    elif node.kind == "field":
        yield Occurrence(SchemaName("field", owner, node.text), node.span, is_declaration=True)
    elif node.kind == "argument" and node.field is not None:
        argument = SchemaName("argument", f"{owner}.{node.field.name.text}", node.text)
        yield Occurrence(argument, node.span, is_declaration=True)
    elif node.kind == "member":
        yield Occurrence(SchemaName("member", owner, node.text), node.span, is_declaration=True)
    elif node.kind == "text" and node.directive is not None and node.path:
        found = _named_by_text(api, node, owner)
        if found is not None:
            is_declaration = found.kind in ("index", "query") and node.directive.name.text == "index"
            yield Occurrence(found, node.span, is_declaration)


def _named_by_text(api: Api, node: FoundNode, owner: str) -> SchemaName | None:
    """What a string in a directive names."""
    directive = "" if node.directive is None else node.directive.name.text
    key = (directive, node.path[-1])
    target = "" if node.field is None else node.field.type.name.text
    if key in _OWN_FIELDS:
        return SchemaName("field", owner, node.text)
    if key in _OTHER_FIELDS:
        return SchemaName("field", target, node.text)
    if key == ("hasMany", "indexName"):
        return SchemaName("index", target, node.text)
    if key == ("index", "name"):
        return SchemaName("index", owner, node.text)
    if key == ("index", "queryField"):
        return SchemaName("query", owner, node.text)
    if key == ("auth", "groups"):
        return SchemaName("group", "", node.text)
    if key == ("manyToMany", "relationName"):
        return SchemaName("relation", "", node.text)
    if key == ("default", "value"):
        shape = api.shape(target)
        return SchemaName("member", target, node.text) if shape is not None and shape.kind is Kind.ENUM else None
    return None


def occurrence_at(api: Api, file: SchemaFile, offset: int) -> Occurrence | None:
    """The mention of a name at a byte."""
    chunk = file.chunk_at(offset)
    if chunk is None:
        return None
    found = [
        occurrence
        for node in nodes_of(chunk.content.get())
        for occurrence in _occurrence(api, node)
        if _touches(occurrence.span, offset)
    ]
    return min(found, key=lambda each: each.span.end - each.span.start, default=None)


def _touches(span: Span, offset: int) -> bool:
    start, end = span.resolve()
    return start <= offset <= end
