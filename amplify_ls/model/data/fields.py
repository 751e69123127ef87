"""Fields of models and custom types."""

from __future__ import annotations

import builtins
from enum import Enum
from typing import TYPE_CHECKING

from amplify_ls.incremental.facts import individual
from amplify_ls.model.builders import BuilderCall, builder_call
from amplify_ls.model.data.authorization import authorization_of
from amplify_ls.values.values import Array, Boolean, Chain, Function, Nothing, Number, Object, Text, Unknown, Value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amplify_ls.model.data.authorization import Authorization
    from amplify_ls.syntax.outline import Span
    from amplify_ls.values.values import Property

RELATIONSHIPS = frozenset({"belongsTo", "hasMany", "hasOne"})
GRAPHQL_TYPES = {
    "id": "ID",
    "string": "String",
    "integer": "Int",
    "float": "Float",
    "boolean": "Boolean",
    "date": "AWSDate",
    "time": "AWSTime",
    "datetime": "AWSDateTime",
    "timestamp": "AWSTimestamp",
    "email": "AWSEmail",
    "json": "AWSJSON",
    "phone": "AWSPhone",
    "url": "AWSURL",
    "ipAddress": "AWSIPAddress",
}


class FieldKind(Enum):
    SCALAR = "scalar"
    RELATIONSHIP = "relationship"
    REFERENCE = "reference"
    """``a.ref('Name')``."""
    ENUM = "enum"
    """An inline ``a.enum([...])``."""
    CUSTOM_TYPE = "custom type"
    """An inline ``a.customType({...})``."""
    OTHER = "other"
    """A builder that does not belong here, or does not exist."""
    UNKNOWN = "unknown"
    """It cannot be seen what it is."""


@individual
class Field:
    """One field. ``call`` is None where its value is no builder call."""

    name: str
    property: Property
    value: Value
    kind: FieldKind
    call: BuilderCall | None

    @builtins.property
    def name_span(self) -> Span:
        return self.property.name_span

    @builtins.property
    def graphql_type(self) -> str | None:
        """The GraphQL type of a scalar field."""
        return None if self.call is None or self.kind is not FieldKind.SCALAR else GRAPHQL_TYPES[self.call.name]

    def has(self, modifier: str) -> bool | None:
        """Whether a modifier is called on it; None where that cannot be seen."""
        if self.call is None or self.kind in (FieldKind.UNKNOWN, FieldKind.OTHER):
            return None
        if self.call.modifiers and self.call.modifier(modifier) is not None:
            return True
        return None if self.call.chain.is_open else False

    @builtins.property
    def authorization(self) -> Authorization | None:
        """The field's own rules."""
        # Several rules ask every field, and few fields have modifiers.
        link = None if self.call is None or not self.call.modifiers else self.call.modifier("authorization")
        return None if link is None else authorization_of(link)


@individual
class Fields:
    """The fields of a model or custom type, by name."""

    literal: Object | None
    """The object literal that they are written in, if it can be seen."""
    by_name: dict[str, Field]
    is_open: bool

    def get(self, name: str) -> Field | None:
        return self.by_name.get(name)

    def lacks(self, name: str) -> bool:
        """Whether there is surely no such field."""
        return not self.is_open and name not in self.by_name

    def __iter__(self) -> Iterator[Field]:
        return iter(self.by_name.values())


@individual
class References:
    """The reference fields that a relationship names, in order."""

    names: tuple[Text, ...]
    is_open: bool
    """Some of them cannot be seen."""
    span: Span

    @builtins.property
    def values(self) -> tuple[str, ...]:
        return tuple(name.value for name in self.names)


@individual
class RelationshipCall:
    """The arguments of ``a.belongsTo``, ``a.hasMany`` or ``a.hasOne``."""

    kind: str
    target: Text | None
    """The other model's name, None where it is not given or cannot be seen."""
    references: References | None
    """None where they are not given."""
    is_missing_references: bool
    """Whether there is surely no such argument."""
    wrong_references: Value | None
    """What is given in their place and is surely neither a name nor a list; None where that is right or cannot be seen."""
    scattered_references: tuple[Text, ...]
    """Names that are given one by one, where they should be one list: the references cannot be told then."""


def field_of(prop: Property) -> Field:
    """Read one field."""
    value = prop.value
    call = builder_call(value)
    return Field(prop.name, prop, value, _kind_of(value, call), call)


_KINDS = {"ref": FieldKind.REFERENCE, "enum": FieldKind.ENUM, "customType": FieldKind.CUSTOM_TYPE}


def _kind_of(value: Value, call: BuilderCall | None) -> FieldKind:
    if call is None:
        if isinstance(value, (Unknown, Chain)):
            return FieldKind.UNKNOWN
        return FieldKind.OTHER
    if call.arguments is None:
        return FieldKind.OTHER
    if call.name in GRAPHQL_TYPES:
        return FieldKind.SCALAR
    if call.name in RELATIONSHIPS:
        return FieldKind.RELATIONSHIP
    return _KINDS.get(call.name, FieldKind.OTHER)


def fields_of(value: Value | None) -> Fields:
    """Read the fields that are given to ``a.model`` or ``a.customType``."""
    if not isinstance(value, Object):
        return Fields(None, {}, is_open=True)
    return Fields(value.written or value, {prop.name: field_of(prop) for prop in value}, value.is_open)


def relationship_call(call: BuilderCall) -> RelationshipCall:
    """Read the arguments of a relationship."""
    target = call.argument(0)
    arguments = call.arguments
    given = call.argument(1)
    missing = arguments is not None and arguments.count < 2 and not arguments.is_open
    scattered = _scattered(() if arguments is None else arguments.values[1:])
    references = None if given is None else _references(given)
    if references is not None and scattered:
        references = References((), is_open=True, span=references.span)
    return RelationshipCall(
        call.name,
        target if isinstance(target, Text) else None,
        references,
        missing,
        given if isinstance(given, (Object, Number, Boolean, Nothing, Function)) else None,
        scattered,
    )


def _scattered(values: tuple[Value, ...]) -> tuple[Text, ...]:
    names = tuple(value for value in values if isinstance(value, Text))
    return names if len(names) > 1 and len(names) == len(values) else ()


def _references(value: Value) -> References:
    if isinstance(value, Text):
        return References((value,), is_open=False, span=value.span)
    if isinstance(value, Array):
        names = tuple(item for item in value.items if isinstance(item, Text))
        return References(names, value.is_open or len(names) < len(value.items), value.span)
    return References((), is_open=True, span=value.span)
