"""Read one definition: graphql-core parses its text, and the result becomes nodes with places."""

from __future__ import annotations

import re
from itertools import accumulate
from typing import TYPE_CHECKING

from graphql import language as ast
from graphql.error import GraphQLSyntaxError

from amplify_ls.gen1.syntax import nodes
from amplify_ls.gen1.syntax.nodes import Definition, Kind, Name, SyntaxFault
from amplify_ls.syntax.outline import Anchor, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_KINDS: dict[type[ast.Node], Kind] = {
    ast.ObjectTypeDefinitionNode: Kind.TYPE,
    ast.ObjectTypeExtensionNode: Kind.TYPE,
    ast.InputObjectTypeDefinitionNode: Kind.INPUT,
    ast.InputObjectTypeExtensionNode: Kind.INPUT,
    ast.EnumTypeDefinitionNode: Kind.ENUM,
    ast.EnumTypeExtensionNode: Kind.ENUM,
    ast.InterfaceTypeDefinitionNode: Kind.INTERFACE,
    ast.InterfaceTypeExtensionNode: Kind.INTERFACE,
    ast.UnionTypeDefinitionNode: Kind.UNION,
    ast.UnionTypeExtensionNode: Kind.UNION,
    ast.ScalarTypeDefinitionNode: Kind.SCALAR,
    ast.ScalarTypeExtensionNode: Kind.SCALAR,
    ast.SchemaDefinitionNode: Kind.SCHEMA,
    ast.SchemaExtensionNode: Kind.SCHEMA,
    ast.DirectiveDefinitionNode: Kind.DIRECTIVE,
}
_WITH_USES = frozenset({Kind.TYPE, Kind.INTERFACE})
_EXTENSIONS = (ast.TypeExtensionNode, ast.SchemaExtensionNode)
_MOST_LITERALS = 3
_LITERAL = re.compile(r"true|false|null")
_KEYWORD = re.compile(r"(?:extend[\s,]+)?[A-Za-z]+")
_DECLARES = re.compile(rb"\b(?:type|input|enum|interface|union|scalar)\s+([A-Za-z_]\w*)")


def read_definition(anchor: Anchor, data: bytes) -> Definition:
    """The definition in a text, whose places are relative to an anchor at its start; a broken one if it cannot be parsed."""
    text = data.decode("utf-8", "replace")
    places = _Places(anchor, text)
    try:
        parsed = _parsed(text)
    except GraphQLSyntaxError as error:
        return _broken(places, data, _said(error.message), next(iter(error.positions or ()), 0))
    except RecursionError:
        return _broken(places, data, "This definition is nested too deeply.", 0)
    if len(parsed) != 1:
        return _broken(places, data, "Expected one definition.", 0)
    return _Reader(places).definition(parsed[0])


def skipped_definition(anchor: Anchor, data: bytes) -> Definition:
    """The definition for a text that is not parsed: it may declare any of the names in it."""
    return _unknown(Span(anchor, 0, len(data)), data, None)


def _parsed(text: str) -> tuple[ast.DefinitionNode, ...]:
    """The definitions in a text. Values of enums that are named like literals are accepted, as by the CLI's version."""
    for _ in range(_MOST_LITERALS):
        try:
            return ast.parse(text).definitions
        except GraphQLSyntaxError as error:
            match = _LITERAL.match(text, next(iter(error.positions or ()), 0))
            if match is None or "is reserved" not in error.message:
                raise
            # A name of the same length; the nodes take their names from the original text.
            text = f"{text[: match.start()]}{'_' * len(match.group())}{text[match.end() :]}"
    return ast.parse(text).definitions


def _said(message: str) -> str:
    """A message of graphql-core in the words of graphql-js, which quotes with double quotes."""
    message = message.removeprefix("Syntax Error: ")
    return message if "quote character" in message else message.replace("'", '"')


def _broken(places: _Places, data: bytes, message: str, position: int) -> Definition:
    if message.startswith("Invalid number"):
        # The number begins before what is wrong with it.
        position = places.start_of_number(position)
    end = places.end_of_token(position)
    fault = SyntaxFault(message, places.span(position, end))
    return _unknown(places.span(0, len(places.text)), data, fault)


def _unknown(whole: Span, data: bytes, fault: SyntaxFault | None) -> Definition:
    names = frozenset(name.decode() for name in _DECLARES.findall(data))
    return Definition(
        Kind.BROKEN,
        is_extension=False,
        span=whole,
        keyword=whole,
        name=None,
        description=None,
        fault=fault,
        possible_names=names,
    )


class _Places:
    """Positions of graphql-core, which count characters, as places in bytes."""

    def __init__(self, anchor: Anchor, text: str) -> None:
        self.text = text
        self._anchor = anchor
        # Nothing to convert in most texts.
        self._bytes = None if text.isascii() else [0, *accumulate(len(each.encode()) for each in text)]

    def span(self, start: int, end: int) -> Span:
        if self._bytes is None:
            return Span(self._anchor, start, end)
        return Span(self._anchor, self._bytes[start], self._bytes[end])

    def start_of_number(self, position: int) -> int:
        """The start of the number that ends at a position."""
        return len(self.text[:position].rstrip("-+.0123456789eE"))

    def end_of_token(self, start: int) -> int:
        """The end of the word, or of the single character, at a position."""
        found = re.compile(r"\w+|\S").match(self.text, start)
        return min(start, len(self.text)) if found is None else found.end()


class _Reader:
    """Converts the nodes of one definition."""

    def __init__(self, places: _Places) -> None:
        self._places = places

    def definition(self, node: ast.DefinitionNode) -> Definition:
        kind = _KINDS.get(type(node), Kind.OPERATION)
        description = getattr(node, "description", None)
        after = self._skip_blanks(_end(description)) if description is not None else self._skip_blanks(_start(node))
        match = _KEYWORD.match(self._places.text, after)
        keyword = self._places.span(after, after if match is None else match.end())
        name = getattr(node, "name", None)
        found = () if kind is Kind.OPERATION else getattr(node, "fields", None) or getattr(node, "arguments", None) or ()
        directives = tuple(map(self._directive, getattr(node, "directives", ()))) if kind is not Kind.OPERATION else ()
        fields = tuple(map(self._field, found))
        members = tuple(map(self._member, getattr(node, "values", ())))
        uses = _uses(fields)
        return Definition(
            kind,
            isinstance(node, _EXTENSIONS),
            self._span(node),
            keyword,
            None if name is None else self._name(name),
            None if description is None else self._text(description),
            directives,
            tuple(self._name(each.name) for each in getattr(node, "interfaces", ())),
            fields,
            members,
            tuple(self._name(each.name) for each in getattr(node, "types", ())),
            tuple(map(self._root, getattr(node, "operation_types", ()))) or tuple(self._selected(node)),
            tuple(map(self._name, getattr(node, "locations", ()))),
            bool(getattr(node, "repeatable", False)),
            self._body(node),
            directive_names=frozenset(
                (*uses, *(each.name.text for each in (*directives, *_directives_inside(fields, members))))
            ),
            uses=uses if kind in _WITH_USES else {},
        )

    def _body(self, node: ast.DefinitionNode) -> Span | None:
        if node.loc is None or node.loc.end_token.kind is not ast.TokenKind.BRACE_R:
            return None
        items = [*getattr(node, "fields", ()), *getattr(node, "values", ()), *getattr(node, "operation_types", ())]
        before = items[0].loc.start_token.prev if items and items[0].loc else None
        return None if before is None else self._places.span(before.start, node.loc.end)

    def _skip_blanks(self, position: int) -> int:
        found = re.compile(r"(?:[\s,\ufeff]|#[^\r\n]*)*").match(self._places.text, position)
        return position if found is None else found.end()

    def _span(self, node: ast.Node) -> Span:
        return self._places.span(_start(node), _end(node))

    def _name(self, node: ast.NameNode) -> Name:
        return Name(self._places.text[_start(node) : _end(node)], self._span(node))

    def _text(self, node: ast.StringValueNode) -> nodes.TextValue:
        return nodes.TextValue(self._span(node), node.value, bool(node.block))

    def _directive(self, node: ast.DirectiveNode) -> nodes.Directive:
        return nodes.Directive(self._name(node.name), self._arguments(node.arguments), self._span(node))

    def _arguments(self, found: Iterable[ast.ArgumentNode | ast.ObjectFieldNode]) -> tuple[nodes.Argument, ...]:
        return tuple(nodes.Argument(self._name(each.name), self._value(each.value), self._span(each)) for each in found)

    def _value(self, node: ast.ValueNode) -> nodes.Value:
        span = self._span(node)
        if isinstance(node, ast.StringValueNode):
            return nodes.TextValue(span, node.value, bool(node.block))
        if isinstance(node, ast.EnumValueNode):
            return nodes.EnumValue(span, node.value)
        if isinstance(node, ast.ListValueNode):
            return nodes.ListValue(span, tuple(map(self._value, node.values)))
        if isinstance(node, ast.ObjectValueNode):
            return nodes.ObjectValue(span, self._arguments(node.fields))
        if isinstance(node, (ast.IntValueNode, ast.FloatValueNode)):
            return nodes.NumberValue(span, node.value, isinstance(node, ast.IntValueNode))
        if isinstance(node, ast.BooleanValueNode):
            return nodes.BooleanValue(span, node.value)
        if isinstance(node, ast.VariableNode):
            return nodes.VariableValue(span, node.name.value)
        return nodes.NullValue(span)

    def _type(self, node: ast.TypeNode) -> nodes.TypeRef:
        before, after, inner = "", "", node
        while not isinstance(inner, ast.NamedTypeNode):
            if isinstance(inner, ast.ListTypeNode):
                before, after = before + "[", "]" + after
            else:
                after = "!" + after
            inner = inner.type  # type: ignore[attr-defined]
        name = self._name(inner.name)
        return nodes.TypeRef(name, f"{before}{name.text}{after}", self._span(node))

    def _field(self, node: ast.FieldDefinitionNode | ast.InputValueDefinitionNode) -> nodes.Field:
        default = getattr(node, "default_value", None)
        return nodes.Field(
            self._name(node.name),
            self._type(node.type),
            tuple(map(self._field, getattr(node, "arguments", ()))),
            None if default is None else self._value(default),
            self._directives(node.directives),
            None if node.description is None else self._text(node.description),
            self._span(node),
        )

    def _directives(self, found: Sequence[ast.DirectiveNode]) -> tuple[nodes.Directive, ...]:
        return tuple(map(self._directive, found))

    def _member(self, node: ast.EnumValueDefinitionNode) -> nodes.Member:
        description = None if node.description is None else self._text(node.description)
        return nodes.Member(self._name(node.name), self._directives(node.directives), description, self._span(node))

    def _root(self, node: ast.OperationTypeDefinitionNode) -> nodes.RootOperation:
        start = _start(node)
        word = node.operation.value
        return nodes.RootOperation(Name(word, self._places.span(start, start + len(word))), self._name(node.type.name))

    def _selected(self, node: ast.DefinitionNode) -> Iterator[nodes.RootOperation]:
        if not isinstance(node, ast.OperationDefinitionNode):
            return
        kind = Name(node.operation.value, self._places.span(_start(node), _start(node)))
        for each in node.selection_set.selections:
            if isinstance(each, ast.FieldNode):
                yield nodes.RootOperation(kind, self._name(each.name))


def _uses(fields: Iterable[nodes.Field]) -> dict[str, tuple[tuple[nodes.Field, nodes.Directive], ...]]:
    """The fields with a directive, by its name."""
    found: dict[str, tuple[tuple[nodes.Field, nodes.Directive], ...]] = {}
    for field in fields:
        for directive in field.directives:
            found[directive.name.text] = (*found.get(directive.name.text, ()), (field, directive))
    return found


def _directives_inside(fields: Iterable[nodes.Field], members: Iterable[nodes.Member]) -> Iterator[nodes.Directive]:
    """The directives of arguments and of the values of an enum."""
    for field in fields:
        for argument in field.arguments:
            yield from argument.directives
    for member in members:
        yield from member.directives


def _start(node: ast.Node) -> int:
    return 0 if node.loc is None else node.loc.start


def _end(node: ast.Node) -> int:
    return 0 if node.loc is None else node.loc.end
