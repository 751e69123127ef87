"""What one `type ... @model` declares: its key, indexes, relationships and authorization rules.

These facts follow from the definition alone. `Api` puts them together with those of other definitions.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amplify_ls.gen1.catalog.directives import RELATION_DIRECTIVES
from amplify_ls.gen1.facts.auth_rules import AuthRule, auth_rules
from amplify_ls.gen1.facts.texts import index_query, text_names
from amplify_ls.gen1.syntax.nodes import NullValue, NumberValue, TextValue
from amplify_ls.incremental.facts import individual

if TYPE_CHECKING:
    from amplify_ls.gen1.syntax.nodes import Definition, Directive, Field, Name


@individual
class PrimaryKey:
    """The key of the table of a model."""

    field: Field | None
    """The field with `@primaryKey`, or a declared `id`; None for the `id` that is added."""
    directive: Directive | None
    """None for `id`."""
    sort_fields: tuple[Name, ...]
    """The names in `sortKeyFields`, whether or not there are such fields."""

    @property
    def partition(self) -> str:
        """The name of the partition key."""
        return "id" if self.field is None else self.field.name.text

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the partition key and of the sort keys."""
        return (self.partition, *(name.text for name in self.sort_fields))


@individual
class Index:
    """An `@index` of a model."""

    field: Field
    directive: Directive
    written_name: Name | None
    """None if there is no name, or an empty one, so that it is generated."""
    name: str
    """The name as written or generated."""
    sort_fields: tuple[Name, ...]
    written_query: Name | None
    """The name in `queryField`."""
    has_query: bool
    """False for `queryField: null`. Without a name there is a query if `Flags.names_index_queries`."""
    query: str | None
    """The name of the query as written or generated; None if there is none."""

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the partition key and of the sort keys."""
        return (self.field.name.text, *(name.text for name in self.sort_fields))


@individual
class Relation:
    """A relationship field of a model: `@hasOne`, `@hasMany`, `@belongsTo` or `@manyToMany`."""

    kind: str
    """The name of the directive."""
    field: Field
    directive: Directive
    fields: tuple[Name, ...] | None
    """The names in `fields`; None if the argument is missing or null."""
    references: tuple[Name, ...] | None
    """The names in `references`; None if the argument is missing or null."""
    index_name: Name | None
    relation_name: Name | None
    limit: NumberValue | None

    @property
    def target(self) -> str:
        """The name of the related type."""
        return self.field.type.name.text

    @property
    def is_implicit(self) -> bool:
        """Whether the foreign key is added by the transformer."""
        return self.fields is None and self.references is None and self.index_name is None and self.kind != "manyToMany"


@individual
class Model:
    """A type with `@model`."""

    name: Name
    definition: Definition
    directive: Directive
    """`@model`."""
    key: PrimaryKey
    indexes: tuple[Index, ...]
    relations: tuple[Relation, ...]
    auth: Directive | None
    rules: tuple[AuthRule, ...]
    """The rules of the type; those of a field are `auth_rules(field.directive("auth"))`."""

    def relation(self, field: str) -> Relation | None:
        """The first relationship of a field."""
        return next((relation for relation in self.relations if relation.field.name.text == field), None)


def model_of(definition: Definition) -> Model | None:
    """The model that a definition declares; None for anything else."""
    directive = definition.directive("model")
    if directive is None or not definition.is_model or definition.name is None:
        return None
    auth = definition.directive("auth")
    return Model(
        definition.name,
        definition,
        directive,
        primary_key(definition),
        tuple(index for field in definition.fields for index in indexes_of(definition.name.text, field)),
        tuple(relation for field in definition.fields for relation in relations_of(field)),
        auth,
        auth_rules(auth),
    )


def primary_key(definition: Definition) -> PrimaryKey:
    """The key of a model; of several `@primaryKey` the first one."""
    for field in definition.fields:
        directive = field.directive("primaryKey")
        if directive is not None:
            return PrimaryKey(field, directive, text_names(directive.get("sortKeyFields")))
    return PrimaryKey(definition.field("id"), None, ())


def indexes_of(model: str, field: Field) -> tuple[Index, ...]:
    """The indexes that a field declares."""
    return tuple(_index(model, field, directive) for directive in field.all_directives("index"))


def _index(model: str, field: Field, directive: Directive) -> Index:
    sort_fields = text_names(directive.get("sortKeyFields"))
    name, query = directive.get("name"), directive.get("queryField")
    generated = index_query(model, field.name.text, (each.text for each in sort_fields))
    written_name = next(iter(text_names(name)), None) if isinstance(name, TextValue) and name.text else None
    written_query = next(iter(text_names(query)), None) if isinstance(query, TextValue) and query.text else None
    has_query = not isinstance(query, NullValue)
    return Index(
        field,
        directive,
        written_name,
        generated if written_name is None else written_name.text,
        sort_fields,
        written_query,
        has_query,
        (generated if written_query is None else written_query.text) if has_query else None,
    )


def relations_of(field: Field) -> tuple[Relation, ...]:
    """The relationships that a field declares; more than one is a mistake."""
    return tuple(_relation(field, each) for each in field.directives if each.name.text in RELATION_DIRECTIVES)


def _relation(field: Field, directive: Directive) -> Relation:
    fields, references, limit = directive.get("fields"), directive.get("references"), directive.get("limit")
    return Relation(
        directive.name.text,
        field,
        directive,
        None if fields is None or isinstance(fields, NullValue) else text_names(fields),
        None if references is None or isinstance(references, NullValue) else text_names(references),
        next(iter(text_names(directive.get("indexName"))), None),
        next(iter(text_names(directive.get("relationName"))), None),
        limit if isinstance(limit, NumberValue) else None,
    )
