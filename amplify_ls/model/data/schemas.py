"""The schemas of an API, and the table of their entries."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from amplify_ls.catalog.schema.databases import DYNAMODB
from amplify_ls.incremental.facts import individual
from amplify_ls.model.builders import BuilderCall, builder_call
from amplify_ls.model.data.authorization import authorization_of
from amplify_ls.model.data.sql import SqlSchema
from amplify_ls.model.data.sql_reading import configured_schema
from amplify_ls.values.values import Array, Object, Property, Value

if TYPE_CHECKING:
    from amplify_ls.catalog.schema.databases import Database
    from amplify_ls.model.data.authorization import Authorization

MOST_ENTRIES = 1_000
"""Entries of an API that are read, each of which takes more than half a millisecond. An API with 500 models cannot be deployed:
each is a nested stack, and a stack has at most 500 resources."""


@individual
class Schema:
    """One ``a.schema({...})`` or ``a.combine`` member."""

    call: BuilderCall
    entries: Object | None
    """Its entries, None where they cannot be seen."""
    combination: BuilderCall | None = None
    """The ``a.combine`` that it is a member of."""
    sql: SqlSchema | None = None
    """What makes it a schema over a SQL database."""

    @property
    def database(self) -> Database:
        """The database that its models are in."""
        return DYNAMODB if self.sql is None else self.sql.database

    @property
    def authorization(self) -> Authorization | None:
        """The rules of the whole schema."""
        link = self.call.modifier("authorization")
        return None if link is None else authorization_of(link)


@individual
class SchemaTable:
    """The entries of all schemas of an API by name. The first of two with one name counts."""

    schemas: tuple[Schema, ...]
    properties: dict[str, tuple[Schema, Property]]
    is_open: bool
    """There may be entries that are unknown."""
    has_all_schemas: bool
    """Whether the schemas are known to be all; each may have unknown entries."""
    beyond: Property | None
    """The first of the entries that are unknown because there are more than ``MOST_ENTRIES``."""


def schema_table(root: Value | None) -> SchemaTable:
    """The entries of a schema, or of all schemas of ``a.combine``."""
    schemas, may_have_more = _schemas(root)
    is_open = may_have_more
    properties: dict[str, tuple[Schema, Property]] = {}
    for schema in schemas:
        if schema.entries is None:
            is_open = True
            continue
        is_open = is_open or schema.entries.is_open
        for prop in schema.entries:
            if len(properties) == MOST_ENTRIES:
                return SchemaTable(tuple(schemas), properties, is_open=True, has_all_schemas=not may_have_more, beyond=prop)
            properties.setdefault(prop.name, (schema, prop))
    return SchemaTable(tuple(schemas), properties, is_open, not may_have_more, None)


def _schemas(root: Value | None) -> tuple[list[Schema], bool]:
    configured = configured_schema(root)
    if isinstance(configured, SqlSchema):
        return [Schema(configured.call, configured.entries, sql=configured)], False
    call = builder_call(root) if configured is None else configured
    if call is None or call.arguments is None:
        return [], True
    given = call.argument(0)
    if call.name == "schema":
        return [Schema(call, given if isinstance(given, Object) else None)], False
    if call.name != "combine" or not isinstance(given, Array):
        return [], True
    schemas: list[Schema] = []
    is_open = given.is_open
    for item in given.items:
        inner, more = _schemas(item)
        schemas.extend(replace(schema, combination=call) for schema in inner)
        is_open = is_open or more
    return schemas, is_open


def has_rules(schema: Schema) -> bool | None:
    """Whether a schema has rules that hold for its models; rules for functions, ``allow.resource``, are none of these."""
    found = schema.authorization
    if found is None:
        # Rules on the combination are a fault of their own, and were meant for these models.
        is_sure = schema.combination is None or schema.combination.lacks("authorization")
        return False if is_sure and schema.call.lacks("authorization") else None
    if any(rule.name != "resource" for rule in found.rules):
        return True
    return None if found.is_open else False
