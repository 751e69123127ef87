"""The content of a definition: names, types, directives and values, each with its place.

`reader.read_definition` creates them. Every place is a `Span` relative to the definition, so it follows the edits around the
definition. Fields of types and of inputs, arguments of fields, and arguments of directive declarations are all `Field`s; a
directive's arguments and the entries of an object value are `Argument`s.
"""

from __future__ import annotations

from dataclasses import field
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.incremental.facts import individual

if TYPE_CHECKING:
    from collections.abc import Mapping

    from amplify_ls.syntax.outline import Span


class Kind(Enum):
    """The kind of a definition; the values are the keywords."""

    TYPE = "type"
    INPUT = "input"
    ENUM = "enum"
    INTERFACE = "interface"
    UNION = "union"
    SCALAR = "scalar"
    SCHEMA = "schema"
    DIRECTIVE = "directive"
    OPERATION = "operation"
    """A query, mutation, subscription or fragment, which does not belong into a schema."""
    BROKEN = "broken"
    """A definition that cannot be parsed. Its content is unknown."""


NAMED_TYPES = frozenset({Kind.TYPE, Kind.INPUT, Kind.ENUM, Kind.INTERFACE, Kind.UNION, Kind.SCALAR})
"""The kinds that declare a type."""


class Name(NamedTuple):
    """A name where it is written."""

    text: str
    span: Span


@individual
class TextValue:
    """A string. `span` includes the quotes."""

    span: Span
    text: str
    is_block: bool = False


@individual
class NumberValue:
    """An integer or a float, as written."""

    span: Span
    text: str
    is_integer: bool


@individual
class BooleanValue:
    """`true` or `false`."""

    span: Span
    is_true: bool


@individual
class NullValue:
    """`null`."""

    span: Span


@individual
class EnumValue:
    """A bare name, such as `owner`."""

    span: Span
    text: str


@individual
class VariableValue:
    """`$name`, which has no meaning in a schema."""

    span: Span
    text: str


@individual
class ListValue:
    """A list. `span` includes the brackets."""

    span: Span
    items: tuple[Value, ...]


@individual
class ObjectValue:
    """An object. `span` includes the braces."""

    span: Span
    entries: tuple[Argument, ...]

    def get(self, name: str) -> Value | None:
        """The value of the first entry with a name."""
        return next((entry.value for entry in self.entries if entry.name.text == name), None)

    def entry(self, name: str) -> Argument | None:
        """The first entry with a name."""
        return next((entry for entry in self.entries if entry.name.text == name), None)


Value = TextValue | NumberValue | BooleanValue | NullValue | EnumValue | VariableValue | ListValue | ObjectValue


class Argument(NamedTuple):
    """An argument of a directive, or an entry of an object value."""

    name: Name
    value: Value
    span: Span


@individual
class Directive:
    """A directive in use. `span` starts at the `@` and includes the arguments."""

    name: Name
    arguments: tuple[Argument, ...]
    span: Span

    def get(self, name: str) -> Value | None:
        """The value of the first argument with a name."""
        return next((argument.value for argument in self.arguments if argument.name.text == name), None)

    def argument(self, name: str) -> Argument | None:
        """The first argument with a name."""
        return next((argument for argument in self.arguments if argument.name.text == name), None)

    @property
    def at_name(self) -> Span:
        """The place of `@name`, without the arguments."""
        return self.span._replace(end=self.name.span.end)


class TypeRef(NamedTuple):
    """A reference to a type, such as `[Post!]!`."""

    name: Name
    """The named type inside all brackets."""
    text: str
    """The whole reference without white space, such as `[Post!]!`."""
    span: Span

    @property
    def is_list(self) -> bool:
        return self.text.startswith("[")

    @property
    def is_required(self) -> bool:
        return self.text.endswith("!")

    @property
    def has_required_items(self) -> bool:
        """Whether it is a list whose items must not be null."""
        return self.is_list and self.text.rstrip("!")[1:-1].endswith("!")

    @property
    def list_depth(self) -> int:
        """How many lists are nested: 0 for a single value."""
        return self.text.count("[")


@individual
class Field:
    """A field of a type, interface or input, or an argument of a field."""

    name: Name
    type: TypeRef
    arguments: tuple[Field, ...]
    """Empty for the fields of an input."""
    default: Value | None
    """Only for the fields of an input and for arguments."""
    directives: tuple[Directive, ...]
    description: TextValue | None
    span: Span
    """From the description to the end of the last directive."""

    def directive(self, name: str) -> Directive | None:
        """The first directive with a name."""
        return next((directive for directive in self.directives if directive.name.text == name), None)

    def all_directives(self, name: str) -> tuple[Directive, ...]:
        """Every directive with a name."""
        return tuple(directive for directive in self.directives if directive.name.text == name)

    def argument(self, name: str) -> Field | None:
        """The first argument with a name."""
        return next((argument for argument in self.arguments if argument.name.text == name), None)


@individual
class Member:
    """A value of an enum."""

    name: Name
    directives: tuple[Directive, ...]
    description: TextValue | None
    span: Span


class RootOperation(NamedTuple):
    """An entry of a schema block, `query: Query`, or a field that an operation selects, `query` with `listPosts`."""

    operation: Name
    type: Name


class SyntaxFault(NamedTuple):
    """Why a definition cannot be parsed."""

    message: str
    """As graphql-js says it, without `Syntax Error:`."""
    span: Span


class Heading(NamedTuple):
    """What a definition declares, by kind and name alone."""

    kind: Kind
    name: str
    """Empty if there is none."""
    is_extension: bool
    is_model: bool
    """Whether it is a type with `@model`."""


@individual
class Definition:
    """A top-level definition. What does not apply to its kind is empty."""

    kind: Kind
    is_extension: bool
    span: Span
    """From the description to the end of the body."""
    keyword: Span
    """The place of `type`, `enum`, `extend type`, ..."""
    name: Name | None
    description: TextValue | None
    directives: tuple[Directive, ...] = ()
    interfaces: tuple[Name, ...] = ()
    fields: tuple[Field, ...] = ()
    """Fields of a type, interface or input; arguments of a directive declaration."""
    members: tuple[Member, ...] = ()
    """Values of an enum."""
    types: tuple[Name, ...] = ()
    """Types of a union."""
    roots: tuple[RootOperation, ...] = ()
    """Entries of a schema block; for an operation, its kind with each field that it selects."""
    locations: tuple[Name, ...] = ()
    """Where a declared directive is allowed."""
    is_repeatable: bool = False
    """Whether a declared directive may appear twice at one place."""
    body: Span | None = None
    """The braces with everything in them; None if there are none."""
    fault: SyntaxFault | None = None
    """Why it is broken."""
    possible_names: frozenset[str] = frozenset()
    """For a broken definition: the names of types that its text may declare."""
    directive_names: frozenset[str] = frozenset()
    """The names of the directives that the definition and its parts use."""
    uses: Mapping[str, tuple[tuple[Field, Directive], ...]] = field(default_factory=dict)
    """The fields with a directive, by the name of the directive."""

    def directive(self, name: str) -> Directive | None:
        """The first directive with a name."""
        return next((directive for directive in self.directives if directive.name.text == name), None)

    def field(self, name: str) -> Field | None:
        """The first field with a name."""
        return next((each for each in self.fields if each.name.text == name), None)

    @property
    def is_model(self) -> bool:
        """Whether it is a type, and not an extension, with `@model`."""
        return self.kind is Kind.TYPE and not self.is_extension and self.directive("model") is not None

    @property
    def heading(self) -> Heading:
        """What it declares."""
        return Heading(self.kind, "" if self.name is None else self.name.text, self.is_extension, self.is_model)
