"""What the parsed definition has at a position: names and values with their meaning."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.gen1.syntax.nodes import EnumValue, Kind, ListValue, ObjectValue, TextValue

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from amplify_ls.gen1.syntax.nodes import Argument, Definition, Directive, Field, Value
    from amplify_ls.syntax.outline import Span


class FoundNode(NamedTuple):
    """A name or value, with what contains it."""

    kind: str
    """`definition`, `field`, `argument` (of a field), `member`, `type`, `directive`, `key`, `word` or `text`."""
    text: str
    span: Span
    definition: Definition
    field: Field | None = None
    directive: Directive | None = None
    path: tuple[str, ...] = ()
    """The argument and the keys of a key or value."""


def nodes_of(definition: Definition) -> Iterator[FoundNode]:
    """The names and values of a definition, in no particular order."""
    if definition.kind in (Kind.BROKEN, Kind.OPERATION):
        return
    if definition.name is not None and definition.kind is not Kind.DIRECTIVE:
        yield FoundNode("definition", definition.name.text, definition.name.span, definition)
    yield from _of_directives(definition, None, definition.directives)
    for name in (*definition.interfaces, *definition.types, *(root.type for root in definition.roots)):
        yield FoundNode("type", name.text, name.span, definition)
    for member in definition.members:
        yield FoundNode("member", member.name.text, member.name.span, definition)
    for field in definition.fields:
        yield FoundNode("field", field.name.text, field.name.span, definition, field)
        yield FoundNode("type", field.type.name.text, field.type.name.span, definition, field)
        yield from _of_directives(definition, field, field.directives)
        for argument in field.arguments:
            yield FoundNode("argument", argument.name.text, argument.name.span, definition, field)
            yield FoundNode("type", argument.type.name.text, argument.type.name.span, definition, field)


def _of_directives(definition: Definition, field: Field | None, directives: Iterable[Directive]) -> Iterator[FoundNode]:
    for directive in directives:
        name = directive.name.text
        yield FoundNode("directive", name, directive.at_name, definition, field, directive)
        yield from _of_arguments(definition, field, directive, directive.arguments, ())


def _of_arguments(
    definition: Definition, field: Field | None, directive: Directive, arguments: Iterable[Argument], path: tuple[str, ...]
) -> Iterator[FoundNode]:
    for argument in arguments:
        below = (*path, argument.name.text)
        yield FoundNode("key", argument.name.text, argument.name.span, definition, field, directive, below)
        yield from _of_value(definition, field, directive, argument.value, below)


def _of_value(
    definition: Definition, field: Field | None, directive: Directive, value: Value, path: tuple[str, ...]
) -> Iterator[FoundNode]:
    if isinstance(value, ListValue):
        for item in value.items:
            yield from _of_value(definition, field, directive, item, path)
    elif isinstance(value, ObjectValue):
        yield from _of_arguments(definition, field, directive, value.entries, path)
    elif isinstance(value, TextValue):
        inner = value.span._replace(start=value.span.start + 1, end=value.span.end - 1)
        yield FoundNode("text", value.text, inner, definition, field, directive, path)
    elif isinstance(value, EnumValue):
        yield FoundNode("word", value.text, value.span, definition, field, directive, path)


def node_at(definition: Definition, offset: int) -> FoundNode | None:
    """The smallest name or value at a byte."""
    touching = [node for node in nodes_of(definition) if _touches(node.span, offset)]
    return min(touching, key=lambda node: node.span.end - node.span.start, default=None)


def _touches(span: Span, offset: int) -> bool:
    start, end = span.resolve()
    return start <= offset <= end
