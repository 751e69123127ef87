"""What other definitions need to know of a type, without places: it is equal as long as nothing of that has changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from amplify_ls.gen1.catalog.directives import RELATION_DIRECTIVES
from amplify_ls.gen1.facts.models import indexes_of, primary_key, relations_of

if TYPE_CHECKING:
    from amplify_ls.gen1.facts.models import Relation
    from amplify_ls.gen1.syntax.nodes import Definition, Field, Kind


class RelationShape(NamedTuple):
    """A relationship, as the other side sees it."""

    kind: str
    fields: tuple[str, ...] | None
    references: tuple[str, ...] | None
    index_name: str | None
    relation_name: str | None

    @property
    def is_implicit(self) -> bool:
        """Whether the foreign key is added by the transformer."""
        return self.fields is None and self.references is None and self.index_name is None and self.kind != "manyToMany"


class Incoming(NamedTuple):
    """A relationship field that leads to a model, without places."""

    owner: str
    """The model with the field."""
    has_auth: bool
    """Whether that model has authorization rules."""
    key: tuple[str, ...]
    """The key of that model."""
    key_types: tuple[str, ...]
    field: str
    target: str
    relations: tuple[RelationShape, ...]


class Side(NamedTuple):
    """One side of a many-to-many relationship."""

    model: str
    field: str


class FieldShape(NamedTuple):
    """A field."""

    name: str
    type: str
    """As written, without white space: `[Post!]!`."""
    base: str
    """The named type inside all brackets."""
    relations: tuple[RelationShape, ...]
    directives: tuple[str, ...]

    @property
    def is_list(self) -> bool:
        return self.type.startswith("[")

    @property
    def is_required(self) -> bool:
        return self.type.endswith("!")


class IndexShape(NamedTuple):
    """A secondary index."""

    name: str
    """The name as written or generated."""
    fields: tuple[str, ...]
    """The names of the partition key and of the sort keys."""
    is_named: bool
    """Whether the name is written: relationships cannot refer to a generated one."""


class TypeShape(NamedTuple):
    """A type."""

    name: str
    kind: Kind
    is_model: bool
    has_auth: bool
    fields: tuple[FieldShape, ...]
    """In order; of the definition itself, without extensions."""
    key: tuple[str, ...]
    """The names of the partition key and the sort keys; `id` if there is no `@primaryKey`."""
    indexes: tuple[IndexShape, ...]
    members: tuple[str, ...]
    """The values of an enum."""
    types: tuple[str, ...]
    """The types of a union."""
    interfaces: tuple[str, ...]

    def field(self, name: str) -> FieldShape | None:
        """The first field with a name."""
        return next((field for field in self.fields if field.name == name), None)

    def key_types(self) -> tuple[str, ...]:
        """The types of the key fields, without exclamation marks; empty for a field that does not exist."""
        return tuple(self._key_type(name) for name in self.key)

    def _key_type(self, name: str) -> str:
        field = self.field(name)
        return field.base if field is not None else "ID" if name == "id" else ""


def shape_of(definition: Definition) -> TypeShape:
    """The shape of a definition."""
    name = "" if definition.name is None else definition.name.text
    return TypeShape(
        name,
        definition.kind,
        definition.is_model,
        definition.directive("auth") is not None,
        tuple(map(field_shape, definition.fields)),
        primary_key(definition).names,
        tuple(
            IndexShape(index.name, index.names, index.written_name is not None)
            for field in definition.fields
            for index in indexes_of(name, field)
        ),
        tuple(member.name.text for member in definition.members),
        tuple(each.text for each in definition.types),
        tuple(each.text for each in definition.interfaces),
    )


def field_shape(field: Field) -> FieldShape:
    """The shape of a field."""
    return FieldShape(
        field.name.text,
        field.type.text,
        field.type.name.text,
        tuple(map(_relation_shape, relations_of(field))),
        tuple(each.name.text for each in field.directives if each.name.text not in RELATION_DIRECTIVES),
    )


def _relation_shape(relation: Relation) -> RelationShape:
    return RelationShape(
        relation.kind,
        None if relation.fields is None else tuple(name.text for name in relation.fields),
        None if relation.references is None else tuple(name.text for name in relation.references),
        None if relation.index_name is None else relation.index_name.text,
        None if relation.relation_name is None else relation.relation_name.text,
    )
