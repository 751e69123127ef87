"""The operations of fixes on GraphQL definitions. A rule specifies them; ``graphql.render`` decides about blanks and commas.

The operations of one fix refer to the text before the first of them, and must not overlap.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from amplify_ls.gen1.syntax.nodes import Argument, Definition, Directive, Field, ListValue, ObjectValue, Value
    from amplify_ls.syntax.outline import Span


@dataclass(frozen=True, slots=True, eq=False)
class SetText:
    """Replace a region by ``text``."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True, eq=False)
class AddBefore:
    """Add ``text`` before a region, as it is."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True, eq=False)
class AddAfter:
    """Add ``text`` after a region, separated by a blank: a directive after the type of a field."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True, eq=False)
class RemoveRegion:
    """Remove a region, such as a directive, with the blanks before it and the line that becomes empty."""

    span: Span


@dataclass(frozen=True, slots=True, eq=False)
class AddArgument:
    """Add ``name: value`` to the arguments of a directive."""

    directive: Directive
    text: str


@dataclass(frozen=True, slots=True, eq=False)
class RemoveArgument:
    """Remove an argument of a directive; without arguments, the parentheses are removed too."""

    directive: Directive
    argument: Argument


@dataclass(frozen=True, slots=True, eq=False)
class AddEntry:
    """Add ``name: value`` to an object."""

    object: ObjectValue
    text: str


@dataclass(frozen=True, slots=True, eq=False)
class RemoveEntry:
    """Remove an entry of an object."""

    object: ObjectValue
    entry: Argument


@dataclass(frozen=True, slots=True, eq=False)
class RemoveListItem:
    """Remove an item of a list."""

    list: ListValue
    item: Value


@dataclass(frozen=True, slots=True, eq=False)
class AddField:
    """Add a field at the end of a definition, on a line of its own; the definition may have no fields yet."""

    definition: Definition
    text: str


@dataclass(frozen=True, slots=True, eq=False)
class AddFieldBefore:
    """Add a field on the line before another one."""

    field: Field
    text: str


@dataclass(frozen=True, slots=True, eq=False)
class AddDefinition:
    """Add a definition after another one, separated by an empty line."""

    after: Definition
    text: str


GraphqlOperation = (
    SetText
    | AddBefore
    | AddAfter
    | RemoveRegion
    | AddArgument
    | RemoveArgument
    | AddEntry
    | RemoveEntry
    | RemoveListItem
    | AddField
    | AddFieldBefore
    | AddDefinition
)
GRAPHQL_OPERATIONS = (
    SetText,
    AddBefore,
    AddAfter,
    RemoveRegion,
    AddArgument,
    RemoveArgument,
    AddEntry,
    RemoveEntry,
    RemoveListItem,
    AddField,
    AddFieldBefore,
    AddDefinition,
)
