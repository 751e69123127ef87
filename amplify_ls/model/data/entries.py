"""The entries of a data schema: models, custom types, enums and operations."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from amplify_ls.incremental.facts import individual
from amplify_ls.model.builders import BuilderCall, builder_call
from amplify_ls.model.data.authorization import authorization_of
from amplify_ls.model.data.fields import Field, FieldKind, fields_of, relationship_call
from amplify_ls.values.values import Array, Chain, Text, Unknown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from amplify_ls.catalog.schema.databases import Database
    from amplify_ls.model.data.authorization import Authorization
    from amplify_ls.model.data.fields import Fields
    from amplify_ls.model.data.model import DataModel
    from amplify_ls.syntax.outline import Span
    from amplify_ls.values.values import Property


class EntryKind(Enum):
    MODEL = "model"
    CUSTOM_TYPE = "custom type"
    ENUM = "enum"
    QUERY = "query"
    MUTATION = "mutation"
    SUBSCRIPTION = "subscription"
    GENERATION = "generation"
    CONVERSATION = "conversation"
    OTHER = "other"
    """Something that is no entry of a schema."""
    UNKNOWN = "unknown"


OPERATION_KINDS = frozenset(
    {EntryKind.QUERY, EntryKind.MUTATION, EntryKind.SUBSCRIPTION, EntryKind.GENERATION, EntryKind.CONVERSATION}
)
_KINDS = {
    "model": EntryKind.MODEL,
    "customType": EntryKind.CUSTOM_TYPE,
    "enum": EntryKind.ENUM,
    "query": EntryKind.QUERY,
    "mutation": EntryKind.MUTATION,
    "subscription": EntryKind.SUBSCRIPTION,
    "generation": EntryKind.GENERATION,
    "conversation": EntryKind.CONVERSATION,
}


class Entry:
    """One entry of a schema. It belongs to one version of its value, and is read whole: who holds it has read it all."""

    def __init__(self, data: DataModel, prop: Property) -> None:
        self.data = data
        self.property = prop
        self.value = prop.value
        self.database: Database = data.database(prop.name)
        self.call: BuilderCall | None = builder_call(self.value)
        self.kind = self._kind()
        has_fields = self.kind in (EntryKind.MODEL, EntryKind.CUSTOM_TYPE)
        self.fields: Fields = fields_of(self.call.argument(0) if self.call is not None and has_fields else None)
        """The fields of a model or custom type; open and empty for anything else."""
        relationships = (field for field in self.fields if field.kind is FieldKind.RELATIONSHIP)
        self.relationships = {field.name: Relationship(self, field) for field in relationships}
        self._alike: dict[tuple[str | None, bool, tuple[str, ...] | None], list[Relationship]] = {}
        for each in self.relationships.values():
            self._alike.setdefault((each.target_name, each.is_child_side, each.references), []).append(each)
        link = None if self.call is None else self.call.modifier("authorization")
        self.authorization: Authorization | None = None if link is None else authorization_of(link)
        """The entry's own rules; of two the last counts. None where there are none: see ``lacks_authorization``."""
        self.identifier: Identifier | None = _identifier(self) if self.kind is EntryKind.MODEL else None
        """The key of a model, None where it cannot be seen."""

    @property
    def targets(self) -> tuple[str, ...]:
        """The models that it has relationships to, each once."""
        names = (each.target_name for each in self.relationships.values())
        return tuple(dict.fromkeys(name for name in names if name is not None))

    def relationships_to(self, target: str, references: tuple[str, ...], *, is_child_side: bool) -> Sequence[Relationship]:
        """The relationships to a model by the same reference fields on one side, in order."""
        return self._alike.get((target, is_child_side, references), ())

    @property
    def name(self) -> str:
        return self.property.name

    @property
    def name_span(self) -> Span:
        return self.property.name_span

    @property
    def lacks_authorization(self) -> bool:
        """Whether the entry surely has no rules of its own."""
        if self.call is None:
            return False
        if self.authorization is None:
            return self.call.lacks("authorization")
        return self.authorization.is_surely_empty

    @property
    def enum_values(self) -> Array | None:
        """The values of an enum."""
        values = None if self.call is None or self.kind is not EntryKind.ENUM else self.call.argument(0)
        return values if isinstance(values, Array) else None

    def _kind(self) -> EntryKind:
        if self.call is None:
            return EntryKind.UNKNOWN if isinstance(self.value, (Unknown, Chain)) else EntryKind.OTHER
        if self.call.arguments is None:
            return EntryKind.OTHER
        return _KINDS.get(self.call.name, EntryKind.OTHER)


@individual
class Identifier:
    """The key of a model: the fields of ``.identifier([...])``, or the ``id`` that every model has."""

    names: tuple[str, ...]
    items: tuple[Text, ...]
    """The names where they are written; empty for the ``id`` by default."""


def _identifier(entry: Entry) -> Identifier | None:
    call = entry.call
    assert call is not None
    link = call.modifier("identifier")
    if link is None:
        return Identifier(("id",), ()) if call.lacks("identifier") else None
    given = None if link.arguments is None else link.arguments[0]
    if not isinstance(given, Array) or given.is_open:
        return None
    items = tuple(item for item in given.items if isinstance(item, Text))
    if len(items) < len(given.items):
        return None
    return Identifier(tuple(item.value for item in items) or ("id",), items)


class Relationship:
    """A field of a model that is a relationship."""

    def __init__(self, model: Entry, field: Field) -> None:
        assert field.call is not None
        self.model = model
        self.field = field
        self.builder: BuilderCall = field.call
        self.data: DataModel = model.data
        # A dozen rules ask each relationship and its counterparts for these.
        call = self.call = relationship_call(field.call)
        self.kind = call.kind
        """``belongsTo``, ``hasMany`` or ``hasOne``."""
        self.is_child_side = call.kind == "belongsTo"
        """Whether this model holds the reference fields."""
        self.target_name: str | None = None if call.target is None else call.target.value
        found = call.references
        self.references: tuple[str, ...] | None = None if found is None or found.is_open else found.values
        """The names of the reference fields, None where they are not given or cannot be seen."""

    @property
    def target_span(self) -> Span:
        """Where this relationship names the other model: its own text, or the field where a shared constant is used."""
        target = self.call.target
        return target.span if target is not None and self.field.property.span.covers(target.span) else self.field.name_span

    @property
    def target(self) -> Entry | None:
        """The other model, None where it cannot be seen or is no model."""
        if self.target_name is None:
            return None
        found = self.data.entry(self.target_name)
        return found if found is not None and found.kind is EntryKind.MODEL else None

    @property
    def child(self) -> Entry | None:
        """The model that holds the reference fields."""
        return self.model if self.is_child_side else self.target

    @property
    def parent(self) -> Entry | None:
        """The model that the reference fields point to."""
        return self.target if self.is_child_side else self.model

    @property
    def counterparts(self) -> tuple[Relationship, ...] | None:
        """The relationships of the other model that point back with the same references; None where some cannot be seen."""
        other, wanted = self.target, self.references
        if other is None or wanted is None:
            return None
        found: list[Relationship] = []
        for relationship in other.relationships.values():
            if relationship.target_name is None and relationship.call.target is None:
                if not _is_target_missing(relationship):
                    return None
                continue
            if relationship.target_name != self.model.name or relationship.is_child_side == self.is_child_side:
                continue
            if relationship is self or (other is self.model and relationship.field.name == self.field.name):
                continue
            if relationship.references is None:
                if relationship.call.is_missing_references:
                    continue
                return None
            if relationship.references == wanted:
                found.append(relationship)
        return tuple(found)


def _is_target_missing(relationship: Relationship) -> bool:
    arguments = relationship.builder.arguments
    return arguments is not None and not arguments.count and not arguments.is_open
