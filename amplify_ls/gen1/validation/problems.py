"""The kinds of problems that validation finds, with what rules need for messages and fixes."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from amplify_ls.gen1.catalog.types import DirectiveSpec, EnumSpec, InputKey, Location
    from amplify_ls.gen1.syntax.nodes import Argument, Directive, ObjectValue, Value
    from amplify_ls.syntax.outline import Span


class UnknownDirective(NamedTuple):
    """A directive that neither the transformers nor the schema declares."""

    directive: Directive
    location: Location


class MisplacedDirective(NamedTuple):
    """A directive where GraphQL does not allow it."""

    directive: Directive
    location: Location
    allowed: tuple[str, ...]


class RepeatedDirective(NamedTuple):
    """A directive that appears twice although it may appear once."""

    directive: Directive
    first: Directive


class UnknownArgument(NamedTuple):
    """An argument that the directive does not have."""

    spec: DirectiveSpec
    directive: Directive
    argument: Argument


class RepeatedArgument(NamedTuple):
    """An argument of a directive, or a key of an object, that appears twice."""

    owner: Directive | ObjectValue
    argument: Argument
    first: Argument


class MissingArgument(NamedTuple):
    """A required argument that is missing."""

    spec: DirectiveSpec
    directive: Directive
    key: InputKey


class UnknownKey(NamedTuple):
    """A key that objects of a type do not have."""

    type_name: str
    object: ObjectValue
    entry: Argument
    names: tuple[str, ...]
    """The names of the keys that they have."""


class MissingKey(NamedTuple):
    """A required key of an object that is missing."""

    type_name: str
    object: ObjectValue
    key: InputKey


class UnknownEnumValue(NamedTuple):
    """A bare word that is no value of the enum."""

    spec: EnumSpec
    span: Span
    text: str


class QuotedEnumValue(NamedTuple):
    """A string, or another value, where a bare word is expected."""

    spec: EnumSpec
    value: Value
    text: str | None
    """The string; None for other values."""


class WrongValue(NamedTuple):
    """A value of the wrong type."""

    what: str
    """The name of the argument or key."""
    type: str
    """The expected type."""
    value: Value
    graphql_message: str


Problem = (
    UnknownDirective
    | MisplacedDirective
    | RepeatedDirective
    | UnknownArgument
    | RepeatedArgument
    | MissingArgument
    | UnknownKey
    | MissingKey
    | UnknownEnumValue
    | QuotedEnumValue
    | WrongValue
)
