"""The operations of fixes. A rule specifies them; ``render`` decides quotes, indentation, commas and line endings.

The operations of one fix are applied in order, and all spans refer to the text before the first. All source text has single
quotes and an indentation of two spaces; ``render`` adapts both to the file.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from amplify_ls.edits.graphql_operations import GraphqlOperation

if TYPE_CHECKING:
    from amplify_ls.syntax.outline import Span
    from amplify_ls.values.values import Object, Property


class Safety(Enum):
    """Safe: one possible meaning, and no change of who has access, of data, or of what must exist outside."""

    SAFE = "safe"
    UNSAFE = "unsafe"


@dataclass(frozen=True, slots=True, eq=False)
class Replace:
    """Replace a region by ``text``."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True, eq=False)
class InsertAfter:
    """Insert ``text`` after a region, such as ``.required()`` after a call.

    A link is written on a line of its own if the previous link is.
    """

    span: Span
    text: str


@dataclass(frozen=True, slots=True, eq=False)
class Wrap:
    """Insert text before and after a region: ``(`` and ``)`` around ``['read']`` make a call of ``.to['read']``."""

    span: Span
    before: str
    after: str


@dataclass(frozen=True, slots=True, eq=False)
class InsertItem:
    """Add ``text`` to an array literal or to the arguments of a call, whose region has the brackets.

    ``index`` is the index of the new item; the number of items means at the end.
    """

    span: Span
    index: int
    text: str


@dataclass(frozen=True, slots=True, eq=False)
class InsertProperty:
    """Add ``name: value`` to an object literal: after ``after``, before ``before``, or at its end."""

    object: Object
    name: str
    value: str
    after: Property | None = None
    before: Property | None = None
    written: Span | None = None
    """Where the author has written the value already; in the same file it is taken from there, comments and all."""


@dataclass(frozen=True, slots=True, eq=False)
class RemoveProperty:
    """Remove a member from its object literal, with its comma and its line."""

    property: Property


@dataclass(frozen=True, slots=True, eq=False)
class MoveProperty:
    """Move a member, as it is written, to another object literal.

    ``path`` names objects to go down from ``target``; those that are missing are created.
    """

    property: Property
    target: Object
    path: tuple[str, ...] = ()
    besides: tuple[tuple[str, str], ...] = ()
    """Further members, as name and value, of the target object if it is created."""


@dataclass(frozen=True, slots=True, eq=False)
class SortProperties:
    """Sort the members of an object literal by name, each with its comments; blank lines stay where they are."""

    object: Object


@dataclass(frozen=True, slots=True, eq=False)
class RenameProperty:
    """Give a member another name; a shorthand becomes ``new: old``, and quotes are added or dropped as the name needs."""

    property: Property
    name: str


@dataclass(frozen=True, slots=True, eq=False)
class RenameParameter:
    """Destructure another property of a parameter: ``({ old: x })`` becomes ``({ new: x })``; x stays."""

    function: Span
    old: str
    new: str


@dataclass(frozen=True, slots=True, eq=False)
class ReplaceValue:
    """Give a member another value; a shorthand or a method becomes ``name: text``."""

    property: Property
    text: str


@dataclass(frozen=True, slots=True, eq=False)
class Remove:
    """Remove a region, such as one link of a chain, with its comments above and the line that becomes empty."""

    span: Span


@dataclass(frozen=True, slots=True, eq=False)
class RemoveItem:
    """Remove an item from a list or argument list, with its comma."""

    span: Span


@dataclass(frozen=True, slots=True, eq=False)
class AddImport:
    """Import ``name`` from ``module`` in the file of ``span``: into an import of that module, or as a new one.

    Where the file has it already under another name, the other texts of the fix are written with that name. The data
    builder ``a`` needs no such operation: a text with ``a.`` brings its import along.
    """

    span: Span
    module: str
    name: str
    is_type: bool = False
    """Whether the name is read as a type only."""


Operation = (
    Replace
    | InsertAfter
    | Wrap
    | InsertItem
    | InsertProperty
    | RemoveProperty
    | MoveProperty
    | SortProperties
    | RenameProperty
    | RenameParameter
    | ReplaceValue
    | Remove
    | RemoveItem
    | AddImport
    | GraphqlOperation
)


@dataclass(frozen=True, slots=True, eq=False)
class Fix:
    """One way to fix a finding. ``title`` describes it in the imperative."""

    title: str
    operations: tuple[Operation, ...]
    safety: Safety = Safety.UNSAFE
    is_preferred: bool = False
    """Whether the editor offers it first, independent of its safety."""


@dataclass(frozen=True, slots=True)
class TextEdit:
    """Replace the bytes from ``start`` to ``end`` of a file by ``text``."""

    path: str
    start: int
    end: int
    text: str
